package com.oten.jakarta.internal.endpoint;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.config.ClientConfig;
import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.config.Secret;
import com.oten.jakarta.internal.discovery.Discovery;
import com.oten.jakarta.internal.http.Budget;
import com.oten.jakarta.internal.http.Http;
import com.oten.jakarta.internal.http.HttpAnswer;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** Gives a token back at Oten's (RFC 7009), and does not return before Oten has taken it. Thread-safe. */
public final class Revocation {
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
    public Revocation(OtenConfig config, Discovery discovery, Http http, Clock clock) {
        this.client = config.client();
        this.discovery = discovery;
        this.http = http;
        this.errors = new ErrorResponse("revocation endpoint", clock);
    }

    /**
     * Revokes a token. One that Oten does not know counts as revoked (section 2.2).
     *
     * @param token which
     * @param type {@code refresh_token} or {@code access_token}
     * @throws com.oten.jakarta.error.OtenException if Oten has no such endpoint, refuses, or cannot be had
     */
    public void revoke(Secret token, String type) {
        HttpAnswer answer = Budget.of(http.budget(), () -> asked(token, type));
        if (answer.status() != 200) {
            throw errors.of(answer);
        }
    }

    private HttpAnswer asked(Secret token, String type) {
        URI endpoint = discovery
                .metadata()
                .revocationEndpoint()
                .orElseThrow(() -> OtenErrorCode.NOT_OFFERED.exception("Oten advertises no revocation_endpoint"));
        Map<String, String> form = new LinkedHashMap<>();
        form.put("token", token.value());
        form.put("token_type_hint", type);
        form.putAll(client.credentials());
        return http.waitingRoom().enter(() -> Http.join(http.postInBackground(endpoint, form)));
    }
}
