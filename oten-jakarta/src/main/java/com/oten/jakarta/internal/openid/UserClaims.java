package com.oten.jakarta.internal.openid;

import jakarta.security.enterprise.identitystore.openid.OpenIdClaims;
import java.util.Map;

/** What Oten says about the user. */
final class UserClaims extends MapClaims implements OpenIdClaims {
    UserClaims(Map<String, Object> claims) {
        super(claims);
    }
}
