package com.oten.emulator.wire;

import com.oten.emulator.Fault;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An OAuth error for the client: by redirect where a redirect URI is known, else as JSON or a page. */
public final class Refusal extends RuntimeException {
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
        // a response, not a failure: it needs no stack trace
        super(description, null, false, false);
        this.status = status;
        this.error = error;
        this.address = address;
        this.retryAfter = retryAfter;
    }

    public static Refusal of(Fault fault) {
        return of(fault.status(), fault.error(), fault.description());
    }

    public static Refusal of(int status, String error, String description) {
        return new Refusal(status, error, description, Optional.empty(), Optional.empty());
    }

    public static Refusal invalidRequest(String description) {
        return of(400, "invalid_request", description);
    }

    public static Refusal invalidRequestObject(String reason) {
        return of(400, "invalid_request_object", "Invalid Request Object: " + reason);
    }

    public static Refusal invalidGrant(String description) {
        return of(400, "invalid_grant", description);
    }

    public static Refusal clientAuthenticationFailed() {
        return of(401, "invalid_client", "Client authentication failed");
    }

    public Refusal sentTo(Optional<ReturnAddress> other) {
        return address.isPresent() ? this : new Refusal(status, error, description(), other, retryAfter);
    }

    public Refusal retryAfter(Optional<Duration> delay) {
        return new Refusal(status, error, description(), address, delay);
    }

    public int status() {
        return status;
    }

    public String error() {
        return error;
    }

    public String description() {
        return String.valueOf(getMessage());
    }

    public Optional<ReturnAddress> address() {
        return address;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** As the token endpoint sends it (RFC 6749 section 5.2). */
    public Reply asJson() {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put("error_description", description());
        return waiting(Reply.json(status, body).noStore());
    }

    public Reply waiting(Reply reply) {
        return retryAfter
                .map(delay -> reply.with("Retry-After", String.valueOf(delay.toSeconds())))
                .orElse(reply);
    }
}
