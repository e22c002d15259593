package com.oten.jakarta.internal.keys;

import com.oten.jakarta.internal.config.Ed25519KeyPair;
import com.oten.jakarta.internal.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey;

/**
 * A new Ed25519 key pair for request objects: the private half for {@code oten.request-object.key-file}, the public one to
 * be registered at Oten.
 *
 * @param pem the private half as PKCS#8 PEM (RFC 7468, RFC 8410)
 * @param id {@code kid}, the key's thumbprint (RFC 7638)
 * @param jwk the public half as a JWK (RFC 8037), with {@code kid}
 */
public record GeneratedKey(Secret pem, String id, String jwk) {
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    /**
     * Generates a key pair.
     *
     * @param random a strong source
     * @return never the same twice
     */
    public static GeneratedKey with(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, random);
            KeyPair made = generator.generateKeyPair();
            SigningKey key = SigningKey.of(new Ed25519KeyPair(made.getPrivate(), made.getPublic()), Optional.empty());
            String body = LINES.encodeToString(made.getPrivate().getEncoded());
            return new GeneratedKey(
                    new Secret("-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n"),
                    key.id(),
                    key.publicJwk().toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK from 15 on has Ed25519", e);
        }
    }
}
