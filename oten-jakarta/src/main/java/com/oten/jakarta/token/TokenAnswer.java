package com.oten.jakarta.token;

import com.oten.jakarta.config.Secret;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.error.OtenUnavailableException;
import com.oten.jakarta.http.HttpAnswer;
import com.oten.jakarta.http.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what the token endpoint answers: tokens (RFC 6749 section 5.1) or an error (5.2). */
final class TokenAnswer {
    private static final Duration USUAL_LIFETIME = Duration.ofMinutes(5);
    private static final Duration LONGEST_LIFETIME = Duration.ofHours(24);
    private static final int LONGEST_TOKEN = 16 * 1024;

    private final Clock clock;

    TokenAnswer(Clock clock) {
        this.clock = clock;
    }

    TokenSet read(HttpAnswer answer, Set<String> requestedScopes) {
        if (answer.status() != 200) {
            throw error(answer);
        }
        JsonObject json = json(answer);
        String type = Json.string(json, "token_type").orElse("");
        if (!type.equalsIgnoreCase("Bearer")) {
            throw invalid("its token_type is not Bearer");
        }
        Secret accessToken = token(json, "access_token").orElseThrow(() -> invalid("it has no access_token"));
        Set<String> scopes = Json.string(json, "scope")
                .map(text ->
                        Arrays.stream(text.split(" ")).filter(s -> !s.isEmpty()).collect(Collectors.toSet()))
                .orElse(requestedScopes);
        return new TokenSet(
                accessToken,
                clock.instant().plus(lifetime(json)),
                scopes,
                token(json, "refresh_token"),
                token(json, "id_token"));
    }

    private static Optional<Secret> token(JsonObject json, String name) {
        Optional<String> token = Json.string(json, name).filter(value -> !value.isEmpty());
        // RFC 6749 appendix A: tokens are visible ASCII; anything else would break out of a header
        if (token.filter(t -> t.length() > LONGEST_TOKEN || !t.chars().allMatch(c -> c > 0x20 && c < 0x7f))
                .isPresent()) {
            throw invalid("its " + name + " is too long or has characters that no token has");
        }
        return token.map(Secret::new);
    }

    /** Absent means a short life, not an endless one; some providers send the number as text. */
    private static Duration lifetime(JsonObject json) {
        Optional<Long> seconds = Json.whole(json, "expires_in");
        if (seconds.isEmpty()
                && json.get("expires_in") instanceof JsonString text
                && text.getString().matches("\\d{1,9}")) {
            seconds = Optional.of(Long.valueOf(text.getString()));
        }
        if (seconds.isEmpty()) {
            return USUAL_LIFETIME;
        }
        long bounded = Math.max(0, Math.min(seconds.get(), LONGEST_LIFETIME.toSeconds()));
        return Duration.ofSeconds(bounded);
    }

    private static JsonObject json(HttpAnswer answer) {
        if (!answer.isJson()) {
            throw invalid("it is no JSON: status " + answer.status());
        }
        try {
            return Json.object(answer.body());
        } catch (Json.Malformed e) {
            throw invalid(e.fault());
        }
    }

    private OtenException error(HttpAnswer answer) {
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
                            "Oten's token endpoint answered status " + answer.status() + " without an error code"),
                    answer);
        }
        return invalid("status " + answer.status() + " without an error code");
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

    private static OtenException invalid(String fault) {
        return OtenErrorCode.ANSWER_INVALID.exception("the answer of Oten's token endpoint is unusable: " + fault);
    }
}
