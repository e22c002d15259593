package com.oten.jakarta.internal.idtoken;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.TestKeys;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECPoint;
import java.security.spec.EdECPoint;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Public keys with which a signature would prove nothing. Only our own check of the key is tested, not a signature. */
class KeyFaultTest {
    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    private static final ECPublicKey P256 = (ECPublicKey) TestKeys.pair("EC").getPublic();

    /** All encodings of the eight points, canonical and not (RFC 8032 section 5.1.3). */
    static Stream<Arguments> smallOrder() {
        return Stream.of(
                Arguments.of("order 1", "0100000000000000000000000000000000000000000000000000000000000000"),
                Arguments.of("order 1, x is -0", "0100000000000000000000000000000000000000000000000000000000000080"),
                Arguments.of("order 1, y is p+1", "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
                Arguments.of(
                        "order 1, y is p+1, x is -0",
                        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"),
                Arguments.of("order 2", "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
                Arguments.of("order 2, x is -0", "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"),
                Arguments.of("order 4", "0000000000000000000000000000000000000000000000000000000000000000"),
                Arguments.of("order 4, other x", "0000000000000000000000000000000000000000000000000000000000000080"),
                Arguments.of("order 4, y is p", "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
                Arguments.of(
                        "order 4, y is p, other x", "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"),
                Arguments.of("order 8", "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
                Arguments.of("order 8, other x", "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85"),
                Arguments.of("order 8, other y", "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"),
                Arguments.of(
                        "order 8, both others", "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("smallOrder")
    void a_point_of_small_order_is_not_a_key(String title, String encoding) {
        assertThat(Ed25519Point.fault(point(encoding))).as(title).contains("its point is of small order");
    }

    /** Multiplying by eight, with the curve's own addition, says the same of every y as the equations do. */
    @Test
    void the_equations_agree_with_arithmetic() {
        smallOrder()
                .map(row -> point((String) row.get()[1]).getY().mod(P))
                .distinct()
                .forEach(y -> assertThat(yOfEightfold(y)).isEqualTo(BigInteger.ONE));
        assertThat(smallOrder()
                        .map(row -> point((String) row.get()[1]).getY().mod(P))
                        .distinct())
                .hasSize(5);
    }

    @RepeatedTest(20)
    void a_key_that_somebody_made_is_good() {
        PublicKey key = TestKeys.pair("Ed25519").getPublic();

        assertThat(KeyFault.of(key)).isEmpty();
    }

    @Test
    void the_base_point_and_the_key_of_RFC_8037_are_good() {
        assertThat(Ed25519Point.fault(point("5866666666666666666666666666666666666666666666666666666666666666")))
                .isEmpty();
        assertThat(Ed25519Point.fault(point("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0200000000000000000000000000000000000000000000000000000000000000",
                "0700000000000000000000000000000000000000000000000000000000000080"
            })
    void a_y_without_an_x_is_not_a_key(String encoding) {
        assertThat(Ed25519Point.fault(point(encoding))).contains("its point is not on the curve");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", // p + 3
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff" // p + 18
            })
    void a_y_beyond_the_prime_is_not_a_key(String encoding) {
        assertThat(Ed25519Point.fault(point(encoding))).contains("its encoding is not canonical");
    }

    @Test
    void a_key_of_another_Edwards_curve_is_none() {
        assertThat(KeyFault.of(TestKeys.pair("Ed448").getPublic())).contains("it is of a curve that is not used");
    }

    @Test
    void a_point_of_P_256_is_a_key() {
        assertThat(KeyFault.of(P256)).isEmpty();
    }

    static Stream<Arguments> offTheCurve() {
        BigInteger x = P256.getW().getAffineX();
        BigInteger y = P256.getW().getAffineY();
        BigInteger p = ((ECFieldFp) P256.getParams().getCurve().getField()).getP();
        return Stream.of(
                Arguments.of("infinity", ECPoint.POINT_INFINITY),
                Arguments.of("zero", new ECPoint(BigInteger.ZERO, BigInteger.ZERO)),
                Arguments.of("another y", new ECPoint(x, y.add(BigInteger.ONE))),
                Arguments.of("x beyond the prime", new ECPoint(x.add(p), y)),
                Arguments.of("y beyond the prime", new ECPoint(x, y.add(p))),
                Arguments.of("a negative y", new ECPoint(x, y.negate())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("offTheCurve")
    void what_is_no_point_of_P_256_is_no_key(String title, ECPoint point) {
        assertThat(KeyFault.of(point, P256.getParams())).as(title).contains("its point is not on the curve");
    }

    @ParameterizedTest
    @CsvSource({"512, true", "1024, true", "2047, true", "2048, false", "3072, false"})
    void RSA_keys_have_2048_bits_at_least(int bits, boolean isRefused) {
        BigInteger modulus = BigInteger.ONE.shiftLeft(bits - 1).setBit(0);

        assertThat(KeyFault.of(rsa(modulus, BigInteger.valueOf(65_537))).isPresent())
                .isEqualTo(isRefused);
    }

    @Test
    void a_short_RSA_key_is_told_with_its_length() {
        BigInteger modulus = BigInteger.ONE.shiftLeft(1_023).setBit(0);

        assertThat(KeyFault.of(rsa(modulus, BigInteger.valueOf(65_537))))
                .contains("it is an RSA key of 1024 bits, and 2048 are the least");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 4, 65_536})
    void an_RSA_exponent_is_odd_and_at_least_three(long exponent) {
        BigInteger modulus = BigInteger.ONE.shiftLeft(2_047).setBit(0);

        assertThat(KeyFault.of(rsa(modulus, BigInteger.valueOf(exponent))))
                .contains("it is an RSA key whose numbers are not possible");
    }

    @Test
    void an_even_RSA_modulus_is_none() {
        assertThat(KeyFault.of(rsa(BigInteger.ONE.shiftLeft(2_047), BigInteger.valueOf(65_537))))
                .contains("it is an RSA key whose numbers are not possible");
    }

    @Test
    void a_real_RSA_key_is_good() {
        assertThat(KeyFault.of(TestKeys.pair("RSA").getPublic())).isEmpty();
    }

    @Test
    void a_key_of_another_kind_is_not_used() {
        assertThat(KeyFault.of(TestKeys.pair("DSA").getPublic())).contains("it is of a kind that is not used");
    }

    private static EdECPoint point(String littleEndian) {
        byte[] bytes = HexFormat.of().parseHex(littleEndian);
        boolean isOdd = bytes[31] < 0;
        bytes[31] &= 0x7f;
        byte[] bigEndian = new byte[32];
        for (int i = 0; i < 32; i++) {
            bigEndian[i] = bytes[31 - i];
        }
        return new EdECPoint(isOdd, new BigInteger(1, bigEndian));
    }

    /** y(2P) = (x² + y²) / (1 - d x² y²) with x² = (y² - 1) / (d y² + 1), three times; x itself is not needed. */
    private static BigInteger yOfEightfold(BigInteger y) {
        BigInteger d = BigInteger.valueOf(-121_665)
                .multiply(BigInteger.valueOf(121_666).modInverse(P))
                .mod(P);
        BigInteger now = y;
        for (int i = 0; i < 3; i++) {
            BigInteger yy = now.multiply(now).mod(P);
            BigInteger xx = yy.subtract(BigInteger.ONE)
                    .multiply(d.multiply(yy).add(BigInteger.ONE).modInverse(P))
                    .mod(P);
            BigInteger below = BigInteger.ONE.subtract(d.multiply(xx).multiply(yy));
            now = xx.add(yy).multiply(below.modInverse(P)).mod(P);
        }
        return now;
    }

    private static RSAPublicKey rsa(BigInteger modulus, BigInteger exponent) {
        return new RSAPublicKey() {
            private static final long serialVersionUID = 1L;

            @Override
            public BigInteger getPublicExponent() {
                return exponent;
            }

            @Override
            public BigInteger getModulus() {
                return modulus;
            }

            @Override
            public String getAlgorithm() {
                return "RSA";
            }

            @Override
            public String getFormat() {
                return "X.509";
            }

            @Override
            public byte[] getEncoded() {
                return new byte[0];
            }
        };
    }
}
