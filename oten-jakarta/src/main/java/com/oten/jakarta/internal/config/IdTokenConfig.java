package com.oten.jakarta.internal.config;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

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

    /**
     * What Oten may have signed a token with, whatever kind of token it is. There is no metadata about logout tokens, which
     * are signed like ID tokens (Back-Channel Logout 1.0 section 2.6), nor about access tokens.
     *
     * @param announced {@code id_token_signing_alg_values_supported}, each under the one name of {@link SignatureAlgorithms};
     *     empty if Oten does not say
     * @return the configured algorithms that are announced as well, or all configured ones if nothing is announced
     */
    public Set<String> accepted(Set<String> announced) {
        return announced.isEmpty()
                ? algs
                : algs.stream().filter(announced::contains).collect(Collectors.toUnmodifiableSet());
    }
}
