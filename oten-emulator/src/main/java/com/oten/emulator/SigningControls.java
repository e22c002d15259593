package com.oten.emulator;

import java.util.Map;
import java.util.function.UnaryOperator;

/** The keys of an emulator, what it signs with them, and forged tokens. */
public sealed interface SigningControls permits OtenEmulator {

    /** Signs with a new key from now on; the old ones stay published. */
    void rotateSigningKey();

    /** Publishes only the key that signs. */
    void retireOldKeys();

    /** {@return the JWK Set as it is published, or what {@link #jwksBody(String)} has put in its place} */
    String jwksBody();

    /**
     * Publishes this instead of the JWK Set.
     *
     * @param body anything
     */
    void jwksBody(String body);

    /** {@return the members of the JWK with the public half of the key that signs} */
    Map<String, Object> jwk();

    /**
     * Changes the claims of all ID tokens from now on.
     *
     * @param change gets a mutable copy of the claims and returns those to sign
     */
    void customizeIdToken(UnaryOperator<Map<String, Object>> change);

    /**
     * {@return an ID token with any claims in the compact form, signed with the current key}
     *
     * @param claims JSON values, nothing is added
     */
    default String signIdToken(Map<String, Object> claims) {
        return forge().claims(claims).sign();
    }

    /**
     * {@return a forge for any claims under any header with any key; initially with the correct header and no claims}
     */
    TokenForge forge();
}
