package com.oten.jakarta.internal.config;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names of the algorithms that Oten may sign tokens with (RFC 7518 section 3.1, RFC 8037 section 3.1). RFC 9864 calls
 * EdDSA with an Ed25519 key {@code Ed25519}; there are no other EdDSA keys here, so the two names are one.
 */
public final class SignatureAlgorithms {
    /** What can be accepted: never a symmetric one, and never none. */
    static final Set<String> ASYMMETRIC = Set.of("EdDSA", "ES256", "PS256", "RS256");

    private SignatureAlgorithms() {}

    /**
     * One name for each algorithm.
     *
     * @param name of whatever origin
     * @return {@code EdDSA} for {@code Ed25519}, else the same
     */
    public static String named(String name) {
        return name.equals("Ed25519") ? "EdDSA" : name;
    }

    /**
     * The same for many.
     *
     * @param names of whatever origin
     * @return each algorithm once
     */
    public static Set<String> named(Collection<String> names) {
        return names.stream().map(SignatureAlgorithms::named).collect(Collectors.toUnmodifiableSet());
    }
}
