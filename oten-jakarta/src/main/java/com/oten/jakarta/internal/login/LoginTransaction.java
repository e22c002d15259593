package com.oten.jakarta.internal.login;

import com.oten.jakarta.internal.config.LoginParameter;
import com.oten.jakarta.internal.json.Json;
import com.oten.jakarta.internal.request.LoginParameters;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * What is remembered between the redirect to Oten and the callback. It is kept in a sealed cookie; the server stores
 * nothing.
 *
 * @param state ties the callback to this transaction
 * @param nonce ties the ID token to it
 * @param codeVerifier ties the code to it
 * @param returnTo where the user wanted to go, a path inside the application
 * @param startedAt when, to the second
 * @param attempt 0; 1 after an automatic restart, and then there is no further one
 * @param round how many logins of this browser had been finished just before, and left no session behind
 * @param dropped logins that it took the slot of
 * @param asked what the application asked beyond the configuration
 */
public record LoginTransaction(
        String state,
        String nonce,
        String codeVerifier,
        String returnTo,
        Instant startedAt,
        int attempt,
        int round,
        DroppedLogins dropped,
        LoginParameters asked) {

    private static final int VERSION = 1;
    /** With a required acr, which a node with an older version must not ignore. */
    private static final int DEMANDING = 2;

    private static final JsonProvider JSON = JsonProvider.provider();

    LoginTransaction returningTo(String place) {
        return new LoginTransaction(state, nonce, codeVerifier, place, startedAt, attempt, round, dropped, asked);
    }

    /** Without what no response is checked against: hints, which Oten has received, and logins that were dropped. */
    LoginTransaction essentials() {
        LoginParameters rest = asked.without(LoginParameter.LOGIN_HINT)
                .without(LoginParameter.UI_LOCALES)
                .without(LoginParameter.WORKSPACE_HINT);
        return new LoginTransaction(
                state, nonce, codeVerifier, returnTo, startedAt, attempt, round, DroppedLogins.NONE, rest);
    }

    /** Short names: this becomes a cookie. */
    String toJson() {
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("v", asked.essentialAcr().isEmpty() ? VERSION : DEMANDING)
                .add("s", state)
                .add("n", nonce)
                .add("c", codeVerifier)
                .add("r", returnTo)
                .add("t", startedAt.getEpochSecond())
                .add("a", attempt);
        if (round > 0) {
            json.add("o", round);
        }
        if (asked.isByPage()) {
            json.add("b", true);
        }
        if (!dropped.hashes().isEmpty()) {
            json.add("d", dropped.text());
        }
        asked.values().forEach((parameter, value) -> {
            if (parameter == LoginParameter.MAX_AGE) {
                json.add(shortName(parameter), Long.parseLong(value));
            } else {
                json.add(shortName(parameter), value);
            }
        });
        return json.build().toString();
    }

    private static String shortName(LoginParameter parameter) {
        return switch (parameter) {
            case PROMPT -> "p";
            case MAX_AGE -> "m";
            case ACR_VALUES -> "q";
            case LOGIN_HINT -> "h";
            case UI_LOCALES -> "l";
            case WORKSPACE_HINT -> "w";
        };
    }

    /** Empty if another version of the library wrote it. */
    static Optional<LoginTransaction> fromJson(String text) {
        try {
            JsonObject json = Json.object(text.getBytes(StandardCharsets.UTF_8));
            int version = json.getInt("v", 0);
            LoginParameters asked = asked(json);
            boolean isDemanding = version == DEMANDING
                    && asked.find(LoginParameter.ACR_VALUES).isPresent();
            if (version != VERSION && !isDemanding) {
                return Optional.empty();
            }
            return Optional.of(new LoginTransaction(
                    json.getString("s"),
                    json.getString("n"),
                    json.getString("c"),
                    json.getString("r"),
                    Instant.ofEpochSecond(json.getJsonNumber("t").longValueExact()),
                    json.getInt("a"),
                    json.getInt("o", 0),
                    DroppedLogins.fromText(json.getString("d", "")),
                    isDemanding ? asked.withEssentialAcr() : asked));
        } catch (Json.Malformed | RuntimeException e) {
            return Optional.empty(); // sealed by us, so only an older form can be missing something
        }
    }

    private static LoginParameters asked(JsonObject json) {
        LoginParameters asked = json.getBoolean("b", false) ? LoginParameters.NONE.byPage() : LoginParameters.NONE;
        for (LoginParameter parameter : LoginParameter.values()) {
            String name = shortName(parameter);
            Optional<String> value = parameter == LoginParameter.MAX_AGE
                    ? Json.whole(json, name).map(String::valueOf)
                    : Json.string(json, name);
            if (value.isPresent()) {
                asked = asked.with(parameter, value.get());
            }
        }
        return asked;
    }

    @Override
    public String toString() {
        return "LoginTransaction[startedAt=" + startedAt + ", attempt=" + attempt + "]"; // the rest is secret
    }
}
