package com.oten.jakarta.internal.http;

import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.error.OtenUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The header {@code Retry-After} of Oten's responses (RFC 9110 section 10.2.3). */
public final class RetryAfter {
    private RetryAfter() {}

    /**
     * Adds to a failure how long Oten asked to wait. What is neither a number of seconds, of at most nine digits, nor a
     * date, or lies in the past, counts as absent.
     *
     * @param failure what the response means
     * @param response with or without the header
     * @param clock for a header that is a date
     * @return a copy that has the time; the failure itself if waiting does not help, or Oten did not say how long
     */
    public static OtenException on(OtenException failure, RemoteResponse response, Clock clock) {
        if (failure instanceof OtenUnavailableException unavailable) {
            return response.header("Retry-After")
                    .flatMap(header -> wait(header, clock))
                    .<OtenException>map(unavailable::retryAfter)
                    .orElse(failure);
        }
        return failure;
    }

    private static Optional<Duration> wait(String header, Clock clock) {
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
