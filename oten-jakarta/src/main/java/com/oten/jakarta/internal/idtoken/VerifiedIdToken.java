package com.oten.jakarta.internal.idtoken;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The proof that an ID token was verified: only {@link IdTokenVerifier} makes one. Immutable. */
public final class VerifiedIdToken {
    private final String issuer;
    private final String subject;
    private final Instant issuedAt;
    private final Map<String, Object> claims;

    VerifiedIdToken(String issuer, String subject, Instant issuedAt, Map<String, Object> claims) {
        this.issuer = issuer;
        this.subject = subject;
        this.issuedAt = issuedAt;
        this.claims = claims;
    }

    /**
     * Who issued it.
     *
     * @return the configured issuer
     */
    public String issuer() {
        return issuer;
    }

    /**
     * Who logged in; unique at the issuer and never reassigned to another user.
     *
     * @return 1 to 255 visible ASCII characters
     */
    public String subject() {
        return subject;
    }

    /**
     * When the token was made.
     *
     * @return {@code iat}
     */
    public Instant issuedAt() {
        return issuedAt;
    }

    /**
     * When the user authenticated at Oten.
     *
     * @return {@code auth_time}
     */
    public Optional<Instant> authenticatedAt() {
        return claims.get("auth_time") instanceof Number seconds
                ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
                : Optional.empty();
    }

    /**
     * All claims, as JDK types.
     *
     * @return immutable
     */
    public Map<String, Object> claims() {
        return claims;
    }

    @Override
    public String toString() {
        return "VerifiedIdToken[***]";
    }
}
