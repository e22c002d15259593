package com.oten.jakarta.it.keycloak;

import jakarta.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

/** An Ed25519 key pair that signs request objects: the private half for the application, the public one for Keycloak. */
final class RequestKey {
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final int PUBLIC_KEY_BYTES = 32;

    private final KeyPair pair;

    private RequestKey(KeyPair pair) {
        this.pair = pair;
    }

    static RequestKey generate() {
        try {
            return new RequestKey(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("JDK 17 has Ed25519", e);
        }
    }

    /** PKCS#8 on one line, as it fits into a properties file. */
    String pem() {
        return "-----BEGIN PRIVATE KEY-----"
                + Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded())
                + "-----END PRIVATE KEY-----";
    }

    /** A JWK set (RFC 7517, RFC 8037) with the public half; its {@code kid} is the thumbprint, as the library's. */
    String jwks() {
        return Json.createObjectBuilder()
                .add(
                        "keys",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("kty", "OKP")
                                        .add("crv", "Ed25519")
                                        .add("x", x())
                                        .add("kid", thumbprint())
                                        .add("use", "sig")
                                        .add("alg", "EdDSA")))
                .build()
                .toString();
    }

    /** RFC 7638 section 3, with the members of RFC 8037 section 2. */
    private String thumbprint() {
        try {
            String members = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + x() + "\"}";
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(members.getBytes(StandardCharsets.US_ASCII));
            return BASE64URL.encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The key itself ends its SubjectPublicKeyInfo (RFC 8410 section 4). */
    private String x() {
        byte[] info = pair.getPublic().getEncoded();
        return BASE64URL.encodeToString(Arrays.copyOfRange(info, info.length - PUBLIC_KEY_BYTES, info.length));
    }
}
