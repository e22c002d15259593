package com.oten.jakarta.internal.config;

import java.time.Duration;
import java.util.Set;

/**
 * What tokens of Oten's have to be.
 *
 * @param algs accepted signature algorithms, all asymmetric; narrowed by Oten's discovery document, for every kind of token
 * @param clockSkew how far Oten's clock may be off, zero to five minutes
 */
public record IdTokenConfig(Set<String> algs, Duration clockSkew) {
    /** Copies the set. */
    public IdTokenConfig {
        algs = Set.copyOf(algs);
    }
}
