package com.oten.jakarta;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * The tokens of one caller: a user who is logged in, or whoever sent a bearer token ({@code oten.bearer.mode}). Every
 * method throws {@link com.oten.jakarta.error.OtenLoginRequiredException} when there is no such caller, or the login has
 * ended. Thread-safe. Methods that ask Oten block, at most for the configured time-outs and retries.
 */
public interface CallerTokens {
    /**
     * A valid access token: it is refreshed shortly before it expires, once however many threads ask. While Oten is
     * down, the old one is returned as long as it is valid. For a bearer caller it is the token of the request.
     *
     * @return the token
     * @throws com.oten.jakarta.error.OtenLoginRequiredException if there is no caller, or the token has expired and
     *     cannot be refreshed
     * @throws com.oten.jakarta.error.OtenUnavailableException if the token has expired and Oten is unavailable
     */
    AccessToken accessToken();

    /**
     * The ID token, for the rare case that it must be passed on. To learn who the user is, use {@link OtenUser}.
     *
     * @return the newest that Oten has issued
     * @throws com.oten.jakarta.error.OtenLoginRequiredException if there is none, as for a bearer caller
     */
    IdToken idToken();

    /**
     * The scopes of the access token. Makes no call.
     *
     * @return the granted scopes
     */
    Set<String> scopes();

    /**
     * When the current access token expires; {@link #accessToken()} may return a newer one. Makes no call.
     *
     * @return may lie in the past
     */
    Instant expiresAt();

    /**
     * Refreshes the tokens now, for instance after the user's rights at Oten have changed.
     *
     * @return the new access token
     * @throws com.oten.jakarta.error.OtenLoginRequiredException if there is no login, as for a bearer caller, or Oten
     *     refuses; then the session's login has ended
     * @throws com.oten.jakarta.error.OtenUnavailableException if Oten is unavailable; the session stays as it is
     */
    AccessToken refresh();

    /**
     * Revokes the tokens (RFC 7009): the refresh token, with which Oten also revokes its access tokens, or the access
     * token if there is no refresh token. The user stays logged in here, without tokens. The token of a bearer caller
     * is not revoked.
     *
     * @throws com.oten.jakarta.error.OtenConfigurationException with {@code NOT_OFFERED} if Oten has no such endpoint
     * @throws com.oten.jakarta.error.OtenUnavailableException if Oten is unavailable; then nothing has changed here
     * @throws com.oten.jakarta.error.OtenLoginRequiredException if there is no login, as for a bearer caller
     */
    void revoke();

    /**
     * What UserInfo says about the caller now (OIDC Core section 5.3). Every call sends a request.
     *
     * @return the claims as JDK types; {@code sub} is the caller's
     * @throws com.oten.jakarta.error.OtenConfigurationException with {@code NOT_OFFERED} if Oten has no such endpoint
     * @throws com.oten.jakarta.error.OtenRejectedException if the response is about another user
     * @throws com.oten.jakarta.error.OtenUnavailableException if Oten is unavailable
     */
    Map<String, Object> userInfo();
}
