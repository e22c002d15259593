package com.oten.jakarta.internal.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the authorization request is signed (RFC 9101).
 *
 * @param mode how it reaches Oten
 * @param alg the JWS algorithm
 * @param key the Ed25519 key that signs, looked up whenever it is needed so that a rotated one is taken up; present if
 *     {@code alg} is EdDSA
 * @param publishedKeys keys that do not sign yet or any more, and that Oten should know
 * @param lifetime from {@code iat} to {@code exp}, at most five minutes
 * @param typ the {@code typ} header
 */
public record RequestObjectConfig(
        Mode mode,
        Algorithm alg,
        Optional<KeySource> key,
        List<KeySource> publishedKeys,
        Duration lifetime,
        String typ) {
    /** Copies the list. */
    public RequestObjectConfig {
        publishedKeys = List.copyOf(publishedKeys);
    }

    /** How the request reaches Oten. */
    public enum Mode {
        /** In the {@code request} parameter. */
        VALUE("value"),
        /** At a URL of the application, which goes into the {@code request_uri} parameter. */
        REFERENCE("reference"),
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

    /** The algorithms that Oten accepts (guide, {@code invalid_request_object}). */
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
