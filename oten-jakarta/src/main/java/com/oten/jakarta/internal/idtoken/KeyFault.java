package com.oten.jakarta.internal.idtoken;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.NamedParameterSpec;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a public key proves nothing: its signatures could be made without its private half. Neither jose4j nor the JDK
 * promises to check that, and another security provider may replace the JDK's.
 */
final class KeyFault {
    /** RFC 7518 sections 3.3 and 3.5. */
    private static final int SHORTEST_RSA = 2_048;

    private static final Optional<String> NONE = Optional.empty();

    private KeyFault() {}

    /** A few words; empty if there is nothing wrong with the key. */
    static Optional<String> of(PublicKey key) {
        if (key instanceof EdECPublicKey edwards) {
            return edwards.getParams().getName().equals(NamedParameterSpec.ED25519.getName())
                    ? Ed25519Point.fault(edwards.getPoint())
                    : Optional.of("it is of a curve that is not used");
        }
        if (key instanceof ECPublicKey elliptic) {
            return of(elliptic.getW(), elliptic.getParams());
        }
        if (key instanceof RSAPublicKey rsa) {
            return of(rsa);
        }
        return Optional.of("it is of a kind that is not used");
    }

    /** SEC 1 section 3.2.2.1; the curves in use have a cofactor of one, so no point but infinity has a small order. */
    static Optional<String> of(ECPoint point, ECParameterSpec curve) {
        if (!(curve.getCurve().getField() instanceof ECFieldFp field)) {
            return Optional.of("it is of a curve that is not used");
        }
        BigInteger p = field.getP();
        @Nullable BigInteger x = point.getAffineX();
        @Nullable BigInteger y = point.getAffineY();
        if (x == null || y == null || !isInField(x, p) || !isInField(y, p)) {
            return Optional.of("its point is not on the curve");
        }
        BigInteger right = x.multiply(x)
                .add(curve.getCurve().getA())
                .multiply(x)
                .add(curve.getCurve().getB())
                .mod(p);
        return y.multiply(y).mod(p).equals(right) ? NONE : Optional.of("its point is not on the curve");
    }

    private static boolean isInField(BigInteger coordinate, BigInteger p) {
        return coordinate.signum() >= 0 && coordinate.compareTo(p) < 0;
    }

    /** RFC 8017 section 3.1: the modulus is a product of odd primes, the exponent is odd and at least three. */
    private static Optional<String> of(RSAPublicKey key) {
        int bits = key.getModulus().bitLength();
        if (bits < SHORTEST_RSA) {
            return Optional.of("it is an RSA key of " + bits + " bits, and " + SHORTEST_RSA + " are the least");
        }
        BigInteger exponent = key.getPublicExponent();
        boolean isPossible =
                key.getModulus().testBit(0) && exponent.testBit(0) && exponent.compareTo(BigInteger.ONE) > 0;
        return isPossible ? NONE : Optional.of("it is an RSA key whose numbers are not possible");
    }
}
