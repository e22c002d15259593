package com.oten.emulator;

/** What the emulator can sign ID tokens with. */
public enum IdTokenAlgorithm {
    /** Ed25519, what Oten does today. */
    EDDSA("EdDSA"),
    /** ECDSA with P-256 and SHA-256. */
    ES256("ES256"),
    /** RSASSA-PKCS1-v1_5 with SHA-256. */
    RS256("RS256"),
    /** RSASSA-PSS with SHA-256. */
    PS256("PS256");

    private final String alg;

    IdTokenAlgorithm(String alg) {
        this.alg = alg;
    }

    /**
     * The name on the wire.
     *
     * @return the {@code alg} header
     */
    public String alg() {
        return alg;
    }
}
