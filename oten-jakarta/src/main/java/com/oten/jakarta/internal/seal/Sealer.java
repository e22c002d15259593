package com.oten.jakarta.internal.seal;

import com.oten.jakarta.internal.seal.SealKeys.Purpose;
import com.oten.jakarta.internal.secret.Secret;
import com.oten.jakarta.internal.secret.Sha256;
import com.oten.jakarta.internal.text.Base64Url;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jose4j.jca.ProviderContext;
import org.jose4j.jwa.AlgorithmFactoryFactory;
import org.jose4j.jwe.ContentEncryptionAlgorithm;
import org.jose4j.jwe.ContentEncryptionAlgorithmIdentifiers;
import org.jose4j.jwe.ContentEncryptionParts;
import org.jose4j.jwx.Headers;
import org.jose4j.keys.AesKey;
import org.jose4j.lang.JoseException;

/**
 * Seals text so that only this application can read or change it: a compact JWE, {@code dir} with {@code A256GCM} (RFC
 * 7516, RFC 7518 section 4.5). What comes back is untrusted until it is decrypted: its header must be exactly one that
 * this class writes, so that no foreign header is ever parsed and no other algorithm, compression or key can be asked
 * for. jose4j encrypts; {@link Sealed} puts the five parts together, because jose4j's own reader and writer take ten times
 * as long as the encryption. Thread-safe.
 */
public final class Sealer {
    /** Empty: jose4j looks into it only to choose between two providers, which are the same here. */
    private static final Headers HEADER = new Headers();

    private static final ContentEncryptionAlgorithm A256GCM = algorithm();

    /** A derived key under the name that goes into the header. */
    private record Key(AesKey key, String encodedHeader) {
        byte[] additionalData() {
            return encodedHeader.getBytes(StandardCharsets.US_ASCII); // RFC 7516 section 5.1 step 14
        }
    }

    /** With a source of random numbers, or jose4j looks for one each time. Only read. */
    private final ProviderContext context = new ProviderContext();

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
        context.setSecureRandom(new SecureRandom());
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
        return seal(plain.getBytes(StandardCharsets.UTF_8)).text();
    }

    /** The same for bytes, and for what stays in memory. */
    public Sealed seal(byte[] plain) {
        Key key = key(keys.inputKeys().get(0));
        try {
            ContentEncryptionParts parts =
                    A256GCM.encrypt(plain, key.additionalData(), key.key().getEncoded(), HEADER, null, context);
            return Sealed.of(key.encodedHeader(), parts.getIv(), parts.getCiphertext(), parts.getAuthenticationTag());
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
        return sealed.length() > limit ? Optional.empty() : Sealed.of(sealed).flatMap(this::open);
    }

    /** The same for what stayed in memory. */
    public Optional<byte[]> open(Sealed sealed) {
        for (Secret inputKey : keys.inputKeys()) {
            Key key = key(inputKey);
            if (key.encodedHeader().equals(sealed.header())) {
                return decrypt(key, sealed);
            }
        }
        return Optional.empty();
    }

    private Optional<byte[]> decrypt(Key key, Sealed sealed) {
        try {
            return Optional.of(A256GCM.decrypt(
                    new ContentEncryptionParts(sealed.iv(), sealed.ciphertext(), sealed.tag()),
                    key.additionalData(),
                    key.key().getEncoded(),
                    HEADER,
                    context));
        } catch (JoseException e) {
            return Optional.empty();
        }
    }

    private static ContentEncryptionAlgorithm algorithm() {
        try {
            return AlgorithmFactoryFactory.getInstance()
                    .getJweContentEncryptionAlgorithmFactory()
                    .getAlgorithm(ContentEncryptionAlgorithmIdentifiers.AES_256_GCM);
        } catch (JoseException e) {
            throw new IllegalStateException("this JVM has no AES/GCM", e);
        }
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
        String id = Base64Url.encode(Arrays.copyOf(Sha256.of(bytes), 8));
        String header = "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"kid\":\"" + id + "\"}";
        return new Key(new AesKey(bytes), Base64Url.encode(header.getBytes(StandardCharsets.US_ASCII)));
    }
}
