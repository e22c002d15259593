package com.oten.jakarta.internal.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.config.ClientConfig;
import com.oten.jakarta.internal.config.RequestObjectConfig;
import com.oten.jakarta.internal.secret.SecretSource;
import com.oten.jakarta.internal.text.Base64Url;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.security.Key;
import java.util.Optional;
import org.jose4j.jca.ProviderContext;
import org.jose4j.jwa.AlgorithmFactoryFactory;
import org.jose4j.jwa.CryptoPrimitive;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignatureAlgorithm;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/**
 * What the client signs with: its secret (HS256, no {@code kid}) or its Ed25519 key (EdDSA, with {@code kid}), as the guide
 * demands for {@code invalid_request_object}. Thread-safe.
 */
public abstract sealed class ClientKey {
    private static final JsonProvider JSON = JsonProvider.provider();

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
        Signing with = signing();
        JsonObjectBuilder header = JSON.createObjectBuilder().add("typ", typ).add("alg", with.algorithm);
        with.keyId.ifPresent(kid -> header.add("kid", kid));
        // put together here, because jose4j's own writer takes ten times as long as an HMAC
        String input = encoded(header.build().toString()) + '.' + encoded(payload);
        try {
            JsonWebSignatureAlgorithm algorithm = AlgorithmFactoryFactory.getInstance()
                    .getJwsAlgorithmFactory()
                    .getAlgorithm(with.algorithm);
            if (with.isKeyChecked) {
                algorithm.validateSigningKey(with.key);
            }
            CryptoPrimitive primitive = algorithm.prepareForSign(with.key, new ProviderContext());
            return input + '.' + Base64Url.encode(algorithm.sign(primitive, input.getBytes(US_ASCII)));
        } catch (JoseException e) {
            // no cause: jose4j's messages may hold what was signed
            throw OtenErrorCode.CONFIGURATION.exception(
                    "the request object cannot be signed: check oten.client-secret or oten.request-object.key");
        }
    }

    private static String encoded(String text) {
        return Base64Url.encode(text.getBytes(UTF_8));
    }

    /** What one signature is made with. */
    private static final class Signing {
        final String algorithm;
        final Optional<String> keyId;
        final Key key;
        final boolean isKeyChecked;

        Signing(String algorithm, Optional<String> keyId, Key key, boolean isKeyChecked) {
            this.algorithm = algorithm;
            this.keyId = keyId;
            this.key = key;
            this.isKeyChecked = isKeyChecked;
        }
    }

    abstract Signing signing();

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
        Signing signing() {
            return new Signing(
                    AlgorithmIdentifiers.HMAC_SHA256,
                    Optional.empty(),
                    new HmacKey(secret.current().bytes()),
                    !allowShort);
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
        Signing signing() {
            SigningKey current = ring.current();
            return new Signing(
                    AlgorithmIdentifiers.EDDSA,
                    Optional.of(current.id()),
                    current.pair().privateKey(),
                    true);
        }

        @Override
        public Optional<String> keyId() {
            return Optional.of(ring.current().id());
        }
    }
}
