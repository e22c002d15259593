package com.oten.jakarta;

import java.time.Instant;
import java.util.Set;

/**
 * An access token (RFC 6749 section 1.4). Never printed by {@link #toString()}.
 *
 * @param value for the {@code Authorization} header, after {@code Bearer}; never log it
 * @param expiresAt when it expires
 * @param scopes the granted scopes
 */
public record AccessToken(String value, Instant expiresAt, Set<String> scopes) {
    /**
     * Copies the set.
     *
     * @param value for the {@code Authorization} header
     * @param expiresAt when it expires
     * @param scopes the granted scopes
     */
    public AccessToken {
        scopes = Set.copyOf(scopes);
    }

    @Override
    public String toString() {
        return "AccessToken[expiresAt=" + expiresAt + ", scopes=" + scopes + "]";
    }
}
