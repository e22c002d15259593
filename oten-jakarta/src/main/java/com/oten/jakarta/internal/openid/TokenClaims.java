package com.oten.jakarta.internal.openid;

import jakarta.security.enterprise.identitystore.openid.JwtClaims;
import java.util.Map;

/** The claims of a token. */
final class TokenClaims extends MapClaims implements JwtClaims {
    TokenClaims(Map<String, Object> claims) {
        super(claims);
    }
}
