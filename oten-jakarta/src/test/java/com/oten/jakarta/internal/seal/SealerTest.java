package com.oten.jakarta.internal.seal;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEEncrypter;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.AESDecrypter;
import com.nimbusds.jose.crypto.AESEncrypter;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.oten.jakarta.TestClock;
import com.oten.jakarta.TestSettings;
import com.oten.jakarta.internal.seal.SealKeys.Purpose;
import com.oten.jakarta.internal.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SealerTest {
    /** Thirty-two bytes, so that it could itself be a key of A256GCM. */
    private static final String SECRET = "exactly-32-bytes-of-a-secret-7Qz";

    private static final String BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final int LIMIT = 2_048;

    private final TestClock clock = new TestClock();
    private final TestSettings settings = TestSettings.valid().with("oten.client-secret", SECRET);
    private final SealKeys keys = keys();
    private final Sealer sealer = new Sealer(keys, Purpose.TRANSACTION, LIMIT);

    @Property
    void opens_what_it_sealed(@ForAll("texts") String plain) {
        String sealed = sealer.seal(plain);

        assertThat(sealer.open(sealed)).contains(plain);
    }

    @Property
    void uses_only_characters_that_cookies_and_URLs_may_have(@ForAll("texts") String plain) {
        assertThat(sealer.seal(plain)).matches("[A-Za-z0-9_.-]+");
    }

    @Property
    void what_stays_in_memory_is_the_same_text(@ForAll("texts") String plain) {
        Sealed sealed = sealer.seal(plain.getBytes(StandardCharsets.UTF_8));

        assertThat(Sealed.of(sealed.text())).contains(sealed);
        assertThat(sealer.open(sealed))
                .hasValueSatisfying(opened ->
                        assertThat(opened).asString(StandardCharsets.UTF_8).isEqualTo(plain));
    }

    @Test
    void nothing_is_opened_of_nothing() {
        assertThat(Sealed.of("")).isEmpty();
        assertThat(Sealed.NOTHING.text()).isEmpty();
        assertThat(sealer.open(Sealed.NOTHING)).isEmpty();
    }

    @Property(tries = 2_000)
    void opens_nothing_that_someone_made_up(@ForAll String anything) {
        assertThat(sealer.open(anything)).isEmpty();
    }

    @Test
    void writes_dir_with_A256GCM_and_a_key_id_and_nothing_else() {
        String header = header(sealer.seal("hello"));

        assertThat(decoded(header)).matches("\\{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"kid\":\"[A-Za-z0-9_-]{11}\"}");
    }

    @Test
    void is_a_JWE_that_another_library_opens() throws Exception {
        JWEObject jwe = JWEObject.parse(sealer.seal("hello"));

        jwe.decrypt(new DirectDecrypter(derived(Purpose.TRANSACTION)));

        assertThat(jwe.getPayload()).hasToString("hello");
    }

    @Test
    void opens_no_value_with_one_bit_flipped() {
        String sealed = sealer.seal("a transaction");
        List<String> opened = new ArrayList<>();

        for (int i = 0; i < sealed.length(); i++) {
            for (int bit = 0; bit < 16; bit++) {
                String flipped = replaced(sealed, i, (char) (sealed.charAt(i) ^ (1 << bit)));
                sealer.open(flipped).ifPresent(plain -> opened.add(flipped));
            }
        }

        assertThat(opened).isEmpty(); // T01
    }

    @Test
    void opens_no_value_with_one_character_changed() {
        String sealed = sealer.seal("a transaction");
        List<String> opened = new ArrayList<>();

        for (int i = 0; i < sealed.length(); i++) {
            for (char c : (BASE64URL + ".=!").toCharArray()) {
                String changed = replaced(sealed, i, c);
                if (!changed.equals(sealed)) {
                    sealer.open(changed).ifPresent(plain -> opened.add(changed));
                }
            }
        }

        assertThat(opened).isEmpty(); // T01: also the unused bits of the last characters
    }

    @Test
    void opens_no_truncated_value() {
        String sealed = sealer.seal("a transaction");

        Stream<String> ends =
                Stream.iterate(1, i -> i < sealed.length(), i -> i + 1).map(sealed::substring);
        Stream<String> beginnings =
                Stream.iterate(0, i -> i < sealed.length(), i -> i + 1).map(i -> sealed.substring(0, i));

        assertThat(Stream.concat(ends, beginnings))
                .allSatisfy(part -> assertThat(sealer.open(part)).isEmpty()); // T01
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "=", "==", "\n", "\r\n", " ", "\t", "\0", "A", ".", "\u2028", "%0A"})
    void opens_no_value_with_something_appended_or_put_before(String more) {
        String sealed = sealer.seal("a transaction");

        // T01
        assertThat(sealer.open(sealed + more)).isEmpty();
        assertThat(sealer.open(more + sealed)).isEmpty();
        assertThat(sealer.open(sealed.replace("..", "." + more + "."))).isEmpty();
    }

    @Test
    void reads_no_value_beyond_the_limit() {
        String sealed = sealer.seal("x".repeat(LIMIT));

        assertThat(sealed).hasSizeGreaterThan(LIMIT);
        assertThat(sealer.open(sealed)).isEmpty();
    }

    /** A JWE that is made with the right key, in a way that is not ours. */
    record Forgery(String title, JWEHeader header, boolean wrapsKey) {
        @Override
        public String toString() {
            return title;
        }
    }

    static Stream<Forgery> forgeries() {
        return Stream.of(
                new Forgery(
                        "A128CBC-HS256",
                        new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A128CBC_HS256).build(),
                        false),
                new Forgery(
                        "A256KW", new JWEHeader.Builder(JWEAlgorithm.A256KW, EncryptionMethod.A256GCM).build(), true),
                new Forgery(
                        "A256GCMKW",
                        new JWEHeader.Builder(JWEAlgorithm.A256GCMKW, EncryptionMethod.A256GCM).build(),
                        true),
                new Forgery(
                        "compressed",
                        new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                                .compressionAlgorithm(CompressionAlgorithm.DEF)
                                .build(),
                        false),
                new Forgery(
                        "no key id", new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM).build(), false),
                new Forgery(
                        "another parameter",
                        new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                                .contentType("JWT")
                                .build(),
                        false));
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void opens_no_other_algorithm_even_with_the_right_key(Forgery forgery) throws Exception {
        byte[] key = derived(Purpose.TRANSACTION);
        JWEHeader header = forgery.title().equals("no key id")
                ? forgery.header()
                : new JWEHeader.Builder(forgery.header()).keyID(keyId()).build();
        JWEObject jwe = new JWEObject(header, new Payload("forged"));
        JWEEncrypter encrypter = forgery.wrapsKey() ? new AESEncrypter(key) : new DirectEncrypter(key);
        jwe.encrypt(encrypter);
        String forged = jwe.serialize();

        JWEObject checked = JWEObject.parse(forged);
        checked.decrypt(forgery.wrapsKey() ? new AESDecrypter(key) : new DirectDecrypter(key));
        assertThat(checked.getPayload()).hasToString("forged"); // the key is right
        assertThat(sealer.open(forged)).isEmpty(); // T03
    }

    @Test
    void opens_what_the_right_key_sealed_under_its_own_header() throws Exception {
        String made = made(derived(Purpose.TRANSACTION), header(sealer.seal("x")), "made by hand");

        assertThat(sealer.open(made)).contains("made by hand"); // or the next tests would prove nothing
    }

    @Test
    void opens_nothing_sealed_with_the_client_secret_itself() throws Exception {
        byte[] raw = SECRET.getBytes(StandardCharsets.UTF_8);

        String forged = made(raw, header(sealer.seal("x")), "forged");

        assertThat(raw).hasSize(32);
        assertThat(sealer.open(forged)).isEmpty(); // T04
    }

    @Test
    void opens_nothing_sealed_with_another_purpose_s_key() throws Exception {
        String forged = made(derived(Purpose.SESSION), header(sealer.seal("x")), "forged");

        assertThat(sealer.open(forged)).isEmpty(); // T04
    }

    @Test
    void opens_nothing_that_was_sealed_for_another_purpose() {
        Sealer sessions = new Sealer(keys, Purpose.SESSION, LIMIT);

        // T04
        assertThat(sealer.open(sessions.seal("session"))).isEmpty();
        assertThat(sessions.open(sealer.seal("transaction"))).isEmpty();
    }

    @Test
    void opens_nothing_of_another_client_with_the_same_secret() {
        settings.with("oten.client-id", "client-2");
        Sealer other = new Sealer(keys(), Purpose.TRANSACTION, LIMIT);

        assertThat(sealer.open(other.seal("other"))).isEmpty(); // T04
    }

    @Test
    void opens_nothing_of_another_issuer_with_the_same_secret() {
        settings.with("oten.issuer", "https://account.sbx.oten.dev");
        Sealer other = new Sealer(keys(), Purpose.TRANSACTION, LIMIT);

        assertThat(sealer.open(other.seal("other"))).isEmpty(); // T04
    }

    @Test
    void opens_on_another_node() {
        Sealer node2 = new Sealer(keys(), Purpose.TRANSACTION, LIMIT);

        assertThat(node2.open(sealer.seal("from node 1"))).contains("from node 1"); // L01
    }

    @Test
    void never_uses_an_initialization_vector_twice() {
        Set<String> seen = new HashSet<>();

        for (int i = 0; i < 100_000; i++) {
            seen.add(sealer.seal("same").split("\\.", -1)[2]);
        }

        assertThat(seen).hasSize(100_000); // T04
    }

    @Test
    void opens_with_the_previous_key_for_a_quarter_of_an_hour() {
        String sealed = sealer.seal("in flight");

        rotate("the-second-secret-is-also-32-bytes-or-more");
        assertThat(sealer.open(sealed)).contains("in flight");
        clock.advance(Duration.ofMinutes(15));

        assertThat(sealer.open(sealed)).contains("in flight"); // T10
    }

    @Test
    void forgets_the_previous_key_after_a_quarter_of_an_hour() {
        String sealed = sealer.seal("in flight");
        rotate("the-second-secret-is-also-32-bytes-or-more");
        assertThat(sealer.open(sealed)).isPresent();

        clock.advance(Duration.ofMinutes(15).plusSeconds(1));

        assertThat(sealer.open(sealed)).isEmpty(); // T10
    }

    @Test
    void seals_with_the_newest_key() {
        String before = header(sealer.seal("x"));

        rotate("the-second-secret-is-also-32-bytes-or-more");
        String after = sealer.seal("x");
        clock.advance(Duration.ofDays(1));

        assertThat(header(after)).isNotEqualTo(before);
        assertThat(sealer.open(after)).contains("x"); // T10
    }

    @Test
    void opens_both_ways_when_a_rotation_is_taken_back() {
        String first = sealer.seal("first");
        rotate("the-second-secret-is-also-32-bytes-or-more");
        String second = sealer.seal("second");

        rotate(SECRET);

        assertThat(sealer.open(first)).contains("first");
        assertThat(sealer.open(second)).contains("second");
    }

    @Test
    void survives_a_rotation_of_the_client_secret_with_a_seal_key_of_its_own() {
        settings.with("oten.seal-key", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");
        Sealer own = new Sealer(keys(), Purpose.SESSION, LIMIT);
        String sealed = own.seal("session");

        rotate("the-second-secret-is-also-32-bytes-or-more");
        clock.advance(Duration.ofDays(90));

        assertThat(own.open(sealed)).contains("session");
    }

    @Test
    void has_a_random_key_for_a_public_client() {
        settings.without("oten.client-secret").with("oten.client-type", "public");
        Sealer one = new Sealer(keys(), Purpose.TRANSACTION, LIMIT);
        Sealer other = new Sealer(keys(), Purpose.TRANSACTION, LIMIT);

        String sealed = one.seal("mine");

        assertThat(one.open(sealed)).contains("mine");
        assertThat(other.open(sealed)).isEmpty();
    }

    @Test
    void keeps_working_through_many_rotations() {
        for (int i = 0; i < 50; i++) {
            rotate("secret-number-" + i + "-which-is-long-enough-for-HS256");

            assertThat(sealer.open(sealer.seal("x"))).contains("x");
        }
    }

    @Provide
    Arbitrary<String> texts() {
        // halves of surrogate pairs are not characters, and have no UTF-8
        return Arbitraries.strings()
                .all()
                .ofMinLength(1)
                .ofMaxLength(300)
                .filter(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text));
    }

    private SealKeys keys() {
        return new SealKeys(settings.read(), "", new SecureRandom(), clock);
    }

    private void rotate(String secret) {
        settings.with("oten.client-secret", secret);
    }

    private byte[] derived(Purpose purpose) {
        return keys.derive(new Secret(SECRET), purpose);
    }

    private String keyId() {
        String header = decoded(header(sealer.seal("x")));
        return header.substring(header.indexOf("kid") + 6, header.length() - 2);
    }

    /** What {@link Sealer#seal} does, with any key and any header. */
    private static String made(byte[] key, String encodedHeader, String plain) throws Exception {
        byte[] iv = new byte[12];
        new SecureRandom().nextBytes(iv);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, iv));
        cipher.updateAAD(encodedHeader.getBytes(StandardCharsets.US_ASCII));
        byte[] both = cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8));
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return encodedHeader + ".." + base64.encodeToString(iv) + "."
                + base64.encodeToString(Arrays.copyOf(both, both.length - 16)) + "."
                + base64.encodeToString(Arrays.copyOfRange(both, both.length - 16, both.length));
    }

    private static String header(String sealed) {
        return sealed.substring(0, sealed.indexOf('.'));
    }

    private static String decoded(String base64Url) {
        return new String(Base64.getUrlDecoder().decode(base64Url), StandardCharsets.UTF_8);
    }

    private static String replaced(String text, int index, char by) {
        return text.substring(0, index) + by + text.substring(index + 1);
    }
}
