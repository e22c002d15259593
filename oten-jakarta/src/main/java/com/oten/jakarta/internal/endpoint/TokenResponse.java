package com.oten.jakarta.internal.endpoint;

import com.oten.jakarta.internal.http.RemoteResponse;
import com.oten.jakarta.internal.json.Json;
import com.oten.jakarta.internal.secret.Secret;
import com.oten.jakarta.internal.text.VisibleText;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads successful responses of the token endpoint (RFC 6749 section 5.1). */
final class TokenResponse {
    private static final Duration USUAL_LIFETIME = Duration.ofMinutes(5);
    private static final Duration LONGEST_LIFETIME = Duration.ofHours(24);
    private static final int LONGEST_TOKEN = 16 * 1024;

    private final ErrorResponse errors;
    private final Clock clock;

    TokenResponse(ErrorResponse errors, Clock clock) {
        this.errors = errors;
        this.clock = clock;
    }

    TokenSet read(RemoteResponse response, Set<String> requestedScopes) {
        JsonObject json = errors.json(response);
        String type = Json.string(json, "token_type").orElse("");
        if (!type.equalsIgnoreCase("Bearer")) {
            throw errors.unusable("its token_type is not Bearer");
        }
        Secret accessToken = token(json, "access_token").orElseThrow(() -> errors.unusable("it has no access_token"));
        Set<String> scopes = Json.string(json, "scope")
                .map(text -> Arrays.stream(text.split(" "))
                        .filter(s -> !s.isEmpty())
                        .collect(Collectors.toUnmodifiableSet()))
                .filter(granted -> !granted.equals(requestedScopes)) // the same set need not be kept with each session
                .orElse(requestedScopes);
        return new TokenSet(
                accessToken,
                clock.instant().plus(lifetime(json)),
                scopes,
                token(json, "refresh_token"),
                token(json, "id_token"));
    }

    private Optional<Secret> token(JsonObject json, String name) {
        Optional<String> token = Json.string(json, name).filter(value -> !value.isEmpty());
        // RFC 6749 appendices A.12 and A.17; anything else would break out of a header
        if (token.filter(t -> t.length() > LONGEST_TOKEN || !VisibleText.is(t)).isPresent()) {
            throw errors.unusable("its " + name + " is too long or has characters that no token has");
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
}
