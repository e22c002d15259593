package com.oten.jakarta.internal.request;

import com.oten.jakarta.internal.secret.Sha256;

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
        return Sha256.base64Url(codeVerifier);
    }
}
