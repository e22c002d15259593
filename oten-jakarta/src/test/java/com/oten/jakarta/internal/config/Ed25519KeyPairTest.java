package com.oten.jakarta.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oten.jakarta.TestKeys;
import com.oten.jakarta.internal.config.Ed25519KeyPair.NotUsable;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class Ed25519KeyPairTest {
    private static final KeyPair PAIR = TestKeys.pair("Ed25519");
    private static final byte[] DER = PAIR.getPrivate().getEncoded();
    private static final String PEM = TestKeys.pem(PAIR);
    private static final List<byte[]> OTHERS = Stream.of("RSA", "EC", "X25519", "Ed448", "DSA")
            .map(algorithm -> TestKeys.pair(algorithm).getPrivate().getEncoded())
            .toList();

    static Stream<Arguments> good() {
        return Stream.of(
                Arguments.of("as openssl writes it", PEM),
                Arguments.of("Windows line ends", PEM.replace("\n", "\r\n")),
                Arguments.of("old Mac line ends", PEM.replace("\n", "\r")),
                Arguments.of("a byte order mark", "\uFEFF" + PEM),
                Arguments.of("no line end at the end", PEM.strip()),
                Arguments.of("blank lines around", "\n\n" + PEM + "\n \n"),
                Arguments.of("on one line, as environment variables hold it", PEM.replace("\n", "\\n")),
                Arguments.of("no line breaks at all", PEM.replace("\n", "")),
                Arguments.of("foreign characters (RFC 7468 section 2 skips them)", PEM.replace("MC4", "MC4!*")),
                Arguments.of("an attribute inside (RFC 5958)", TestKeys.pem("PRIVATE KEY", withAttribute())),
                Arguments.of("the public key inside (RFC 5958)", TestKeys.pem("PRIVATE KEY", withPublicKey())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("good")
    void loads_a_good_key(String title, String pem) throws Exception {
        Ed25519KeyPair loaded = Ed25519KeyPair.parse(pem);

        assertThat(loaded.publicKey()).as(title).isEqualTo(PAIR.getPublic()); // G03, G04
    }

    static Stream<Arguments> bad() throws Exception {
        return Stream.of(
                Arguments.of("empty", "", "PEM"),
                Arguments.of("no PEM", "hello", "PEM"),
                Arguments.of("RSA", TestKeys.pem("PRIVATE KEY", OTHERS.get(0)), "RSA"),
                Arguments.of("EC", TestKeys.pem("PRIVATE KEY", OTHERS.get(1)), "EC"),
                Arguments.of("X25519", TestKeys.pem("PRIVATE KEY", OTHERS.get(2)), "X25519"),
                Arguments.of("Ed448", TestKeys.pem("PRIVATE KEY", OTHERS.get(3)), "Ed448"),
                Arguments.of("DSA", TestKeys.pem("PRIVATE KEY", OTHERS.get(4)), "DSA"),
                Arguments.of("PKCS#1", TestKeys.pem("RSA PRIVATE KEY", OTHERS.get(0)), "RSA PRIVATE KEY"),
                Arguments.of("SEC 1", TestKeys.pem("EC PRIVATE KEY", OTHERS.get(1)), "EC PRIVATE KEY"),
                Arguments.of("encrypted", TestKeys.pem("ENCRYPTED PRIVATE KEY", encrypted()), "ENCRYPTED"),
                Arguments.of("encrypted, mislabelled", TestKeys.pem("PRIVATE KEY", encrypted()), "unreadable"),
                Arguments.of("OpenSSH", TestKeys.pem("OPENSSH PRIVATE KEY", DER), "OPENSSH"),
                Arguments.of(
                        "a public key",
                        TestKeys.pem("PUBLIC KEY", PAIR.getPublic().getEncoded()),
                        "PUBLIC KEY"),
                Arguments.of(
                        "a public key, mislabelled",
                        TestKeys.pem("PRIVATE KEY", PAIR.getPublic().getEncoded()),
                        "unreadable"),
                Arguments.of("no end", PEM.substring(0, PEM.indexOf("-----END")), "PEM"),
                Arguments.of("half an end", PEM.substring(0, PEM.length() - 4), "PEM"),
                Arguments.of("another end", PEM.replace("END PRIVATE", "END PUBLIC"), "PEM"),
                Arguments.of("two keys", PEM + PEM, "PEM"),
                Arguments.of("text before", "Bag Attributes\n" + PEM, "PEM"),
                Arguments.of("truncated", TestKeys.pem("PRIVATE KEY", Arrays.copyOf(DER, DER.length - 1)), "damaged"),
                Arguments.of("half", TestKeys.pem("PRIVATE KEY", Arrays.copyOf(DER, DER.length / 2)), "damaged"),
                Arguments.of(
                        "a trailing byte", TestKeys.pem("PRIVATE KEY", Arrays.copyOf(DER, DER.length + 1)), "damaged"),
                Arguments.of(
                        "a trailing byte after a long key",
                        TestKeys.pem("PRIVATE KEY", TestKeys.concat(withAttribute(), new byte[] {0})),
                        "damaged"),
                Arguments.of("nothing inside", "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----", "damaged"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void names_the_fault_of_a_bad_key_without_printing_it(String title, String pem, String fault) {
        // G03
        assertThatThrownBy(() -> Ed25519KeyPair.parse(pem))
                .as(title)
                .isInstanceOf(NotUsable.class)
                .hasNoCause()
                .hasMessageContaining(fault)
                .satisfies(refusal -> assertThat(bodyLines(pem))
                        .allSatisfy(line -> assertThat(refusal).hasMessageNotContaining(line)));
    }

    @Test
    void derives_the_public_key_of_RFC_8037_A_1() throws Exception {
        Ed25519KeyPair loaded =
                Ed25519KeyPair.parse(TestKeys.pem("PRIVATE KEY", TestKeys.pkcs8(TestKeys.RFC_8037_SEED)));

        byte[] encoded = loaded.publicKey().getEncoded();
        assertThat(HexFormat.of().formatHex(encoded, encoded.length - 32, encoded.length))
                .isEqualTo("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        assertThat(loaded.publicKey()).isInstanceOf(EdECPublicKey.class);
    }

    @Test
    void a_public_key_of_small_order_inside_the_file_is_not_taken() throws Exception {
        byte[] der = withPublicKey();
        Arrays.fill(der, der.length - 32, der.length, (byte) 0); // RFC 8032: a point of order 4

        Ed25519KeyPair loaded = Ed25519KeyPair.parse(TestKeys.pem("PRIVATE KEY", der));

        assertThat(loaded.publicKey()).isEqualTo(PAIR.getPublic());
    }

    @Property(tries = 100)
    void signs_what_the_generated_public_key_verifies(@ForAll byte[] message) throws Exception {
        KeyPair generated = TestKeys.pair("Ed25519");
        Ed25519KeyPair loaded = Ed25519KeyPair.parse(TestKeys.pem(generated));

        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(loaded.privateKey());
        signer.update(message);
        byte[] signature = signer.sign();

        // G04
        assertThat(loaded.publicKey()).isEqualTo(generated.getPublic());
        assertThat(verifies(generated, message, signature)).isTrue();
    }

    @Property(tries = 2_000)
    void never_throws_anything_else_at_a_damaged_key(
            @ForAll @IntRange(max = 5) int which, @ForAll @IntRange(max = 3_000) int position, @ForAll byte value) {
        byte[] der = (which == 5 ? DER : OTHERS.get(which)).clone();
        der[position % der.length] = value;

        try {
            assertThat(Ed25519KeyPair.parse(TestKeys.pem("PRIVATE KEY", der)).privateKey())
                    .isNotNull();
        } catch (NotUsable e) {
            assertThat(e.fault()).isNotEmpty();
        }
    }

    @Test
    void prints_nothing_of_the_key() throws Exception {
        Ed25519KeyPair loaded = Ed25519KeyPair.parse(PEM);

        assertThat(loaded).hasToString("Ed25519KeyPair[***]");
    }

    private static boolean verifies(KeyPair pair, byte[] message, byte[] signature) throws Exception {
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(pair.getPublic());
        verifier.update(message);
        return verifier.verify(signature);
    }

    private static List<String> bodyLines(String pem) {
        return pem.lines()
                .filter(line -> !line.startsWith("-----") && line.length() > 8)
                .toList();
    }

    /** OneAsymmetricKey version 2: the seed, then [1] with the public key. */
    private static byte[] withPublicKey() {
        byte[] pub = PAIR.getPublic().getEncoded();
        return TestKeys.concat(
                HexFormat.of().parseHex("3051020101300506032b657004220420"),
                Arrays.copyOfRange(DER, DER.length - 32, DER.length),
                HexFormat.of().parseHex("812100"),
                Arrays.copyOfRange(pub, pub.length - 32, pub.length));
    }

    /** With an attribute that makes the whole longer than 127 bytes, so that its length takes two. */
    private static byte[] withAttribute() {
        byte[] text = "a".repeat(100).getBytes(StandardCharsets.US_ASCII);
        byte[] value = TestKeys.concat(new byte[] {0x0c, (byte) text.length}, text);
        byte[] set = TestKeys.concat(new byte[] {0x31, (byte) value.length}, value);
        byte[] attribute =
                TestKeys.concat(HexFormat.of().parseHex("060a2a864886f70d01090914"), set); // friendlyName-like
        byte[] sequence = TestKeys.concat(new byte[] {0x30, (byte) attribute.length}, attribute);
        byte[] attributes = TestKeys.concat(new byte[] {(byte) 0xa0, (byte) sequence.length}, sequence);
        byte[] inner = TestKeys.concat(Arrays.copyOfRange(DER, 2, DER.length), attributes);
        return TestKeys.concat(new byte[] {0x30, (byte) 0x81, (byte) inner.length}, inner);
    }

    private static byte[] encrypted() throws Exception {
        String algorithm = "PBEWithSHA1AndDESede";
        Cipher cipher = Cipher.getInstance(algorithm);
        cipher.init(
                Cipher.ENCRYPT_MODE,
                SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec("hush".toCharArray())));
        AlgorithmParameters parameters = cipher.getParameters();
        return new EncryptedPrivateKeyInfo(parameters, cipher.doFinal(DER)).getEncoded();
    }
}
