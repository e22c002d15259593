package com.oten.jakarta.internal.request;

import java.net.URI;

/**
 * The parameters of one login's authorization request.
 *
 * @param redirectUri where the response goes
 * @param state comes back with the response
 * @param nonce comes back in the ID token
 * @param codeVerifier proves at the token endpoint that the code is ours; only its hash is sent
 * @param asked what the application asks beyond the configuration
 */
public record AuthorizationRequest(
        URI redirectUri, String state, String nonce, String codeVerifier, LoginParameters asked) {

    @Override
    public String toString() {
        return "AuthorizationRequest[redirectUri=" + redirectUri + "]"; // the rest is secret
    }
}
