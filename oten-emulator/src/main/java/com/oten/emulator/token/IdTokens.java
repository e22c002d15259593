package com.oten.emulator.token;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import com.oten.emulator.IdTokenAlgorithm;
import com.oten.emulator.base.EmulatorClock;
import com.oten.emulator.session.Grant;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Makes ID tokens (OIDC Core section 2). */
public final class IdTokens {
    private final String issuer;
    private final Duration lifetime;
    private final EmulatorClock clock;
    private final SigningKeys keys;
    /** Set by the test, read by every request. */
    private volatile UnaryOperator<Map<String, Object>> change = UnaryOperator.identity();

    public IdTokens(String issuer, Duration lifetime, EmulatorClock clock, SigningKeys keys) {
        this.issuer = issuer;
        this.lifetime = lifetime;
        this.clock = clock;
        this.keys = keys;
    }

    public void change(UnaryOperator<Map<String, Object>> next) {
        change = next;
    }

    public void reset() {
        change = UnaryOperator.identity();
    }

    public String issue(Grant grant, String accessToken, Optional<String> nonce) {
        SigningKey key = keys.current();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.putAll(ClaimsOf.user(grant.user(), grant.scope()));
        claims.put("aud", grant.clientId());
        claims.put("azp", grant.clientId());
        claims.put("iat", clock.seconds());
        claims.put("exp", clock.seconds() + lifetime.toSeconds());
        claims.put("auth_time", grant.authTime().getEpochSecond());
        nonce.ifPresent(value -> claims.put("nonce", value));
        claims.put("at_hash", hash(accessToken, key));
        claims.put("acr", grant.acr());
        claims.put("amr", List.of("pwd"));
        claims.put("sid", grant.sid());
        return key.sign("JWT", change.apply(claims));
    }

    /** For EdDSA with Ed25519 the hash is SHA-512, whose left half counts. */
    private static String hash(String accessToken, SigningKey key) {
        JWSAlgorithm algorithm = JWSAlgorithm.parse(key.algorithm().alg());
        Curve curve = key.algorithm() == IdTokenAlgorithm.EDDSA ? Curve.Ed25519 : null;
        return AccessTokenHash.compute(new BearerAccessToken(accessToken), algorithm, curve)
                .getValue();
    }
}
