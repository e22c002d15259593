package com.oten.jakarta.internal.idtoken;

import java.math.BigInteger;
import java.security.spec.EdECPoint;
import java.util.Optional;

/**
 * Checks the point of an Ed25519 public key (RFC 8032 section 5.1). With one of the eight points whose order divides
 * eight a signature may verify that was made without a private key; each of them has encodings besides the canonical
 * one.
 */
final class Ed25519Point {
    private static final BigInteger ONE = BigInteger.ONE;
    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger D = BigInteger.valueOf(-121_665)
            .multiply(BigInteger.valueOf(121_666).modInverse(P))
            .mod(P);
    private static final BigInteger HALF = P.subtract(ONE).shiftRight(1);

    private Ed25519Point() {}

    /** Empty if nothing is wrong with it. */
    static Optional<String> fault(EdECPoint point) {
        BigInteger y = point.getY().mod(P);
        if (isOfSmallOrder(y)) {
            return Optional.of("its point is of small order");
        }
        // RFC 8032 section 5.1.3 step 1: such an encoding is invalid
        if (!y.equals(point.getY())) {
            return Optional.of("its encoding is not canonical");
        }
        return isOnCurve(y) ? Optional.empty() : Optional.of("its point is not on the curve");
    }

    /**
     * The curve is -x² + y² = 1 + d x² y². Order 1 and 2: x = 0, so y² = 1. Order 4: twice the point is (0, -1), so y =
     * 0. Order 8: twice the point has y = 0, so x² = -y², which makes the curve d y⁴ + 2 y² - 1 = 0. The sign of x does
     * not matter.
     */
    private static boolean isOfSmallOrder(BigInteger y) {
        BigInteger yy = y.multiply(y).mod(P);
        BigInteger ofOrderEight =
                D.multiply(yy).add(BigInteger.TWO).multiply(yy).subtract(ONE).mod(P);
        return y.signum() == 0 || yy.equals(ONE) || ofOrderEight.signum() == 0;
    }

    /** Section 5.1.3 step 2: x² = (y² - 1) / (d y² + 1) has to be a square, as Euler's criterion tells. */
    private static boolean isOnCurve(BigInteger y) {
        BigInteger yy = y.multiply(y).mod(P);
        BigInteger above = yy.subtract(ONE);
        BigInteger below = D.multiply(yy).add(ONE); // never zero: -1/d is not a square
        return above.multiply(below).mod(P).modPow(HALF, P).equals(ONE); // u/v and u·v are squares together
    }
}
