package com.oten.jakarta.internal.config;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * What access tokens of callers have to be (RFC 6750).
 *
 * @param mode how tokens are checked
 * @param audience what this application is called in their {@code aud}
 * @param scopes scopes that every token needs
 * @param cache how long a decision about a token is cached, at most
 */
public record BearerConfig(Mode mode, String audience, Set<String> scopes, Duration cache) {
    /** How tokens are checked. */
    public enum Mode {
        /** Bearer tokens are not accepted. */
        OFF,
        /** Here, by Oten's signature (RFC 9068). */
        JWT,
        /** By asking Oten (RFC 7662). */
        INTROSPECTION;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Copies the set. */
    public BearerConfig {
        scopes = Set.copyOf(scopes);
    }
}
