package com.oten.emulator.request;

import com.github.benmanes.caffeine.cache.Cache;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import com.oten.emulator.Fault;
import com.oten.emulator.base.EmulatorClock;
import com.oten.emulator.base.Expiring;
import com.oten.emulator.client.ClientKeys;
import com.oten.emulator.client.Registration;
import com.oten.emulator.wire.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks whether Oten would accept a request object: its header, its signature, issuer, audience and times, and last
 * whether it is new.
 */
public final class RequestObjectVerifier {
    private static final Set<String> TYPES = Set.of("JWT", "oauth-authz-req+jwt");
    private static final long LIFETIME = 300;
    private static final long FUTURE = 60;

    private final String issuer;
    private final EmulatorClock clock;
    private final ClientKeys keys;
    private final Cache<String, Boolean> seen;

    public RequestObjectVerifier(String issuer, EmulatorClock clock, ClientKeys keys) {
        this.issuer = issuer;
        this.clock = clock;
        this.keys = keys;
        // the last moment at which one can be valid: iat a minute ahead, lifetime five minutes
        this.seen = Expiring.after(Duration.ofSeconds(LIFETIME + FUTURE), clock);
    }

    void verify(RequestObject object, Registration client) {
        checkHeader(object, client);
        if (!isSignedBy(client, object)) {
            throw Refusal.of(Fault.INVALID_REQUEST_OBJECT);
        }
        checkClaims(object, client);
        checkTimes(object);
        if (seen.asMap().putIfAbsent(client.id() + " " + object.text("jti"), true) != null) {
            throw Refusal.invalidRequestObject("the jti has been used before");
        }
    }

    void reset() {
        seen.invalidateAll();
    }

    private static void checkHeader(RequestObject object, Registration client) {
        String alg = String.valueOf(object.header().get("alg"));
        if (!alg.equals("HS256") && !alg.equals("EdDSA")) {
            throw Refusal.invalidRequestObject("the algorithm must be HS256 or EdDSA");
        }
        String registered = client.requestKeys().isPresent() ? "EdDSA" : "HS256";
        if (!alg.equals(registered)) {
            throw Refusal.invalidRequestObject("the client is registered for " + registered);
        }
        boolean kid = object.header().containsKey("kid");
        if (kid && alg.equals("HS256")) {
            throw Refusal.invalidRequestObject("kid must be absent for HS256");
        }
        if (!kid && alg.equals("EdDSA")) {
            throw Refusal.invalidRequestObject("kid is required for EdDSA");
        }
        if (!TYPES.contains(String.valueOf(object.header().get("typ")))) {
            throw Refusal.invalidRequestObject("typ must be JWT or oauth-authz-req+jwt");
        }
        if (object.header().containsKey("crit")) {
            throw Refusal.invalidRequestObject("critical header parameters are not understood");
        }
    }

    private boolean isSignedBy(Registration client, RequestObject object) {
        byte[] input = object.signingInput().getBytes(StandardCharsets.US_ASCII);
        if (client.requestKeys().isEmpty()) {
            return client.secrets().stream()
                    .anyMatch(secret -> MessageDigest.isEqual(hmac(secret, input), object.signatureBytes()));
        }
        OctetKeyPair key = keys.find(client, String.valueOf(object.header().get("kid")))
                .orElseThrow(() -> Refusal.invalidRequestObject("the kid is not registered"));
        try {
            JWSHeader header = JWSHeader.parse(object.header());
            return new Ed25519Verifier(key.toPublicJWK()).verify(header, input, new Base64URL(object.signature()));
        } catch (ParseException | JOSEException e) {
            return false;
        }
    }

    /** With the JDK, as Nimbus refuses secrets under 32 bytes and Oten does not. */
    private static byte[] hmac(String secret, byte[] input) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no HmacSHA256", e);
        }
    }

    private void checkClaims(RequestObject object, Registration client) {
        if (!object.text("iss").equals(client.id())) {
            throw Refusal.invalidRequestObject("iss must be the client id");
        }
        Object audience = object.claims().get("aud");
        if (!issuer.equals(audience) && !List.of(issuer).equals(audience)) {
            throw Refusal.invalidRequestObject("aud must be the issuer");
        }
        if (!object.text("client_id").equals(client.id())) {
            throw Refusal.invalidRequestObject("client_id differs from the query");
        }
        // RFC 9101 section 4
        if (object.claims().containsKey("request") || object.claims().containsKey("request_uri")) {
            throw Refusal.invalidRequestObject("a request object must not hold another");
        }
    }

    private void checkTimes(RequestObject object) {
        long now = clock.seconds();
        long issued = object.seconds("iat");
        long expires = object.seconds("exp");
        if (expires <= now) {
            throw Refusal.of(Fault.JAR_EXPIRED);
        }
        if (issued > now + FUTURE) {
            throw Refusal.invalidRequestObject("iat is in the future");
        }
        if (expires > issued + LIFETIME) {
            throw Refusal.invalidRequestObject("exp is more than 300 seconds after iat");
        }
    }
}
