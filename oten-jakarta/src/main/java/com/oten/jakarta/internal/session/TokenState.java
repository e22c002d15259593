package com.oten.jakarta.internal.session;

import com.oten.jakarta.internal.json.Json;
import com.oten.jakarta.internal.seal.Sealed;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.time.Instant;
import java.util.Set;

/**
 * The sealed tokens of a session, and what must be known about them without opening. Written in one way wherever sessions
 * are: {@link SerializedSession}, {@link SharedTokens}.
 *
 * @param sealed ciphertext
 * @param scopes of the access token
 * @param expiresAt when the access token expires
 * @param refreshAt when it should be refreshed
 * @param canRefresh whether there is a refresh token
 */
record TokenState(Sealed sealed, Set<String> scopes, Instant expiresAt, Instant refreshAt, boolean canRefresh) {
    private static final JsonProvider JSON = JsonProvider.provider();

    /** No usable tokens, and no refresh token. */
    static TokenState none(Sealed sealed) {
        return new TokenState(sealed, Set.of(), Instant.EPOCH, Instant.EPOCH, false);
    }

    /** The same tokens, to be refreshed later. */
    TokenState pausedUntil(Instant moment) {
        return new TokenState(sealed, scopes, expiresAt, moment, canRefresh);
    }

    /** Adds it to the members of an object. */
    void write(JsonObjectBuilder json) {
        json.add("tokens", sealed.text())
                .add("scopes", JSON.createArrayBuilder(scopes))
                .add("expires", expiresAt.getEpochSecond())
                .add("refresh", refreshAt.getEpochSecond())
                .add("refreshable", canRefresh);
    }

    /**
     * Reads what {@link #write} has added.
     *
     * @throws RuntimeException if a member is missing or something else; a ciphertext of another form becomes one that
     *     nothing opens
     */
    static TokenState read(JsonObject json) {
        return new TokenState(
                Sealed.of(json.getString("tokens")).orElse(Sealed.NOTHING),
                Set.copyOf(Json.strings(json, "scopes").orElseThrow()),
                Instant.ofEpochSecond(json.getJsonNumber("expires").longValueExact()),
                Instant.ofEpochSecond(json.getJsonNumber("refresh").longValueExact()),
                json.getBoolean("refreshable"));
    }
}
