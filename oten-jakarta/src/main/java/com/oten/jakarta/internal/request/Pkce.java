package com.oten.jakarta.internal.request;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Proof Key for Code Exchange (RFC 7636), method S256 only. */
public final class Pkce {
    private Pkce() {}

    /**
     * The code challenge of a code verifier (RFC 7636 section 4.2).
     *
     * @param codeVerifier 43 to 128 unreserved characters
     * @return 43 characters of Base64url
     */
    public static String challenge(String codeVerifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(codeVerifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
