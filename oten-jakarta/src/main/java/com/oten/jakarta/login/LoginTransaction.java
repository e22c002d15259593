package com.oten.jakarta.login;

import com.oten.jakarta.http.Json;
import com.oten.jakarta.request.LoginParameters;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is remembered between the redirect to Oten and the callback. It travels in the browser, sealed; the server keeps
 * nothing.
 *
 * @param state ties the callback to this transaction
 * @param nonce ties the ID token to it
 * @param codeVerifier ties the code to it
 * @param returnTo where the person wanted to go, a path inside the application
 * @param startedAt when, to the second
 * @param attempt 0; 1 after an automatic restart, and then there is no other
 * @param asked what the application asked beyond the configuration
 */
public record LoginTransaction(
        String state,
        String nonce,
        String codeVerifier,
        String returnTo,
        Instant startedAt,
        int attempt,
        LoginParameters asked) {

    private static final int VERSION = 1;
    private static final JsonProvider JSON = JsonProvider.provider();

    LoginTransaction returningTo(String place) {
        return new LoginTransaction(state, nonce, codeVerifier, place, startedAt, attempt, asked);
    }

    /** Short names: this becomes a cookie. */
    String toJson() {
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("v", VERSION)
                .add("s", state)
                .add("n", nonce)
                .add("c", codeVerifier)
                .add("r", returnTo)
                .add("t", startedAt.getEpochSecond())
                .add("a", attempt);
        asked.prompt().ifPresent(prompt -> json.add("p", prompt));
        asked.maxAge().ifPresent(age -> json.add("m", age.toSeconds()));
        asked.loginHint().ifPresent(hint -> json.add("h", hint));
        asked.uiLocales().ifPresent(locales -> json.add("l", locales));
        return json.build().toString();
    }

    /** Empty if another version of the library wrote it. */
    static Optional<LoginTransaction> fromJson(String text) {
        try {
            JsonObject json = Json.object(text.getBytes(StandardCharsets.UTF_8));
            if (json.getInt("v", 0) != VERSION) {
                return Optional.empty();
            }
            return Optional.of(new LoginTransaction(
                    json.getString("s"),
                    json.getString("n"),
                    json.getString("c"),
                    json.getString("r"),
                    Instant.ofEpochSecond(json.getJsonNumber("t").longValueExact()),
                    json.getInt("a"),
                    new LoginParameters(
                            Json.string(json, "p"),
                            Json.whole(json, "m").map(Duration::ofSeconds),
                            Json.string(json, "h"),
                            Json.string(json, "l"))));
        } catch (Json.Malformed | RuntimeException e) {
            return Optional.empty(); // sealed by us, so only an older form can be missing something
        }
    }

    @Override
    public String toString() {
        return "LoginTransaction[startedAt=" + startedAt + ", attempt=" + attempt + "]"; // the rest is secret
    }
}
