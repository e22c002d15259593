package com.oten.jakarta.internal.endpoint;

import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.discovery.Discovery;
import com.oten.jakarta.internal.discovery.ProviderMetadata;
import com.oten.jakarta.internal.http.Http;
import com.oten.jakarta.internal.http.RemoteResponse;
import com.oten.jakarta.internal.secret.Secret;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Revokes tokens at Oten (RFC 7009). Thread-safe. */
public final class Revocation {
    private final AuthenticatedPost post;

    public Revocation(OtenConfig config, Discovery discovery, Http http, Clock clock) {
        this.post = new AuthenticatedPost(
                "revocation endpoint", ProviderMetadata::revocationEndpoint, config, discovery, http, clock);
    }

    /**
     * Revokes a token, and does not return before Oten has done it. A token that Oten does not know counts as revoked
     * (section 2.2).
     *
     * @param token which
     * @param type {@code refresh_token} or {@code access_token}
     * @throws com.oten.jakarta.error.OtenException if Oten has no such endpoint, refuses, or is unavailable; with the
     *     time that Oten asked to wait (RFC 9110 section 10.2.3), if it did
     */
    public void revoke(Secret token, String type) {
        post.sendIdempotent(form(token, type));
    }

    /**
     * The same without waiting for the response. May wait for Oten's metadata if it is not known yet.
     *
     * @param token which
     * @param type {@code refresh_token} or {@code access_token}
     * @return the response: the token is revoked if its status is 200. Fails with an {@code OtenException} if there is none
     * @throws com.oten.jakarta.error.OtenException if the call cannot even begin, because Oten has no such endpoint or
     *     its metadata is unavailable
     */
    public CompletableFuture<RemoteResponse> revokeInBackground(Secret token, String type) {
        return post.sendIdempotentInBackground(form(token, type));
    }

    private static Map<String, String> form(Secret token, String type) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("token", token.value());
        form.put("token_type_hint", type);
        return form;
    }
}
