package com.oten.jakarta.internal.endpoint;

import com.oten.jakarta.internal.secret.Secret;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What the token endpoint returned (RFC 6749 section 5.1). Not verified: an ID token in it is only a string.
 *
 * @param accessToken the access token
 * @param expiresAt when it expires
 * @param scopes the granted scopes
 * @param refreshToken absent unless {@code offline_access} was granted
 * @param idToken absent for client credentials, and mostly after a refresh
 */
public record TokenSet(
        Secret accessToken,
        Instant expiresAt,
        Set<String> scopes,
        Optional<Secret> refreshToken,
        Optional<Secret> idToken) {

    /** Copies the set. */
    public TokenSet {
        scopes = Set.copyOf(scopes);
    }
}
