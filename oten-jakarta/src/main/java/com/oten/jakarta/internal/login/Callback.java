package com.oten.jakarta.internal.login;

import java.util.Optional;

/** What Oten says on the callback (RFC 6749 section 4.1.2): a code, or no. */
public sealed interface Callback {
    /**
     * Who answered (RFC 9207).
     *
     * @return {@code iss}
     */
    Optional<String> issuer();

    /**
     * Yes.
     *
     * @param code to be redeemed at once
     * @param issuer who answered
     */
    record Code(String code, Optional<String> issuer) implements Callback {
        @Override
        public String toString() {
            return "Code[***]";
        }
    }

    /**
     * No.
     *
     * @param error the OAuth code
     * @param description in Oten's words: for logs, cleaned, and never for pages
     * @param issuer who answered
     */
    record Refusal(String error, Optional<String> description, Optional<String> issuer) implements Callback {}
}
