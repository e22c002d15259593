package com.oten.benchmarks.core;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A compact JWS as raw JCA sees it (RFC 7515 section 5.2). */
final class SignedToken {
    /** What was signed. */
    final byte[] input;

    final byte[] signature;

    private SignedToken(byte[] input, byte[] signature) {
        this.input = input;
        this.signature = signature;
    }

    static SignedToken of(String compact) {
        int end = compact.lastIndexOf('.');
        return new SignedToken(
                compact.substring(0, end).getBytes(StandardCharsets.US_ASCII),
                Base64.getUrlDecoder().decode(compact.substring(end + 1)));
    }
}
