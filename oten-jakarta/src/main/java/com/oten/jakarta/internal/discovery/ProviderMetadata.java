package com.oten.jakarta.internal.discovery;

import jakarta.json.JsonObject;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * What Oten's discovery document says (OpenID Connect Discovery section 3, RFC 8414 section 2). Checked: the issuer is the
 * configured one and every endpoint may be called.
 *
 * @param issuer as the document has it: the form that counts in tokens, callbacks and request objects
 * @param authorizationEndpoint where browsers are sent
 * @param tokenEndpoint where codes and refresh tokens are redeemed
 * @param jwksUri where Oten's public keys are
 * @param userinfoEndpoint absent means unsupported
 * @param endSessionEndpoint absent means unsupported
 * @param revocationEndpoint absent means unsupported
 * @param introspectionEndpoint absent means unsupported
 * @param idTokenAlgs how Oten signs ID tokens; empty if it does not say
 * @param document the whole document as it came
 * @param sendsIssuer whether every callback carries {@code iss} (RFC 9207 section 3)
 */
public record ProviderMetadata(
        String issuer,
        URI authorizationEndpoint,
        URI tokenEndpoint,
        URI jwksUri,
        Optional<URI> userinfoEndpoint,
        Optional<URI> endSessionEndpoint,
        Optional<URI> revocationEndpoint,
        Optional<URI> introspectionEndpoint,
        Set<String> idTokenAlgs,
        JsonObject document,
        boolean sendsIssuer) {

    /** Copies the set. */
    public ProviderMetadata {
        idTokenAlgs = Set.copyOf(idTokenAlgs);
    }
}
