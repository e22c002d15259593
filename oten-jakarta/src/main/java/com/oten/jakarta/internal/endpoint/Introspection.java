package com.oten.jakarta.internal.endpoint;

import com.oten.jakarta.TokenIntrospection;
import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.discovery.Discovery;
import com.oten.jakarta.internal.discovery.ProviderMetadata;
import com.oten.jakarta.internal.http.Http;
import com.oten.jakarta.internal.json.Json;
import com.oten.jakarta.internal.secret.Secret;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.util.Map;

/** Asks Oten what a token is (RFC 7662). Remembers nothing. Thread-safe. */
public final class Introspection {
    private final AuthenticatedPost post;

    public Introspection(OtenConfig config, Discovery discovery, Http http, Clock clock) {
        this.post = new AuthenticatedPost(
                "introspection endpoint", ProviderMetadata::introspectionEndpoint, config, discovery, http, clock);
    }

    /**
     * What Oten says about a token.
     *
     * @param token of any kind and origin
     * @return its members
     * @throws com.oten.jakarta.error.OtenException if Oten has no such endpoint, refuses, or is unavailable; with the
     *     time that Oten asked to wait (RFC 9110 section 10.2.3), if it did
     */
    public TokenIntrospection introspect(Secret token) {
        JsonObject members = members(token);
        return new TokenIntrospection(Json.isTrue(members, "active"), Json.toMap(members));
    }

    /**
     * What Oten says about a token, as it came.
     *
     * @param token of any kind and origin
     * @return the members of the response (section 2.2); {@code active} is there and true or false
     * @throws com.oten.jakarta.error.OtenException as {@link #introspect} does
     */
    public JsonObject members(Secret token) {
        JsonObject members = post.errors().json(post.sendIdempotent(Map.of("token", token.value())));
        JsonValue active = members.get("active");
        if (!JsonValue.TRUE.equals(active) && !JsonValue.FALSE.equals(active)) {
            throw post.errors().unusable("it does not say whether the token is active");
        }
        return members;
    }
}
