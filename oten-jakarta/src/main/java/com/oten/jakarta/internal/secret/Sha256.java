package com.oten.jakarta.internal.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** SHA-256 (FIPS 180-4), and the way in which OAuth writes it. */
public final class Sha256 {
    private Sha256() {}

    /**
     * The hash of some bytes.
     *
     * @return 32 bytes
     */
    public static byte[] of(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * The hash of a text.
     *
     * @return of its bytes in UTF-8, as 43 characters of Base64url
     */
    public static String base64Url(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * The hash of three texts together. The first two have their lengths in front, so that no others run together into the same.
     *
     * @return 43 characters of Base64url
     */
    public static String base64Url(String first, String second, String last) {
        return base64Url(first.length() + ":" + first + second.length() + ":" + second + last);
    }
}
