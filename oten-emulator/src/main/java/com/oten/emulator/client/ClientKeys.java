package com.oten.emulator.client;

import com.github.benmanes.caffeine.cache.Cache;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.oten.emulator.base.EmulatorClock;
import com.oten.emulator.base.Expiring;
import java.text.ParseException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the public key that a client signs its request objects with. An unknown {@code kid} makes the emulator
 * fetch at once, however often, so that a new key works from its first signature on; a key that was withdrawn is
 * forgotten after ten minutes.
 */
public final class ClientKeys {
    private static final Set<String> TYPES = Set.of("application/json", "application/jwk-set+json");

    private static final Duration KEPT = Duration.ofMinutes(10);

    private final OutgoingFetch fetch;
    private final Cache<String, String> fetched;

    public ClientKeys(OutgoingFetch fetch, EmulatorClock clock) {
        this.fetch = fetch;
        this.fetched = Expiring.after(KEPT, clock);
    }

    public Optional<OctetKeyPair> find(Registration client, String kid) {
        Registration.RequestKeys keys = client.requestKeys().orElseThrow();
        if (keys.jwks().isPresent()) {
            return keys.jwks().flatMap(jwks -> key(jwks, kid));
        }
        String uri = keys.jwksUri().orElseThrow().toString();
        Optional<OctetKeyPair> known =
                Optional.ofNullable(fetched.getIfPresent(uri)).flatMap(jwks -> key(jwks, kid));
        return known.isPresent() ? known : refetch(uri).flatMap(jwks -> key(jwks, kid));
    }

    public void reset() {
        fetched.invalidateAll();
    }

    private Optional<String> refetch(String uri) {
        Optional<String> jwks = fetch.get(uri, TYPES);
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
