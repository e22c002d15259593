package com.oten.emulator.base;

import java.security.SecureRandom;
import java.util.Base64;

/** Unguessable values: codes, tokens, session and key ids. */
public final class RandomValue {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private RandomValue() {}

    /** 256 random bits as 43 base64url characters: within the 20-512 that Oten documents for its codes. */
    public static String next() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
