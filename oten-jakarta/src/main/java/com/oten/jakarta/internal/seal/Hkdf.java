package com.oten.jakarta.internal.seal;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HKDF with SHA-256 (RFC 5869); JDK 17 has none. */
final class Hkdf {
    private static final String HMAC = "HmacSHA256";
    private static final int BLOCK = 32;

    private Hkdf() {}

    static byte[] derive(byte[] salt, byte[] inputKey, byte[] info, int length) {
        byte[] pseudoRandomKey = hmac(salt, inputKey);
        byte[] output = new byte[length];
        byte[] block = {};
        for (int counter = 1, done = 0; done < length; counter++, done += BLOCK) {
            byte[] input = Arrays.copyOf(block, block.length + info.length + 1);
            System.arraycopy(info, 0, input, block.length, info.length);
            input[input.length - 1] = (byte) counter;
            block = hmac(pseudoRandomKey, input);
            System.arraycopy(block, 0, output, done, Math.min(BLOCK, length - done));
        }
        return output;
    }

    private static byte[] hmac(byte[] key, byte[] data) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }
}
