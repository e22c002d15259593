package com.oten.jakarta;

/**
 * Tokens: the caller's, and the application's own. Inject it anywhere; the methods of {@link CallerTokens} are about
 * the current request. For work in another thread there is {@link #forCaller()}. Thread-safe. All calls may block while
 * Oten is asked, at most for the configured time-outs and retries.
 *
 * <pre>{@code
 * CallerTokens caller = tokens.forCaller();
 * executor.submit(() -> report(caller.accessToken()));
 * }</pre>
 */
public interface OtenTokenService extends CallerTokens {
    /**
     * The tokens of the current caller, to be used in other threads, also after this request. They are the session's own:
     * what one thread refreshes all others get, and they end with the login, by a logout or because the session times out.
     *
     * @return immutable
     * @throws com.oten.jakarta.error.OtenLoginRequiredException if nobody is logged in, or there is no request
     */
    CallerTokens forCaller();

    /**
     * A token for the application itself (client credentials, RFC 6749 section 4.4). Cached by scopes until shortly
     * before it expires, and renewed in the background before that; while Oten is slow or down, the old one is returned
     * as long as it is valid. A refusal is remembered for half a minute, an outage for a few seconds. Works without a
     * user and without a request.
     *
     * @param scopes what for; none leaves it to Oten
     * @return the token
     * @throws com.oten.jakarta.error.OtenConfigurationException if the client may not have one
     * @throws com.oten.jakarta.error.OtenUnavailableException if Oten is unavailable
     */
    AccessToken serviceToken(String... scopes);

    /**
     * Asks Oten about any token (RFC 7662). Every call sends a request.
     *
     * @param token somebody's access or refresh token
     * @return what Oten says; not active for whatever is not a token
     * @throws com.oten.jakarta.error.OtenConfigurationException with {@code NOT_OFFERED} if Oten has no such endpoint, or if
     *     this client may not ask
     * @throws com.oten.jakarta.error.OtenUnavailableException if Oten is unavailable
     */
    TokenIntrospection introspect(String token);
}
