package com.oten.jakarta.internal.request;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.config.RequestObjectConfig.Mode;
import com.oten.jakarta.internal.discovery.ProviderMetadata;
import com.oten.jakarta.internal.http.Parameters;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Turns an authorization request into the URI that the browser is sent to: {@code client_id} and a signed request
 * object, by value or by reference (RFC 9101 sections 5.1 and 5.2), and nothing else. The request object is made anew
 * for every redirect; the guide forbids reusing one. Only clients that Oten has exempted, and public ones, send plain
 * parameters. Thread-safe.
 */
public final class AuthorizationRequestSigner {
    /** What browsers, proxies and servers accept without trouble. */
    public static final int LONGEST_URI = 4_096;

    private final String clientId;
    private final boolean isByReference;
    private final RequestObjectSigner requestObjects;
    private final RequestObjectStore waiting;

    public AuthorizationRequestSigner(
            OtenConfig config, RequestObjectSigner requestObjects, RequestObjectStore waiting) {
        this.clientId = config.client().id();
        this.isByReference = config.requestObject().mode() == Mode.REFERENCE;
        this.requestObjects = requestObjects;
        this.waiting = waiting;
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
        Optional<String> requestObject = requestObjects.sign(request, oten.issuer());
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", clientId);
        if (requestObject.isEmpty()) {
            requestObjects.parameters(request).forEach((name, value) -> query.put(name, value.toString()));
        } else if (isByReference) {
            query.put(
                    "request_uri",
                    waiting.keep(requestObject.get(), request.redirectUri()).toString());
        } else {
            query.put("request", requestObject.get());
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
}
