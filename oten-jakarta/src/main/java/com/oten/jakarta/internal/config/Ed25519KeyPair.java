package com.oten.jakarta.internal.config;

import com.oten.jakarta.internal.text.Base64Url;
import java.io.Serial;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The key pair that signs request objects, read from a PKCS#8 PEM (RFC 5958, RFC 8410). The public half is derived from
 * the private one, so the two cannot disagree.
 *
 * @param privateKey the private half
 * @param publicKey the public half
 */
public record Ed25519KeyPair(PrivateKey privateKey, PublicKey publicKey) {
    private static final Pattern PEM = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");

    /** Why a PEM is not usable; the text never contains any part of it. */
    static final class NotUsable extends Exception {
        @Serial
        private static final long serialVersionUID = 1L;

        NotUsable(String fault) {
            super(fault, null, false, false);
        }

        String fault() {
            return String.valueOf(getMessage());
        }
    }

    static Ed25519KeyPair parse(String text) throws NotUsable {
        byte[] der = derOf(text);
        try {
            PrivateKey key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(der));
            return new Ed25519KeyPair(key, publicKeyOf((EdECPrivateKey) key));
        } catch (GeneralSecurityException e) {
            throw new NotUsable("holds " + otherAlgorithm(der) + " where an Ed25519 key is needed");
        }
    }

    private static byte[] derOf(String text) throws NotUsable {
        // a byte order mark and Windows line ends do no harm
        Matcher pem =
                PEM.matcher(text.replace("\uFEFF", "").replace("\\n", "\n").strip());
        if (!pem.matches()) {
            throw new NotUsable("is not one whole PEM block that begins with BEGIN PRIVATE KEY");
        }
        String label = String.valueOf(pem.group(1));
        if (!label.equals("PRIVATE KEY")) {
            throw new NotUsable(
                    "holds a PEM block of type " + label + " where an unencrypted PKCS#8 PRIVATE KEY is needed");
        }
        byte[] der;
        try {
            der = Base64.getMimeDecoder().decode(String.valueOf(pem.group(2)));
        } catch (IllegalArgumentException e) {
            throw new NotUsable("is damaged: its Base64 does not decode");
        }
        if (wholeLength(der) != der.length) {
            throw new NotUsable("is damaged: its length is wrong"); // KeyFactory ignores what follows the key
        }
        return der;
    }

    /**
     * The length that the outermost DER element states (X.690 section 8.1.3), head included; -1 if it is not a
     * sequence.
     */
    private static int wholeLength(byte[] der) {
        if (der.length < 2 || der[0] != 0x30) {
            return -1;
        }
        int first = der[1] & 0xff;
        if (first < 0x80) {
            return first + 2;
        }
        int count = first & 0x7f;
        if (count == 0 || count > 3 || der.length < 2 + count) {
            return -1;
        }
        int length = 0;
        for (int i = 0; i < count; i++) {
            length = (length << 8) | (der[2 + i] & 0xff);
        }
        return length + 2 + count;
    }

    /** The JDK computes a public key only when it generates one: so its generator is given our seed as randomness. */
    private static PublicKey publicKeyOf(EdECPrivateKey key) throws GeneralSecurityException {
        byte[] seed = key.getBytes().orElseThrow();
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new SeedAsRandom(seed));
        PublicKey derived = generator.generateKeyPair().getPublic();
        Arrays.fill(seed, (byte) 0);
        return derived;
    }

    private static String otherAlgorithm(byte[] der) {
        for (String algorithm : List.of("RSA", "EC", "Ed448", "X25519", "X448", "DSA")) {
            try {
                KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
                return "a key of type " + algorithm;
            } catch (GeneralSecurityException e) {
                // not this one
            }
        }
        return "something unreadable";
    }

    /**
     * The public half as a JWK has it (RFC 8037 section 2), to be compared with what is registered.
     *
     * @return 43 characters of Base64url; not a secret
     */
    public String x() {
        byte[] encoded = publicKey.getEncoded(); // RFC 8410 section 4: a fixed head, then the key
        return Base64Url.encode(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }

    @Override
    public String toString() {
        return "Ed25519KeyPair[***]";
    }

    private static final class SeedAsRandom extends SecureRandom {
        @Serial
        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        SeedAsRandom(byte[] seed) {
            super(null, null);
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
