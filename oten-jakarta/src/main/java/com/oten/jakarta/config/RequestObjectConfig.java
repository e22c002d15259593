package com.oten.jakarta.config;

import java.time.Duration;
import java.util.Optional;

/**
 * How the authorization request is signed (RFC 9101).
 *
 * @param mode how it reaches Oten
 * @param alg the JWS algorithm
 * @param key the Ed25519 key pair; present if {@code alg} is EdDSA
 * @param keyId {@code kid}; empty means the key's RFC 7638 thumbprint
 * @param lifetime from {@code iat} to {@code exp}, at most five minutes
 * @param typ the {@code typ} header
 */
public record RequestObjectConfig(
        Mode mode, Algorithm alg, Optional<Ed25519KeyPair> key, Optional<String> keyId, Duration lifetime, String typ) {

    /** How the request reaches Oten. */
    public enum Mode {
        /** In the {@code request} parameter. */
        VALUE("value"),
        /** As plain parameters: public clients, and clients that Oten's support has exempted. */
        NONE("none");

        private final String value;

        Mode(String value) {
            this.value = value;
        }

        @Override
        public String toString() {
            return value;
        }
    }

    /** The algorithms that Oten takes (guide, {@code invalid_request_object}). */
    public enum Algorithm {
        /** HMAC with the client secret. */
        HS256("HS256"),
        /** Ed25519 with a registered key. */
        EDDSA("EdDSA");

        private final String value;

        Algorithm(String value) {
            this.value = value;
        }

        @Override
        public String toString() {
            return value;
        }
    }
}
