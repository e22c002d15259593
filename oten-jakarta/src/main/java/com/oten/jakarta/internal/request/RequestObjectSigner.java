package com.oten.jakarta.internal.request;

import com.oten.jakarta.internal.config.LoginParameter;
import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.config.RequestObjectConfig;
import com.oten.jakarta.internal.keys.ClientKey;
import com.oten.jakarta.internal.keys.KeyRing;
import com.oten.jakarta.internal.secret.RandomTokens;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Puts an authorization request into a signed request object (RFC 9101 section 4), anew each time: the guide forbids
 * reusing one. Thread-safe.
 */
public final class RequestObjectSigner {
    private static final JsonProvider JSON = JsonProvider.provider();

    private final String clientId;
    private final String scope;
    private final RequestObjectConfig config;
    private final Optional<ClientKey> key;
    private final RandomTokens tokens;
    private final Clock clock;

    /**
     * Prepares the signing key.
     *
     * @param config client, scopes, request object
     * @param ring the keys for EdDSA
     * @param tokens for {@code jti}
     * @param clock for {@code iat}
     */
    public RequestObjectSigner(OtenConfig config, KeyRing ring, RandomTokens tokens, Clock clock) {
        this.clientId = config.client().id();
        this.scope = String.join(" ", config.scopes());
        this.config = config.requestObject();
        this.key = switch (this.config.mode()) {
            case VALUE, REFERENCE -> Optional.of(ClientKey.of(config.client(), this.config, ring));
            case NONE -> Optional.empty();
        };
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * The signed request object.
     *
     * @param request this login
     * @param issuer whom it is for
     * @return a compact JWS; empty for clients that send plain parameters
     */
    public Optional<String> sign(AuthorizationRequest request, String issuer) {
        return key.map(signer -> signer.sign(config.typ(), claims(parameters(request), issuer)));
    }

    /** The request as parameters (OIDC Core section 3.1.2.1). */
    Map<String, Object> parameters(AuthorizationRequest request) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("client_id", clientId);
        parameters.put("redirect_uri", request.redirectUri().toString());
        parameters.put("response_type", "code");
        parameters.put("scope", scope);
        parameters.put("state", request.state());
        parameters.put("nonce", request.nonce());
        parameters.put("code_challenge", Pkce.challenge(request.codeVerifier()));
        parameters.put("code_challenge_method", "S256");
        request.asked()
                .values()
                .forEach((parameter, value) -> parameters.put(
                        parameter.toString(), parameter == LoginParameter.MAX_AGE ? Long.valueOf(value) : value));
        return parameters;
    }

    private String claims(Map<String, Object> parameters, String issuer) {
        long now = clock.instant().getEpochSecond();
        JsonObjectBuilder claims = JSON.createObjectBuilder()
                .add("iss", clientId)
                .add("aud", issuer)
                .add("iat", now)
                .add("exp", now + config.lifetime().toSeconds())
                .add("jti", tokens.next());
        parameters.forEach((name, value) -> {
            if (value instanceof Long number) {
                claims.add(name, number);
            } else {
                claims.add(name, value.toString());
            }
        });
        return claims.build().toString();
    }
}
