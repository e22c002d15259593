package com.oten.jakarta.internal.openid;

import jakarta.security.enterprise.identitystore.openid.IdentityToken;
import jakarta.security.enterprise.identitystore.openid.JwtClaims;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/** The ID token of a session, verified on arrival. */
final class VerifiedIdentity implements IdentityToken {
    private final String value;
    private final Map<String, Object> claims;
    private final Clock clock;

    VerifiedIdentity(String value, Clock clock) {
        this.value = value;
        this.claims = JwtPayload.of(value).orElse(Map.of());
        this.clock = clock;
    }

    @Override
    public String getToken() {
        return value;
    }

    @Override
    public JwtClaims getJwtClaims() {
        return new TokenClaims(claims);
    }

    @Override
    public boolean isExpired() {
        return getJwtClaims()
                .getExpirationTime()
                .filter(end -> end.isAfter(Instant.now(clock)))
                .isEmpty();
    }

    @Override
    public Map<String, Object> getClaims() {
        return claims;
    }

    @Override
    public String toString() {
        return "VerifiedIdentity[***]";
    }
}
