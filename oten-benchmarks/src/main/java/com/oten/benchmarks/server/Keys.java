package com.oten.benchmarks.server;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;

/** The key that signs request objects with EdDSA, made anew in each run: the stand-in checks no signature. */
final class Keys {
    private static final String PEM = generate();

    private Keys() {}

    /** PKCS#8, on one line as a properties file has it. */
    static String pem() {
        return PEM;
    }

    private static String generate() {
        try {
            byte[] encoded = KeyPairGenerator.getInstance("Ed25519")
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            return "-----BEGIN PRIVATE KEY-----\\n" + Base64.getEncoder().encodeToString(encoded)
                    + "\\n-----END PRIVATE KEY-----";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no Ed25519", e);
        }
    }
}
