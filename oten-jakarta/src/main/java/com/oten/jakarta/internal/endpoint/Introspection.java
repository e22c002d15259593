package com.oten.jakarta.internal.endpoint;

import com.oten.jakarta.TokenIntrospection;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.config.ClientConfig;
import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.config.Secret;
import com.oten.jakarta.internal.discovery.Discovery;
import com.oten.jakarta.internal.http.Budget;
import com.oten.jakarta.internal.http.Http;
import com.oten.jakarta.internal.http.HttpAnswer;
import com.oten.jakarta.internal.http.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** Asks Oten what a token is (RFC 7662). Remembers nothing. Thread-safe. */
public final class Introspection {
    private final ClientConfig client;
    private final Discovery discovery;
    private final Http http;
    private final ErrorResponse errors;

    /**
     * Wires the parts.
     *
     * @param config the client
     * @param discovery where the endpoint is
     * @param http the door
     * @param clock for a {@code Retry-After} that is a date
     */
    public Introspection(OtenConfig config, Discovery discovery, Http http, Clock clock) {
        this.client = config.client();
        this.discovery = discovery;
        this.http = http;
        this.errors = new ErrorResponse("introspection endpoint", clock);
    }

    /**
     * What Oten says of a token.
     *
     * @param token of any kind and origin
     * @return its members
     * @throws com.oten.jakarta.error.OtenException if Oten has no such endpoint, refuses, or cannot be had
     */
    public TokenIntrospection introspect(Secret token) {
        JsonObject members = members(token);
        return new TokenIntrospection(Json.isTrue(members, "active"), Json.toMap(members));
    }

    /**
     * What Oten says of a token, as it came.
     *
     * @param token of any kind and origin
     * @return the members of the response, {@code active} among them
     * @throws com.oten.jakarta.error.OtenException if Oten has no such endpoint, refuses, or cannot be had
     */
    public JsonObject members(Secret token) {
        return Budget.of(http.budget(), () -> asked(token));
    }

    private JsonObject asked(Secret token) {
        URI endpoint = discovery
                .metadata()
                .introspectionEndpoint()
                .orElseThrow(() -> OtenErrorCode.NOT_OFFERED.exception("Oten advertises no introspection_endpoint"));
        Map<String, String> form = new LinkedHashMap<>();
        form.put("token", token.value());
        form.putAll(client.credentials());
        HttpAnswer answer = http.waitingRoom().enter(() -> Http.join(http.postInBackground(endpoint, form)));
        if (answer.status() != 200) {
            throw errors.of(answer);
        }
        JsonObject members = errors.json(answer);
        JsonValue active = members.get("active");
        if (!JsonValue.TRUE.equals(active) && !JsonValue.FALSE.equals(active)) {
            throw errors.unusable("it does not say whether the token is active");
        }
        return members;
    }
}
