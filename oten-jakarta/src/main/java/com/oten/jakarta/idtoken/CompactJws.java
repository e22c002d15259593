package com.oten.jakarta.idtoken;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.http.Json;
import jakarta.json.JsonObject;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A JWT taken apart and found to be in canonical form, not verified. jose4j skips foreign characters and stray bits
 * in Base64url and takes an empty {@code crit}, so the form is checked before it sees the token.
 *
 * @param token the whole
 * @param header its parsed header
 * @param payload its parsed claims; not to be believed before the signature is checked
 */
record CompactJws(String token, JsonObject header, JsonObject payload) {
    private static final int LONGEST_TOKEN = 16 * 1024;
    private static final int LONGEST_HEADER = 1024;
    private static final Pattern SHAPE = Pattern.compile("([\\w-]+)\\.([\\w-]+)\\.([\\w-]+)");

    static CompactJws parse(String token) {
        if (token.length() > LONGEST_TOKEN) {
            throw malformed("it is longer than " + LONGEST_TOKEN + " characters");
        }
        var shape = SHAPE.matcher(token);
        if (!shape.matches()) {
            throw malformed("it is not three parts of Base64url");
        }
        byte[] header = canonical(String.valueOf(shape.group(1)));
        byte[] payload = canonical(String.valueOf(shape.group(2)));
        canonical(String.valueOf(shape.group(3)));
        if (header.length > LONGEST_HEADER) {
            throw malformed("its header is longer than " + LONGEST_HEADER + " bytes");
        }
        try {
            JsonObject parsed = Json.object(header);
            if (parsed.containsKey("crit")
                    || parsed.containsKey("b64")
                    || parsed.containsKey("cty")
                    || parsed.containsKey("zip")) {
                throw malformed("its header asks for an extension that is not understood");
            }
            return new CompactJws(token, parsed, Json.object(payload));
        } catch (Json.Malformed e) {
            throw malformed(e.fault());
        }
    }

    String algorithm() {
        return Json.string(header, "alg").orElse("");
    }

    Optional<String> keyId() {
        return Json.string(header, "kid");
    }

    private static byte[] canonical(String part) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // falls through
        }
        throw malformed("its Base64url is not canonical");
    }

    private static OtenException malformed(String fault) {
        return OtenErrorCode.ID_TOKEN_MALFORMED.exception("ID token refused: " + fault);
    }

    @Override
    public String toString() {
        return "CompactJws[***]";
    }
}
