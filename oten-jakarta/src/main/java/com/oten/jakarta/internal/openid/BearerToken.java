package com.oten.jakarta.internal.openid;

import jakarta.security.enterprise.identitystore.openid.AccessToken;
import jakarta.security.enterprise.identitystore.openid.JwtClaims;
import jakarta.security.enterprise.identitystore.openid.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An access token. Its claims are not verified: that is up to the resource server that the token is for. */
final class BearerToken implements AccessToken {
    private final String value;
    private final Instant expiresAt;
    private final Set<String> scopes;
    private final Optional<Map<String, Object>> claims;
    private final Clock clock;

    BearerToken(com.oten.jakarta.AccessToken token, Clock clock) {
        this.value = token.value();
        this.expiresAt = token.expiresAt();
        this.scopes = token.scopes();
        this.claims = JwtPayload.of(value);
        this.clock = clock;
    }

    @Override
    public String getToken() {
        return value;
    }

    @Override
    public boolean isJWT() {
        return claims.isPresent();
    }

    @Override
    public JwtClaims getJwtClaims() {
        return claims.<JwtClaims>map(TokenClaims::new).orElse(JwtClaims.NONE);
    }

    @Override
    public Map<String, Object> getClaims() {
        return claims.orElse(Map.of());
    }

    @Override
    public @Nullable Object getClaim(String key) {
        return getClaims().get(key);
    }

    /** In seconds from now, as {@code expires_in} was when the token was new. */
    @Override
    public Long getExpirationTime() {
        return Math.max(0, Duration.between(clock.instant(), expiresAt).toSeconds());
    }

    @Override
    public boolean isExpired() {
        return !clock.instant().isBefore(expiresAt);
    }

    @Override
    public Scope getScope() {
        return new Scope(List.copyOf(scopes));
    }

    @Override
    public Type getType() {
        return Type.BEARER;
    }

    @Override
    public String toString() {
        return "BearerToken[***]";
    }
}
