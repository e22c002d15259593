package com.oten.jakarta.internal.endpoint;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.error.OtenUnavailableException;
import com.oten.jakarta.internal.http.HttpAnswer;
import com.oten.jakarta.internal.http.Json;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reads the errors of Oten's endpoints for programs (RFC 6749 section 5.2), and those of whatever stands before them. */
public final class ErrorResponse {
    private final String endpoint;
    private final Clock clock;

    /**
     * Prepares the reading.
     *
     * @param endpoint its name in messages, for instance "token endpoint"
     * @param clock for a {@code Retry-After} that is a date
     */
    public ErrorResponse(String endpoint, Clock clock) {
        this.endpoint = endpoint;
        this.clock = clock;
    }

    /**
     * Turns an answer that is no success into an exception.
     *
     * @param answer with any status
     * @return to be thrown
     */
    public OtenException of(HttpAnswer answer) {
        Optional<String> code = Optional.empty();
        Optional<String> description = Optional.empty();
        if (answer.isJson()) {
            try {
                JsonObject json = Json.object(answer.body());
                code = Json.string(json, "error");
                description = Json.string(json, "error_description");
            } catch (Json.Malformed e) {
                // then the status alone speaks
            }
        }
        if (code.isPresent()) {
            return withRetryAfter(OtenException.ofOAuthError(code.get(), description.orElse(null)), answer);
        }
        if (answer.status() == 429 || answer.status() >= 500) {
            // a proxy or load balancer in front of Oten
            return withRetryAfter(
                    OtenErrorCode.TEMPORARILY_UNAVAILABLE.exception(
                            "Oten's " + endpoint + " answered status " + answer.status() + " without an error code"),
                    answer);
        }
        return unusable("status " + answer.status() + " without an error code");
    }

    /**
     * What is thrown when an answer cannot be understood.
     *
     * @param fault a few words
     * @return to be thrown
     */
    public OtenException unusable(String fault) {
        return OtenErrorCode.ANSWER_INVALID.exception("the answer of Oten's " + endpoint + " is unusable: " + fault);
    }

    /**
     * The JSON object of an answer.
     *
     * @param answer a success
     * @return its body
     * @throws OtenException if it is none
     */
    public JsonObject json(HttpAnswer answer) {
        if (!answer.isJson()) {
            throw unusable("it is no JSON: status " + answer.status());
        }
        try {
            return Json.object(answer.body());
        } catch (Json.Malformed e) {
            throw unusable(e.fault());
        }
    }

    private OtenException withRetryAfter(OtenException failure, HttpAnswer answer) {
        if (failure instanceof OtenUnavailableException unavailable) {
            return answer.header("Retry-After")
                    .flatMap(this::wait)
                    .<OtenException>map(unavailable::retryAfter)
                    .orElse(failure);
        }
        return failure;
    }

    /** Seconds or a date (RFC 9110 section 10.2.3); what is neither, or lies in the past, counts as absent. */
    private Optional<Duration> wait(String header) {
        String value = header.strip();
        if (value.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(clock.instant(), until)).filter(wait -> !wait.isNegative());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
