package com.oten.emulator;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An OAuth error on its way to the client: by redirect where an address is known, else as JSON or a page. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String error;
    private final transient Optional<ReturnAddress> address;
    private final transient Optional<Duration> retryAfter;

    private Refusal(
            int status,
            String error,
            String description,
            Optional<ReturnAddress> address,
            Optional<Duration> retryAfter) {
        // a refusal is an answer, not a failure: nobody reads its stack
        super(description, null, false, false);
        this.status = status;
        this.error = error;
        this.address = address;
        this.retryAfter = retryAfter;
    }

    static Refusal of(Fault fault) {
        return of(fault.status(), fault.error(), fault.description());
    }

    static Refusal of(int status, String error, String description) {
        return new Refusal(status, error, description, Optional.empty(), Optional.empty());
    }

    static Refusal invalidRequest(String description) {
        return of(400, "invalid_request", description);
    }

    static Refusal invalidRequestObject(String reason) {
        return of(400, "invalid_request_object", "Invalid Request Object: " + reason);
    }

    static Refusal invalidGrant(String description) {
        return of(400, "invalid_grant", description);
    }

    static Refusal clientAuthenticationFailed() {
        return of(401, "invalid_client", "Client authentication failed");
    }

    Refusal sentTo(Optional<ReturnAddress> other) {
        return address.isPresent() ? this : new Refusal(status, error, description(), other, retryAfter);
    }

    Refusal retryAfter(Optional<Duration> delay) {
        return new Refusal(status, error, description(), address, delay);
    }

    int status() {
        return status;
    }

    String error() {
        return error;
    }

    String description() {
        return String.valueOf(getMessage());
    }

    Optional<ReturnAddress> address() {
        return address;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** As the token endpoint says it (RFC 6749 section 5.2). */
    Reply asJson() {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put("error_description", description());
        return waiting(Reply.json(status, body).noStore());
    }

    Reply waiting(Reply reply) {
        return retryAfter
                .map(delay -> reply.with("Retry-After", String.valueOf(delay.toSeconds())))
                .orElse(reply);
    }
}
