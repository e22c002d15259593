package com.oten.jakarta.internal.keys;

import com.oten.jakarta.internal.config.Ed25519KeyPair;
import java.util.Optional;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;

/**
 * An Ed25519 key and its id.
 *
 * @param id {@code kid}
 * @param pair the key
 */
record SigningKey(String id, Ed25519KeyPair pair) {

    static SigningKey of(Ed25519KeyPair pair, Optional<String> id) {
        return new SigningKey(id.orElseGet(() -> thumbprint(pair)), pair);
    }

    boolean isSame(Ed25519KeyPair other) {
        return pair.publicKey().equals(other.publicKey());
    }

    /** The public half alone (RFC 8037 section 2): made from the public key, so there is nothing else it could print. */
    OctetKeyPairJsonWebKey publicJwk() {
        OctetKeyPairJsonWebKey jwk = new OctetKeyPairJsonWebKey(pair.publicKey());
        jwk.setKeyId(id);
        jwk.setUse("sig");
        jwk.setAlgorithm(AlgorithmIdentifiers.EDDSA);
        return jwk;
    }

    private static String thumbprint(Ed25519KeyPair pair) {
        return new OctetKeyPairJsonWebKey(pair.publicKey()).calculateBase64urlEncodedThumbprint("SHA-256");
    }
}
