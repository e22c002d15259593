package com.oten.benchmarks.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.impl.BaseJWSProvider;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Set;

/** A fresh Ed25519 key that signs with the JDK: Nimbus's own signer wants one library more. */
final class Ed25519Signer extends BaseJWSProvider implements JWSSigner {
    /** What X.509 writes before the key itself (RFC 8410 section 10.2). */
    private static final int PREFIX = 12;

    private final KeyPair pair;

    Ed25519Signer() throws JOSEException {
        super(Set.of(JWSAlgorithm.EdDSA));
        try {
            this.pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new JOSEException("this JDK has no Ed25519", e);
        }
    }

    JWK publicKey(String id) {
        byte[] encoded = pair.getPublic().getEncoded();
        Base64URL x = Base64URL.encode(Arrays.copyOfRange(encoded, PREFIX, encoded.length));
        return new OctetKeyPair.Builder(Curve.Ed25519, x)
                .keyID(id)
                .keyUse(KeyUse.SIGNATURE)
                .build();
    }

    @Override
    public Base64URL sign(JWSHeader header, byte[] input) throws JOSEException {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(input);
            return Base64URL.encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new JOSEException("the token cannot be signed", e);
        }
    }
}
