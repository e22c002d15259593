package com.oten.emulator.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.oten.emulator.IdTokenAlgorithm;
import com.oten.emulator.base.Json;
import com.oten.emulator.base.RandomValue;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A key pair with its signer; thread-safe. */
public final class SigningKey {
    private static final int RSA_BITS = 2048;

    private final IdTokenAlgorithm algorithm;
    private final JWK jwk;
    private final JWSSigner signer;

    private SigningKey(IdTokenAlgorithm algorithm, JWK jwk, JWSSigner signer) {
        this.algorithm = algorithm;
        this.jwk = jwk;
        this.signer = signer;
    }

    public static SigningKey generate(IdTokenAlgorithm algorithm) {
        String kid = RandomValue.next().substring(0, 12);
        try {
            return switch (algorithm) {
                case EDDSA -> {
                    OctetKeyPair key = new OctetKeyPairGenerator(Curve.Ed25519)
                            .keyID(kid)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(JWSAlgorithm.EdDSA)
                            .generate();
                    yield new SigningKey(algorithm, key, new Ed25519Signer(key));
                }
                case ES256 -> {
                    ECKey key = new ECKeyGenerator(Curve.P_256)
                            .keyID(kid)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(JWSAlgorithm.ES256)
                            .generate();
                    yield new SigningKey(algorithm, key, new ECDSASigner(key));
                }
                case RS256, PS256 -> {
                    RSAKey key = new RSAKeyGenerator(RSA_BITS)
                            .keyID(kid)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(JWSAlgorithm.parse(algorithm.alg()))
                            .generate();
                    yield new SigningKey(algorithm, key, new RSASSASigner(key));
                }
            };
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot make a key for " + algorithm, e);
        }
    }

    public IdTokenAlgorithm algorithm() {
        return algorithm;
    }

    public String kid() {
        return jwk.getKeyID();
    }

    public Map<String, Object> publicJwk() {
        return jwk.toPublicJWK().toJSONObject();
    }

    /** The compact form of claims under the correct header. */
    String sign(String type, Map<String, Object> claims) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", algorithm.alg());
        header.put("kid", kid());
        header.put("typ", type);
        String input = Json.encode(header) + "." + Json.encode(claims);
        return input + "." + signature(input);
    }

    boolean hasSigned(JWSObject object) {
        try {
            JWSVerifier verifier = switch (algorithm) {
                case EDDSA -> new Ed25519Verifier(jwk.toOctetKeyPair().toPublicJWK());
                case ES256 -> new ECDSAVerifier(jwk.toECKey());
                case RS256, PS256 -> new RSASSAVerifier(jwk.toRSAKey());
            };
            return object.getHeader().getAlgorithm().getName().equals(algorithm.alg()) && object.verify(verifier);
        } catch (JOSEException e) {
            return false;
        }
    }

    /** The signature over any input, whatever header it begins with. */
    public String signature(String signingInput) {
        JWSHeader header = new JWSHeader(JWSAlgorithm.parse(algorithm.alg()));
        try {
            return signer.sign(header, signingInput.getBytes(StandardCharsets.US_ASCII))
                    .toString();
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot sign with " + algorithm, e);
        }
    }
}
