package com.oten.benchmarks.core;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM by JCA alone. */
final class RawSeal {
    private static final String AES_GCM = "AES/GCM/NoPadding";
    private static final int TAG = 128;
    private static final int IV = 12;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    RawSeal() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        this.key = new SecretKeySpec(bytes, "AES");
    }

    /** The IV, then what belongs to it. */
    byte[][] seal(byte[] plain) throws GeneralSecurityException {
        byte[] iv = new byte[IV];
        random.nextBytes(iv);
        Cipher cipher = Cipher.getInstance(AES_GCM);
        cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG, iv));
        return new byte[][] {iv, cipher.doFinal(plain)};
    }

    byte[] open(byte[][] sealed) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(AES_GCM);
        cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG, sealed[0]));
        return cipher.doFinal(sealed[1]);
    }
}
