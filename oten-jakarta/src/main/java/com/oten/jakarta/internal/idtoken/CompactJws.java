package com.oten.jakarta.internal.idtoken;

import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.idtoken.TokenKind.Fault;
import com.oten.jakarta.internal.json.Json;
import jakarta.json.JsonObject;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A JWT taken apart and found to be in canonical form, not verified. jose4j skips foreign characters and stray bits in
 * Base64url and accepts an empty {@code crit}, so the form is checked before jose4j sees the token.
 *
 * @param token the whole JWT
 * @param header its parsed header
 * @param payload its parsed claims; not to be trusted before the signature is checked
 */
record CompactJws(String token, JsonObject header, JsonObject payload) {
    private static final int LONGEST_TOKEN = 16 * 1024;
    private static final int LONGEST_HEADER = 1024;
    private static final Pattern SHAPE = Pattern.compile("([\\w-]+)\\.([\\w-]+)\\.([\\w-]+)");

    static CompactJws parse(String token, TokenKind kind) {
        if (token.length() > LONGEST_TOKEN) {
            throw malformed(kind, "it is longer than " + LONGEST_TOKEN + " characters");
        }
        var shape = SHAPE.matcher(token);
        if (!shape.matches()) {
            throw malformed(kind, "it is not three parts of Base64url");
        }
        byte[] header = canonical(String.valueOf(shape.group(1)), kind);
        byte[] payload = canonical(String.valueOf(shape.group(2)), kind);
        canonical(String.valueOf(shape.group(3)), kind);
        if (header.length > LONGEST_HEADER) {
            throw malformed(kind, "its header is longer than " + LONGEST_HEADER + " bytes");
        }
        try {
            JsonObject parsed = Json.object(header);
            if (parsed.containsKey("crit")
                    || parsed.containsKey("b64")
                    || parsed.containsKey("cty")
                    || parsed.containsKey("zip")) {
                throw malformed(kind, "its header asks for an extension that is not understood");
            }
            return new CompactJws(token, parsed, Json.object(payload));
        } catch (Json.Malformed e) {
            throw malformed(kind, e.fault());
        }
    }

    String algorithm() {
        return Json.string(header, "alg").orElse("");
    }

    Optional<String> keyId() {
        return Json.string(header, "kid");
    }

    private static byte[] canonical(String part, TokenKind kind) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // falls through
        }
        throw malformed(kind, "its Base64url is not canonical");
    }

    private static OtenException malformed(TokenKind kind, String fault) {
        return kind.refused(Fault.MALFORMED, fault);
    }

    @Override
    public String toString() {
        return "CompactJws[***]";
    }
}
