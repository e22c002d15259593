package com.oten.jakarta.internal.text;

import java.util.Base64;
import java.util.Optional;

/** Base64url without padding, as JOSE has it (RFC 7515 section 2). */
public final class Base64Url {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private Base64Url() {}

    /** {@return the one text that stands for these bytes} */
    public static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    /**
     * What a text stands for, if it is the one that stands for it: decoders ignore stray bits, so that several texts would
     * be the same.
     *
     * @param text anything
     * @return empty if it is not Base64url, or not canonical
     */
    public static Optional<byte[]> canonical(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return encode(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
