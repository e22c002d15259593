package com.oten.emulator;

import com.oten.emulator.base.Json;
import com.oten.emulator.token.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes tokens that an honest provider would not, to see whether a relying party refuses them. It starts with the
 * emulator's own key and header. Not thread-safe.
 */
public final class TokenForge {
    private final SigningKey honest;
    private final Map<String, Object> header = new LinkedHashMap<>();
    private final Map<String, Object> claims = new LinkedHashMap<>();
    private UnaryOperator<String> signature;

    TokenForge(SigningKey honest) {
        this.honest = honest;
        this.signature = honest::signature;
        header.put("alg", honest.algorithm().alg());
        header.put("kid", honest.kid());
        header.put("typ", "JWT");
    }

    /**
     * Adds claims.
     *
     * @param more JSON values; replace claims of the same name
     * @return this
     */
    public TokenForge claims(Map<String, Object> more) {
        claims.putAll(more);
        return this;
    }

    /**
     * Sets one claim.
     *
     * @param name its name
     * @param value a JSON value
     * @return this
     */
    public TokenForge claim(String name, Object value) {
        claims.put(name, value);
        return this;
    }

    /**
     * Leaves one claim out.
     *
     * @param name its name
     * @return this
     */
    public TokenForge withoutClaim(String name) {
        claims.remove(name);
        return this;
    }

    /**
     * Sets a header field: {@code alg}, {@code kid}, {@code typ}, {@code crit}, {@code jwk} … The signature is still
     * made by the same key, so a changed {@code alg} is wrong.
     *
     * @param name its name
     * @param value a JSON value
     * @return this
     */
    public TokenForge header(String name, Object value) {
        header.put(name, value);
        return this;
    }

    /**
     * Leaves a header field out.
     *
     * @param name its name
     * @return this
     */
    public TokenForge withoutHeader(String name) {
        header.remove(name);
        return this;
    }

    /**
     * Signs with an unpublished key, under the {@code kid} of the published one.
     *
     * @return this
     */
    public TokenForge signedWithAnotherKey() {
        signature = SigningKey.generate(honest.algorithm())::signature;
        return this;
    }

    /**
     * No signature: {@code alg} is {@code none}, the third part is empty.
     *
     * @return this
     */
    public TokenForge unsigned() {
        signature = input -> "";
        return header("alg", "none");
    }

    /**
     * Signs with HMAC: {@code alg} is {@code HS256}.
     *
     * @param secret its UTF-8 bytes are the key: the client secret, or a public key's text
     * @return this
     */
    public TokenForge signedWithSecret(String secret) {
        signature = input -> hmac(secret, input);
        return header("alg", "HS256");
    }

    /**
     * Makes the token.
     *
     * @return the compact form, three parts
     */
    public String sign() {
        String input = Json.encode(header) + "." + Json.encode(claims);
        return input + "." + signature.apply(input);
    }

    private static String hmac(String secret, String input) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Json.encode(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no HmacSHA256", e);
        }
    }
}
