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
     * The access token, good for now: shortly before its end it is refreshed, once however many threads ask. While Oten is
     * down the old one is given as long as it lasts. A bearer caller's is the one that came with the request.
     *
     * @return the token
     * @throws com.oten.jakarta.error.OtenLoginRequiredException if there is no caller, or the token has ended and cannot be
     *     refreshed
     * @throws com.oten.jakarta.error.OtenUnavailableException if the token has ended and Oten cannot be had
     */
    AccessToken accessToken();

    /**
     * The ID token, for those few who must pass it on. Whoever wants to know the user asks {@link OtenUser}.
     *
     * @return the newest that Oten gave
     * @throws com.oten.jakarta.error.OtenLoginRequiredException if there is none, as for a bearer caller
     */
    IdToken idToken();

    /**
     * What the access token is good for. Asks nobody.
     *
     * @return the granted scopes
     */
    Set<String> scopes();

    /**
     * When the access token ends that there is now; {@link #accessToken()} may get another one. Asks nobody.
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
     * @throws com.oten.jakarta.error.OtenUnavailableException if Oten cannot be had; the session stays as it is
     */
    AccessToken refresh();

    /**
     * Gives the tokens back (RFC 7009): the refresh token, with which Oten ends its access tokens too, or the access token
     * where there is no other. The user stays logged in here, without tokens. A bearer caller's are not ours to end.
     *
     * @throws com.oten.jakarta.error.OtenConfigurationException with {@code NOT_OFFERED} if Oten has no such endpoint
     * @throws com.oten.jakarta.error.OtenUnavailableException if Oten cannot be had; then nothing has changed here
     * @throws com.oten.jakarta.error.OtenLoginRequiredException if there is no login, as for a bearer caller
     */
    void revoke();

    /**
     * What Oten says of the caller now (OIDC Core section 5.3). Asks at each call.
     *
     * @return the claims in types of the JDK; {@code sub} is the caller's
     * @throws com.oten.jakarta.error.OtenConfigurationException with {@code NOT_OFFERED} if Oten has no such endpoint
     * @throws com.oten.jakarta.error.OtenRejectedException if Oten speaks of somebody else
     * @throws com.oten.jakarta.error.OtenUnavailableException if Oten cannot be had
     */
    Map<String, Object> userInfo();
}
