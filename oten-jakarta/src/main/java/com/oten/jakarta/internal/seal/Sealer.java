package com.oten.jakarta.internal.seal;

import com.oten.jakarta.internal.seal.SealKeys.Purpose;
import com.oten.jakarta.internal.secret.Secret;
import com.oten.jakarta.internal.secret.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwe.ContentEncryptionAlgorithmIdentifiers;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwe.KeyManagementAlgorithmIdentifiers;
import org.jose4j.keys.AesKey;
import org.jose4j.lang.JoseException;

/**
 * Seals text so that only this application can read or change it: a compact JWE, {@code dir} with {@code A256GCM} (RFC
 * 7516, RFC 7518 section 4.5). What comes back is untrusted until it is decrypted: its header must be exactly one that
 * this class writes, so that no foreign header is ever parsed and no other algorithm, compression or key can be asked
 * for; and its Base64url must be canonical, because decoders ignore stray bits. Thread-safe.
 */
public final class Sealer {
    private static final Pattern SHAPE = Pattern.compile("[\\w-]+\\.\\.[\\w-]{16}\\.[\\w-]+\\.[\\w-]{22}");
    private static final AlgorithmConstraints ONLY_DIR =
            new AlgorithmConstraints(ConstraintType.PERMIT, KeyManagementAlgorithmIdentifiers.DIRECT);
    private static final AlgorithmConstraints ONLY_A256GCM =
            new AlgorithmConstraints(ConstraintType.PERMIT, ContentEncryptionAlgorithmIdentifiers.AES_256_GCM);

    /** A derived key under the name that goes into the header. */
    private record Key(AesKey key, String id, String encodedHeader) {}

    private final SealKeys keys;
    private final Purpose purpose;
    private final int limit;
    /** Deriving costs four HMACs: remember the two input keys there can be. Guarded by its own atomicity. */
    private final ConcurrentMap<String, Key> derived = new ConcurrentHashMap<>();

    /**
     * Makes a sealer for one purpose.
     *
     * @param keys where the keys come from
     * @param purpose what is sealed
     * @param limit the longest sealed text that is accepted, in characters
     */
    public Sealer(SealKeys keys, Purpose purpose, int limit) {
        this.keys = keys;
        this.purpose = purpose;
        this.limit = limit;
    }

    /**
     * Whose keys these are, for the names of cookies: applications on one host must not share one.
     *
     * @return eight hexadecimal digits, the same on every node
     */
    public String application() {
        return keys.application();
    }

    /**
     * Seals a text with the newest key.
     *
     * @param plain any text that is not empty
     * @return URL- and cookie-safe characters
     */
    public String seal(String plain) {
        return seal(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** The same for bytes. */
    public String seal(byte[] plain) {
        Key key = key(keys.inputKeys().get(0));
        JsonWebEncryption jwe = new JsonWebEncryption();
        jwe.setAlgorithmHeaderValue(KeyManagementAlgorithmIdentifiers.DIRECT);
        jwe.setEncryptionMethodHeaderParameter(ContentEncryptionAlgorithmIdentifiers.AES_256_GCM);
        jwe.setKeyIdHeaderValue(key.id());
        jwe.setKey(key.key());
        jwe.setPlaintext(plain);
        try {
            return jwe.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("A256GCM failed with a key of the right size"); // no cause: jose4j's text
        }
    }

    /**
     * Opens what {@link #seal} made.
     *
     * @param sealed anything
     * @return the text; empty if it is not ours, damaged, or sealed with a key that no longer opens
     */
    public Optional<String> open(String sealed) {
        return openBytes(sealed).map(plain -> new String(plain, StandardCharsets.UTF_8));
    }

    /** The same for bytes. */
    public Optional<byte[]> openBytes(String sealed) {
        if (sealed.length() > limit || !SHAPE.matcher(sealed).matches() || !isCanonical(sealed)) {
            return Optional.empty();
        }
        String header = sealed.substring(0, sealed.indexOf('.'));
        return keys.inputKeys().stream()
                .map(this::key)
                .filter(key -> key.encodedHeader().equals(header))
                .findFirst()
                .flatMap(key -> decrypt(key, sealed));
    }

    private static Optional<byte[]> decrypt(Key key, String sealed) {
        JsonWebEncryption jwe = new JsonWebEncryption();
        jwe.setAlgorithmConstraints(ONLY_DIR);
        jwe.setContentEncryptionAlgorithmConstraints(ONLY_A256GCM);
        jwe.setKey(key.key());
        try {
            jwe.setCompactSerialization(sealed);
            return Optional.of(jwe.getPlaintextBytes());
        } catch (JoseException e) {
            return Optional.empty();
        }
    }

    private static boolean isCanonical(String sealed) {
        for (String part : List.of(sealed.split("\\.", -1))) {
            try {
                byte[] bytes = Base64.getUrlDecoder().decode(part);
                if (!Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(bytes)
                        .equals(part)) {
                    return false;
                }
            } catch (IllegalArgumentException e) {
                return false;
            }
        }
        return true;
    }

    private Key key(Secret inputKey) {
        String name = new String(Sha256.of(inputKey.bytes()), StandardCharsets.ISO_8859_1);
        if (derived.size() > 8) {
            derived.clear(); // a secret rotated that often is an experiment; never grow
        }
        return derived.computeIfAbsent(name, unused -> derive(inputKey));
    }

    private Key derive(Secret inputKey) {
        byte[] bytes = keys.derive(inputKey, purpose);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(Sha256.of(bytes), 8));
        String header = "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"kid\":\"" + id + "\"}";
        String encoded =
                Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.US_ASCII));
        return new Key(new AesKey(bytes), id, encoded);
    }
}
