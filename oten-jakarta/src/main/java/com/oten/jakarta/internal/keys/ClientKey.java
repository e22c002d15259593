package com.oten.jakarta.internal.keys;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.config.ClientConfig;
import com.oten.jakarta.internal.config.RequestObjectConfig;
import com.oten.jakarta.internal.secret.SecretSource;
import java.util.Optional;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/**
 * What the client signs with: its secret (HS256, no {@code kid}) or its Ed25519 key (EdDSA, with {@code kid}), as the guide
 * demands for {@code invalid_request_object}. Thread-safe.
 */
public abstract sealed class ClientKey {
    private ClientKey() {}

    /**
     * The key of a client that sends request objects.
     *
     * @param client who
     * @param config how
     * @param ring the keys for EdDSA
     * @return the key; it follows every rotation
     */
    public static ClientKey of(ClientConfig client, RequestObjectConfig config, KeyRing ring) {
        return switch (config.alg()) {
            case EDDSA -> new KeyPairKey(ring);
            case HS256 -> new SecretKey(client.secret().orElseThrow(), client.allowShortSecret());
        };
    }

    /**
     * Signs a payload.
     *
     * @param typ the {@code typ} header
     * @param payload JSON
     * @return a compact JWS (RFC 7515 section 7.1)
     */
    public final String sign(String typ, String payload) {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setHeader("typ", typ);
        jws.setPayload(payload);
        prepare(jws);
        try {
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            // no cause: jose4j's messages may hold what was signed
            throw OtenErrorCode.CONFIGURATION.exception(
                    "the request object cannot be signed: check oten.client-secret or oten.request-object.key");
        }
    }

    abstract void prepare(JsonWebSignature jws);

    /**
     * The {@code kid} header.
     *
     * @return empty for HS256, where Oten's guide forbids it
     */
    public abstract Optional<String> keyId();

    private static final class SecretKey extends ClientKey {
        private final SecretSource secret;
        private final boolean allowShort;

        SecretKey(SecretSource secret, boolean allowShort) {
            this.secret = secret;
            this.allowShort = allowShort;
        }

        @Override
        void prepare(JsonWebSignature jws) {
            jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
            jws.setKey(new HmacKey(secret.current().bytes()));
            jws.setDoKeyValidation(!allowShort);
        }

        @Override
        public Optional<String> keyId() {
            return Optional.empty();
        }
    }

    private static final class KeyPairKey extends ClientKey {
        private final KeyRing ring;

        KeyPairKey(KeyRing ring) {
            this.ring = ring;
        }

        @Override
        void prepare(JsonWebSignature jws) {
            SigningKey key = ring.current();
            jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
            jws.setKeyIdHeaderValue(key.id());
            jws.setKey(key.pair().privateKey());
        }

        @Override
        public Optional<String> keyId() {
            return Optional.of(ring.current().id());
        }
    }
}
