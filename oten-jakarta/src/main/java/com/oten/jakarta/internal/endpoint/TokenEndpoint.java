package com.oten.jakarta.internal.endpoint;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.config.ClientConfig;
import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.discovery.Discovery;
import com.oten.jakarta.internal.http.Http;
import com.oten.jakarta.internal.secret.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/**
 * Calls Oten's token endpoint (RFC 6749 section 3.2). Blocks; tries again only what {@link Retry} allows, and once more with
 * the new client secret if it was rotated while a call was under way. Thread-safe.
 */
public final class TokenEndpoint {
    private final ClientConfig client;
    private final Set<String> loginScopes;
    private final AuthenticatedPost post;
    private final Retry retry;
    private final TokenResponse responses;
    private final Duration httpTimeout;

    public TokenEndpoint(OtenConfig config, Discovery discovery, Http http, Clock clock) {
        this.client = config.client();
        this.loginScopes = Set.copyOf(config.scopes());
        this.post = new AuthenticatedPost(
                "token endpoint", metadata -> Optional.of(metadata.tokenEndpoint()), config, discovery, http, clock);
        this.retry = new Retry(config.retry(), discovery::probe);
        this.responses = new TokenResponse(post.errors(), clock);
        this.httpTimeout = config.http().timeout();
    }

    /**
     * Redeems an authorization code (RFC 6749 section 4.1.3).
     *
     * @param code as it came on the callback; used once
     * @param codeVerifier what the challenge was made from (RFC 7636 section 4.5)
     * @param redirectUri that of the authorization request, byte for byte
     * @return the tokens
     * @throws com.oten.jakarta.error.OtenException if Oten refuses or is unavailable
     */
    public TokenSet exchange(String code, String codeVerifier, URI redirectUri) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", redirectUri.toString());
        form.put("code_verifier", codeVerifier);
        return call(form, loginScopes);
    }

    /**
     * Redeems a refresh token (RFC 6749 section 6). Oten rotates them: the old one is used up.
     *
     * @param refreshToken the newest
     * @param granted the scopes of the session, which apply if Oten does not repeat them
     * @return the tokens; keep the old refresh token if there is no new one
     * @throws com.oten.jakarta.error.OtenException if Oten refuses or is unavailable
     */
    public TokenSet refresh(Secret refreshToken, Set<String> granted) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", refreshToken.value());
        return call(form, granted);
    }

    /**
     * Gets a token for the application itself (RFC 6749 section 4.4).
     *
     * @param scopes what for; empty leaves it to Oten
     * @return a token set without refresh token and ID token
     * @throws com.oten.jakarta.error.OtenException if Oten refuses or is unavailable; for a public client before
     *     anything is sent
     */
    public TokenSet clientCredentials(Set<String> scopes) {
        return call(clientCredentialsForm(scopes), scopes);
    }

    /**
     * The same without waiting: one try, which is repeated if its connection breaks, and none while Oten is known to be
     * down.
     *
     * @param scopes what for; empty leaves it to Oten
     * @return the tokens; fails as {@link #clientCredentials} does
     * @throws com.oten.jakarta.error.OtenException if the call cannot even begin
     */
    public CompletableFuture<TokenSet> clientCredentialsInBackground(Set<String> scopes) {
        Map<String, String> form = clientCredentialsForm(scopes);
        refuseWhileDown();
        return post.sendIdempotentInBackground(form)
                .thenApply(response -> responses.read(post.successful(response), scopes));
    }

    private Map<String, String> clientCredentialsForm(Set<String> scopes) {
        if (!client.isConfidential()) {
            throw OtenErrorCode.CLIENT_UNAUTHORIZED.exception(
                    "public clients are not authorized for the client credentials grant; nothing was sent to Oten");
        }
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        if (!scopes.isEmpty()) {
            form.put("scope", String.join(" ", new TreeSet<>(scopes)));
        }
        return form;
    }

    /**
     * Refuses while Oten is known to be down: a user who is sent there now could not log in afterwards.
     *
     * @throws com.oten.jakarta.error.OtenUnavailableException with {@code OTEN_DOWN}
     */
    public void refuseWhileDown() {
        retry.refuseWhileDown();
    }

    /**
     * How long {@link #refresh} can take, with the calls before and after it: Oten's metadata and keys.
     *
     * @return an upper limit
     */
    public Duration longestCall() {
        return Retry.BUDGET.plus(httpTimeout.multipliedBy(2));
    }

    private TokenSet call(Map<String, String> form, Set<String> requestedScopes) {
        return responses.read(post.send(form, retry), requestedScopes);
    }
}
