package com.oten.jakarta.internal.login;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Makes a transaction with a long URL small enough for a cookie (DEFLATE, RFC 1951). Its length tells nothing about the
 * secrets in it: each is compressed once, so that nobody can compare. What is unpacked was sealed by this application.
 */
final class Packing {
    /** The text is JSON, which begins otherwise. */
    private static final byte PACKED = 1;

    /** What each transaction contains, so that it costs nothing. */
    private static final byte[] USUAL =
            "https%3A%2F%2F/index.html?id=&page=&{\"v\":1,\"s\":\"\",\"n\":\"\",\"c\":\"\",\"r\":\"/\",\"t\":1,\"a\":0}"
                    .getBytes(StandardCharsets.US_ASCII);

    private static final int MOST = 16_384;

    private Packing() {}

    static byte[] packed(String text) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setDictionary(USUAL);
            deflater.setInput(text.getBytes(StandardCharsets.UTF_8));
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(PACKED);
            byte[] part = new byte[1_024];
            while (!deflater.finished()) {
                int length = deflater.deflate(part);
                out.write(part, 0, length);
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** The text, packed or not; empty if it was packed by another version of the library. */
    static Optional<String> text(byte[] bytes) {
        if (bytes.length == 0 || bytes[0] != PACKED) {
            return Optional.of(new String(bytes, StandardCharsets.UTF_8));
        }
        Inflater inflater = new Inflater(true);
        try {
            inflater.setDictionary(USUAL);
            inflater.setInput(bytes, 1, bytes.length - 1);
            byte[] text = new byte[MOST];
            int length = inflater.inflate(text);
            return inflater.finished()
                    ? Optional.of(new String(text, 0, length, StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (DataFormatException e) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }
}
