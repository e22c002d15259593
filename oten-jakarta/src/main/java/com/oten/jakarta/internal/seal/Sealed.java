package com.oten.jakarta.internal.seal;

import com.oten.jakarta.internal.text.Base64Url;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A text that a {@link Sealer} has sealed, as memory keeps it: in Base64url it would take a third more. Immutable.
 */
public final class Sealed {
    /** What nothing opens. */
    public static final Sealed NOTHING = new Sealed("", new byte[0]);

    private static final int PARTS = 5; // RFC 7516 section 7.1
    private static final int IV = 12; // RFC 7518 section 5.3
    private static final int TAG = 16;

    private final String header;
    /** Initialization vector, ciphertext, authentication tag. */
    private final byte[] content;

    private Sealed(String header, byte[] content) {
        this.header = header;
        this.content = content;
    }

    /** Of a header in Base64url, which all that is sealed with one key share. */
    static Sealed of(String header, byte[] iv, byte[] ciphertext, byte[] tag) {
        ByteBuffer content = ByteBuffer.allocate(iv.length + ciphertext.length + tag.length);
        return new Sealed(header, content.put(iv).put(ciphertext).put(tag).array());
    }

    /**
     * Takes a compact JWE without an encrypted key apart. Base64url has to be canonical, because decoders ignore stray bits.
     *
     * @param text anything
     * @return what {@link #text} gives back to the letter; empty if it has not this form
     */
    public static Optional<Sealed> of(String text) {
        String[] parts = text.split("\\.", PARTS + 1);
        if (parts.length != PARTS || !parts[1].isEmpty()) {
            return Optional.empty();
        }
        Optional<byte[]> iv = part(parts[2], IV, IV);
        Optional<byte[]> ciphertext = part(parts[3], 1, Integer.MAX_VALUE);
        Optional<byte[]> tag = part(parts[4], TAG, TAG);
        return iv.isEmpty() || ciphertext.isEmpty() || tag.isEmpty()
                ? Optional.empty()
                : Optional.of(of(parts[0], iv.get(), ciphertext.get(), tag.get()));
    }

    private static Optional<byte[]> part(String text, int shortest, int longest) {
        return Base64Url.canonical(text).filter(bytes -> bytes.length >= shortest && bytes.length <= longest);
    }

    /**
     * The compact JWE.
     *
     * @return URL- and cookie-safe characters; empty of {@link #NOTHING}
     */
    public String text() {
        return content.length == 0
                ? ""
                : header + ".." + Base64Url.encode(iv()) + '.' + Base64Url.encode(ciphertext()) + '.'
                        + Base64Url.encode(tag());
    }

    String header() {
        return header;
    }

    byte[] iv() {
        return Arrays.copyOf(content, IV);
    }

    byte[] ciphertext() {
        return Arrays.copyOfRange(content, IV, content.length - TAG);
    }

    byte[] tag() {
        return Arrays.copyOfRange(content, content.length - TAG, content.length);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Sealed that && header.equals(that.header) && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }
}
