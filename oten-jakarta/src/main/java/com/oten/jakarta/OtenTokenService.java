package com.oten.jakarta;

/**
 * Tokens: the logged-in person's, and the application's own. Inject it anywhere. Thread-safe. All calls may block while
 * Oten is asked, at most for the configured time-outs and retries.
 */
public interface OtenTokenService {
    /**
     * The person's access token, good for now: shortly before its end it is refreshed, once however many threads ask. While
     * Oten is down the old one is given as long as it lasts.
     *
     * @return the token
     * @throws com.oten.jakarta.error.OtenLoginRequiredException if nobody is logged in, or the token has ended and cannot
     *     be refreshed
     * @throws com.oten.jakarta.error.OtenUnavailableException if the token has ended and Oten cannot be had
     */
    AccessToken accessToken();

    /**
     * Refreshes the person's tokens now, for instance after the person's rights at Oten have changed.
     *
     * @return the new access token
     * @throws com.oten.jakarta.error.OtenLoginRequiredException if nobody is logged in, or Oten refuses; then the session's
     *     login has ended
     * @throws com.oten.jakarta.error.OtenUnavailableException if Oten cannot be had; the session stays as it is
     */
    AccessToken refresh();

    /**
     * A token for the application itself (client credentials, RFC 6749 section 4.4), kept until shortly before its end.
     * Works without a person and without a request.
     *
     * @param scopes what for; none leaves it to Oten
     * @return the token
     * @throws com.oten.jakarta.error.OtenConfigurationException if the client may not have one
     * @throws com.oten.jakarta.error.OtenUnavailableException if Oten cannot be had
     */
    AccessToken serviceToken(String... scopes);
}
