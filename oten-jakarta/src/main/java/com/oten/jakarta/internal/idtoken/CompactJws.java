package com.oten.jakarta.internal.idtoken;

import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.config.SignatureAlgorithms;
import com.oten.jakarta.internal.idtoken.TokenKind.Fault;
import com.oten.jakarta.internal.json.Json;
import com.oten.jakarta.internal.text.Base64Url;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A JWT taken apart and found to be in canonical form, not verified. jose4j skips foreign characters and stray bits in
 * Base64url and accepts an empty {@code crit}, so the form is checked before jose4j sees anything of the token.
 *
 * @param token the whole JWT
 * @param header its parsed header
 * @param payload its parsed claims; not to be trusted before the signature is checked
 */
record CompactJws(String token, JsonObject header, JsonObject payload) {
    private static final int LONGEST_HEADER = 1024;
    private static final Pattern SHAPE = Pattern.compile("([\\w-]+)\\.([\\w-]+)\\.([\\w-]*)");
    private static final Pattern ENCRYPTED = Pattern.compile("[\\w-]+(\\.[\\w-]*){4}"); // RFC 7516 section 7.1

    static CompactJws parse(String token, TokenKind kind) {
        if (token.length() > kind.longest()) {
            throw malformed(kind, "it is longer than " + kind.longest() + " characters");
        }
        var shape = SHAPE.matcher(token);
        if (!shape.matches()) {
            throw ENCRYPTED.matcher(token).matches()
                    ? kind.refused(Fault.ENCRYPTED, "it is encrypted, and only signed ones are supported")
                    : malformed(kind, "it is not three parts of Base64url");
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
            CompactJws jws = new CompactJws(token, parsed, Json.object(payload));
            if (jws.signature().length == 0 && !jws.isUnsigned()) {
                throw malformed(kind, "its signature is missing");
            }
            return jws;
        } catch (Json.Malformed e) {
            throw malformed(kind, e.fault());
        }
    }

    /** By the one name that the rest of the library knows it by; empty if there is none. */
    String algorithm() {
        return Json.string(header, "alg").map(SignatureAlgorithms::named).orElse("");
    }

    /** RFC 7515 section 6, in whatever case. */
    boolean isUnsigned() {
        return algorithm().equalsIgnoreCase("none");
    }

    /** RFC 7515 section 5.2 step 8. */
    byte[] signingInput() {
        return token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
    }

    byte[] signature() {
        return Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1));
    }

    Optional<String> keyId() {
        return Json.string(header, "kid");
    }

    private static byte[] canonical(String part, TokenKind kind) {
        return Base64Url.canonical(part).orElseThrow(() -> malformed(kind, "its Base64url is not canonical"));
    }

    private static OtenException malformed(TokenKind kind, String fault) {
        return kind.refused(Fault.MALFORMED, fault);
    }

    @Override
    public String toString() {
        return "CompactJws[***]";
    }
}
