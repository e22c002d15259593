package com.oten.jakarta.service;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.oten.jakarta.AccessToken;
import com.oten.jakarta.http.SingleFlight;
import com.oten.jakarta.token.TokenEndpoint;
import com.oten.jakarta.token.TokenSet;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tokens for the application itself (client credentials, RFC 6749 section 4.4), kept by scope set until shortly before they
 * end; one call however many threads ask. Thread-safe.
 */
public final class ServiceTokens {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration BEFORE_THE_END = Duration.ofSeconds(30);
    private static final int MOST = 1_000;

    private final TokenEndpoint tokenEndpoint;
    private final Clock clock;
    private final Cache<String, AccessToken> kept =
            Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();
    private final SingleFlight<AccessToken> calls = new SingleFlight<>(PATIENCE);

    /**
     * Wires the parts.
     *
     * @param tokenEndpoint where tokens come from
     * @param clock when they end
     */
    public ServiceTokens(TokenEndpoint tokenEndpoint, Clock clock) {
        this.tokenEndpoint = tokenEndpoint;
        this.clock = clock;
    }

    /**
     * A token that is good for a while.
     *
     * @param scopes what for
     * @return a kept or a new one
     * @throws com.oten.jakarta.error.OtenException as Oten refuses or cannot be had
     */
    public AccessToken token(Set<String> scopes) {
        String key = String.join(" ", new TreeSet<>(scopes));
        return good(key).orElseGet(() -> calls.get(key, () -> good(key).orElseGet(() -> fetch(key, scopes))));
    }

    private Optional<AccessToken> good(String key) {
        return Optional.ofNullable(kept.getIfPresent(key))
                .filter(token -> clock.instant().isBefore(token.expiresAt().minus(BEFORE_THE_END)));
    }

    private AccessToken fetch(String key, Set<String> scopes) {
        TokenSet fresh = tokenEndpoint.clientCredentials(scopes);
        AccessToken token = new AccessToken(fresh.accessToken().value(), fresh.expiresAt(), fresh.scopes());
        kept.put(key, token);
        return token;
    }
}
