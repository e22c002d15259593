package com.oten.emulator;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import java.net.URI;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the public key that a client signs its request objects with. */
final class ClientKeys {
    private static final Set<String> TYPES = Set.of("application/json", "application/jwk-set+json");

    private final OutgoingFetch fetch;
    private final Map<URI, String> fetched = new ConcurrentHashMap<>();

    ClientKeys(OutgoingFetch fetch) {
        this.fetch = fetch;
    }

    Optional<OctetKeyPair> find(EmulatedClient client, String kid) {
        EmulatedClient.RequestKeys keys = client.requestKeys().orElseThrow();
        if (keys.jwks().isPresent()) {
            return keys.jwks().flatMap(jwks -> key(jwks, kid));
        }
        URI uri = keys.jwksUri().orElseThrow();
        Optional<OctetKeyPair> known = Optional.ofNullable(fetched.get(uri)).flatMap(jwks -> key(jwks, kid));
        return known.isPresent() ? known : refetch(uri).flatMap(jwks -> key(jwks, kid));
    }

    void reset() {
        fetched.clear();
    }

    private Optional<String> refetch(URI uri) {
        Optional<String> jwks = fetch.get(uri.toString(), TYPES);
        jwks.ifPresent(body -> fetched.put(uri, body));
        return jwks;
    }

    private static Optional<OctetKeyPair> key(String jwks, String kid) {
        try {
            JWK key = JWKSet.parse(jwks).getKeyByKeyId(kid);
            return key instanceof OctetKeyPair pair && Curve.Ed25519.equals(pair.getCurve())
                    ? Optional.of(pair)
                    : Optional.empty();
        } catch (ParseException e) {
            return Optional.empty();
        }
    }
}
