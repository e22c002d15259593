package com.oten.jakarta.internal.secret;

import java.security.SecureRandom;
import java.util.Base64;

/** Unguessable values: state, nonce, code verifier, {@code jti}. Thread-safe. */
public final class RandomTokens {
    private final SecureRandom random;

    /**
     * Wraps a source of randomness.
     *
     * @param random a strong one
     */
    public RandomTokens(SecureRandom random) {
        this.random = random;
    }

    /**
     * A fresh value.
     *
     * @return 256 bits as 43 characters of Base64url
     */
    public String next() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
