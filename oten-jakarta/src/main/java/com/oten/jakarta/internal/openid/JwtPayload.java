package com.oten.jakarta.internal.openid;

import com.oten.jakarta.internal.json.Json;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Reads a token that has been verified before, or need not be: its signature is not checked here. */
final class JwtPayload {
    private JwtPayload() {}

    /** Empty if it is not a JWT: access tokens may be anything. */
    static Optional<Map<String, Object>> of(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.toMap(Json.object(Base64.getUrlDecoder().decode(parts[1]))));
        } catch (Json.Malformed | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
