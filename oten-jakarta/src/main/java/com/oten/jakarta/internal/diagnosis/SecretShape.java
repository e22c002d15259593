package com.oten.jakarta.internal.diagnosis;

import com.oten.jakarta.internal.diagnosis.RequestObjectCheck.State;
import com.oten.jakarta.internal.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a client secret looks like, without revealing it. The guide's usual mistakes are a secret that was cut off,
 * copied with spaces around it, or decoded or encoded on its way.
 */
final class SecretShape {
    private static final int LEAST = 32;
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{16,}={0,2}");

    private final State state;
    private final String text;

    private SecretShape(State state, String text) {
        this.state = state;
        this.text = text;
    }

    static SecretShape of(Secret secret) {
        String value = secret.value();
        List<String> seen = new ArrayList<>();
        boolean isOdd = false;
        int length = secret.bytes().length;
        if (length < LEAST) {
            isOdd = true;
            seen.add(length + " bytes, fewer than the " + LEAST + " that HS256 asks for (RFC 7518 section 3.2)");
        } else {
            seen.add(length + " bytes");
        }
        if (!value.strip().equals(value)) {
            isOdd = true;
            seen.add("spaces or line ends around it");
        } else {
            seen.add("no spaces around it");
        }
        if (value.length() > 1 && "\"'".indexOf(value.charAt(0)) >= 0 && value.endsWith(value.substring(0, 1))) {
            isOdd = true;
            seen.add("quotes around it");
        }
        if (!value.strip().chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            isOdd = true;
            seen.add("spaces or non-ASCII characters in it");
        }
        String stripped = value.strip();
        if (isEncodedText(stripped)) {
            isOdd = true;
            seen.add("looks like Base64 of a text: was it encoded on its way here?");
        } else if (looksLikeBase64(stripped)) {
            seen.add("looks like Base64, which Oten wants as it stands, never decoded");
        } else {
            seen.add("does not look like Base64");
        }
        return new SecretShape(isOdd ? State.ODD : State.OPEN, "client secret has " + String.join(", ", seen));
    }

    State state() {
        return state;
    }

    String text() {
        return text;
    }

    /** Letters and digits alone may be anything. */
    private static boolean looksLikeBase64(String value) {
        return BASE64.matcher(value).matches()
                && value.length() % 4 == 0
                && value.chars().anyMatch(c -> c == '=' || c == '+' || c == '/');
    }

    /** What {@code base64} makes of a secret, as in a Kubernetes manifest; random bytes would hardly decode to text. */
    private static boolean isEncodedText(String value) {
        if (!BASE64.matcher(value).matches() || value.length() % 4 != 0) {
            return false;
        }
        try {
            String decoded = new String(Base64.getDecoder().decode(value), StandardCharsets.ISO_8859_1);
            return decoded.strip().chars().allMatch(c -> c >= 0x20 && c < 0x7f);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
