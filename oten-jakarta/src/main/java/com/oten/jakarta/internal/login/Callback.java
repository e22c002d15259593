package com.oten.jakarta.internal.login;

import java.util.Optional;

/** Oten's authorization response (RFC 6749 section 4.1.2): a code or an error. */
public sealed interface Callback {
    /**
     * Who sent it (RFC 9207).
     *
     * @return {@code iss}
     */
    Optional<String> issuer();

    /** A successful response.
     *
     * @param code to be redeemed at once
     * @param issuer who sent it
     */
    record Code(String code, Optional<String> issuer) implements Callback {
        @Override
        public String toString() {
            return "Code[***]";
        }
    }

    /** An error response.
     *
     * @param error the OAuth code
     * @param description in Oten's words: for logs, cleaned, and never for pages
     * @param issuer who sent it
     */
    record Refusal(String error, Optional<String> description, Optional<String> issuer) implements Callback {}
}
