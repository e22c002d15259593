package com.oten.jakarta.internal.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * Something that must never be printed: a client secret, a token, a code verifier. Not {@code Serializable}, so that it
 * cannot end up in a passivated session by accident.
 *
 * @param value the secret itself
 */
public record Secret(String value) {

    /**
     * The bytes that keys are made of; a client secret is used as it is, never Base64-decoded (guide,
     * {@code invalid_request_object} step 2).
     *
     * @return a new array, UTF-8
     */
    public byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret that && MessageDigest.isEqual(bytes(), that.bytes());
    }

    @Override
    public int hashCode() {
        return Secret.class.hashCode(); // says nothing about the value, and secrets are not keys of maps
    }

    @Override
    public String toString() {
        return "Secret[***]";
    }
}
