package com.oten.jakarta.request;

import com.oten.jakarta.config.OtenConfig;
import com.oten.jakarta.config.RequestObjectConfig;
import com.oten.jakarta.config.RequestObjectConfig.Mode;
import com.oten.jakarta.discovery.ProviderMetadata;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.http.Parameters;
import com.oten.jakarta.keys.ClientKey;
import com.oten.jakarta.keys.KeyRing;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Turns an authorization request into the URI that the browser is sent to: {@code client_id} and a signed request object,
 * by value or by reference (RFC 9101 sections 5.1 and 5.2), and nothing else. The request object is made anew for every
 * redirect; the guide forbids to keep one. Only clients that Oten has exempted, and public ones, send plain parameters.
 * Thread-safe.
 */
public final class AuthorizationRequestSigner {
    /** What browsers, proxies and servers take without trouble. */
    private static final int LONGEST_URI = 4_096;

    private static final JsonProvider JSON = JsonProvider.provider();

    private final String clientId;
    private final String scope;
    private final RequestObjectConfig config;
    private final Optional<ClientKey> key;
    /** Given a request object and the callback: where Oten finds the request object. */
    private final BiFunction<String, URI, URI> place;

    private final RandomTokens tokens;
    private final Clock clock;

    /**
     * Prepares the signing key.
     *
     * @param config client, scopes, request object
     * @param ring the keys for EdDSA
     * @param waiting where request objects wait that go by reference
     * @param tokens for {@code jti}
     * @param clock for {@code iat}
     */
    public AuthorizationRequestSigner(
            OtenConfig config, KeyRing ring, RequestObjects waiting, RandomTokens tokens, Clock clock) {
        this(config, ring, waiting::keep, tokens, clock);
    }

    private AuthorizationRequestSigner(
            OtenConfig config, KeyRing ring, BiFunction<String, URI, URI> place, RandomTokens tokens, Clock clock) {
        this.clientId = config.client().id();
        this.scope = String.join(" ", config.scopes());
        this.config = config.requestObject();
        this.key = switch (this.config.mode()) {
            case VALUE, REFERENCE -> Optional.of(ClientKey.of(config.client(), this.config, ring));
            case NONE -> Optional.empty();
        };
        this.place = place;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * One whose request objects are looked at, and never fetched.
     *
     * @param config client, scopes, request object
     * @param tokens for {@code jti}
     * @param clock for {@code iat}
     * @return a signer that keeps nothing
     */
    public static AuthorizationRequestSigner forTrials(OtenConfig config, RandomTokens tokens, Clock clock) {
        KeyRing ring = new KeyRing(config.requestObject(), clock);
        return new AuthorizationRequestSigner(
                config, ring, (requestObject, callback) -> callback.resolve("request/trial"), tokens, clock);
    }

    /**
     * The URI to send the browser to.
     *
     * @param request this login
     * @param oten where to, and for whom
     * @return at most {@value #LONGEST_URI} characters
     * @throws com.oten.jakarta.error.OtenConfigurationException if it would be longer
     */
    public URI sign(AuthorizationRequest request, ProviderMetadata oten) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", clientId);
        if (key.isPresent()) {
            String requestObject = requestObject(request, oten.issuer());
            if (config.mode() == Mode.REFERENCE) {
                query.put(
                        "request_uri",
                        place.apply(requestObject, request.redirectUri()).toString());
            } else {
                query.put("request", requestObject);
            }
        } else {
            parameters(request).forEach((name, value) -> query.put(name, value.toString()));
        }
        URI uri = Parameters.appended(oten.authorizationEndpoint(), query);
        int length = uri.toString().length();
        if (length > LONGEST_URI) {
            throw OtenErrorCode.CONFIGURATION.exception(
                    "the authorization request has " + length + " characters, more than " + LONGEST_URI
                            + ": shorten oten.scopes or the login parameters, or set oten.request-object.mode to reference");
        }
        return uri;
    }

    /** The request object alone, for those who want to look at it. */
    String requestObject(AuthorizationRequest request, String issuer) {
        return key.orElseThrow().sign(config.typ(), claims(parameters(request), issuer));
    }

    private Map<String, Object> parameters(AuthorizationRequest request) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("client_id", clientId);
        parameters.put("redirect_uri", request.redirectUri().toString());
        parameters.put("response_type", "code");
        parameters.put("scope", scope);
        parameters.put("state", request.state());
        parameters.put("nonce", request.nonce());
        parameters.put("code_challenge", Pkce.challenge(request.codeVerifier()));
        parameters.put("code_challenge_method", "S256");
        request.asked().prompt().ifPresent(prompt -> parameters.put("prompt", prompt));
        request.asked().maxAge().map(Duration::toSeconds).ifPresent(age -> parameters.put("max_age", age));
        request.asked().loginHint().ifPresent(hint -> parameters.put("login_hint", hint));
        request.asked().uiLocales().ifPresent(locales -> parameters.put("ui_locales", locales));
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
