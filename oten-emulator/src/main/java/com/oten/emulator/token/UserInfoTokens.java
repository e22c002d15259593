package com.oten.emulator.token;

import java.util.LinkedHashMap;
import java.util.Map;

/** Signs UserInfo responses (OpenID Connect Core 1.0 section 5.3.2). */
public final class UserInfoTokens {
    public static final String MEDIA_TYPE = "application/jwt";

    private final String issuer;
    private final SigningKeys keys;

    public UserInfoTokens(String issuer, SigningKeys keys) {
        this.issuer = issuer;
        this.keys = keys;
    }

    /** The claims about a user, with {@code iss} and {@code aud}. */
    public String sign(String clientId, Map<String, Object> user) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("aud", clientId);
        claims.putAll(user);
        return keys.current().sign("JWT", claims);
    }
}
