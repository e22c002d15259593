package com.oten.benchmarks.core;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.lang.JoseException;

/** What ID tokens are signed with, by JCA alone: an object for every call, as its documentation asks for, and a key that is kept. */
public enum Algorithm {
    EDDSA("EdDSA", "Ed25519", "Ed25519", "SunEC"),
    ES256("ES256", "EC", "SHA256withECDSAinP1363Format", "SunEC"),
    PS256("PS256", "RSA", "RSASSA-PSS", "SunRsaSign"),
    RS256("RS256", "RSA", "SHA256withRSA", "SunRsaSign");

    private static final PSSParameterSpec PSS =
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, PSSParameterSpec.TRAILER_FIELD_BC);

    private final String jose;
    private final String keys;
    private final String signatures;
    private final String jdkProvider;

    Algorithm(String jose, String keys, String signatures, String jdkProvider) {
        this.jose = jose;
        this.keys = keys;
        this.signatures = signatures;
        this.jdkProvider = jdkProvider;
    }

    /** RFC 7518 section 3.1, RFC 8037 section 3.1. */
    public String jose() {
        return jose;
    }

    /** Oten's: made by the JDK, whatever provider is first in the list. */
    public KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(keys, jdkProvider);
            if (!keys.equals("Ed25519")) {
                generator.initialize(keys.equals("RSA") ? 2_048 : 256);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Oten's document has it (RFC 7517 section 4). */
    public String jwk(PublicKey key, String id) {
        try {
            JsonWebKey jwk = JsonWebKey.Factory.newJwk(key);
            jwk.setKeyId(id);
            jwk.setUse("sig");
            jwk.setAlgorithm(jose);
            return jwk.toJson();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A compact JWS as Oten signs it (RFC 7515 section 7.1), by the JDK. */
    public String signed(PrivateKey key, String id, String payload) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String header = "{\"alg\":\"" + jose + "\",\"kid\":\"" + id + "\"}";
        String input = base64.encodeToString(header.getBytes(StandardCharsets.UTF_8)) + "."
                + base64.encodeToString(payload.getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance(signatures, jdkProvider);
            return input + "." + base64.encodeToString(sign(signature, key, input.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signs by the first provider that can. */
    byte[] sign(PrivateKey key, byte[] input) throws GeneralSecurityException {
        return sign(Signature.getInstance(signatures), key, input);
    }

    private byte[] sign(Signature signature, PrivateKey key, byte[] input) throws GeneralSecurityException {
        if (this == PS256) {
            signature.setParameter(PSS);
        }
        signature.initSign(key);
        signature.update(input);
        return signature.sign();
    }

    /** The same key as an object of the first provider that can read it. */
    PublicKey own(PublicKey key) throws GeneralSecurityException {
        return KeyFactory.getInstance(keys).generatePublic(new X509EncodedKeySpec(key.getEncoded()));
    }

    /** Verifies by the first provider that can. */
    boolean verify(PublicKey key, byte[] input, byte[] signed) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(signatures);
        if (this == PS256) {
            signature.setParameter(PSS);
        }
        signature.initVerify(key);
        signature.update(input);
        return signature.verify(signed);
    }
}
