package com.oten.jakarta.internal.idtoken;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.discovery.Discovery;
import com.oten.jakarta.internal.json.Json;
import com.oten.jakarta.internal.text.Base64Url;
import com.oten.jakarta.internal.text.VisibleText;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The claims of an ID token whose signature is good, checked in the order of OIDC Core section 3.1.3.7. */
final class IdTokenClaims {
    /** A longer lifetime is a sign of something wrong. */
    private static final Duration LONGEST_LIFE = Duration.ofHours(24);

    private final Discovery discovery;
    private final String clientId;
    private final Duration skew;
    private final Clock clock;

    IdTokenClaims(OtenConfig config, Discovery discovery, Clock clock) {
        this.discovery = discovery;
        this.clientId = config.client().id();
        this.skew = config.idToken().clockSkew();
        this.clock = clock;
    }

    VerifiedIdToken check(JsonObject claims, String algorithm, ExpectedLogin expected) {
        VerifiedIdToken token = checkParties(claims);
        checkTimes(claims, token.issuedAt());
        if (token.issuedAt().isBefore(expected.startedAt().minus(skew))) {
            throw refused(OtenErrorCode.ID_TOKEN_ISSUED_AT, "it was issued before this login began");
        }
        checkNonce(claims, expected.nonce());
        checkAccessTokenHash(claims, algorithm, expected.accessToken().value());
        checkAuthenticationClass(claims, expected.acr());
        expected.maxAge().ifPresent(maxAge -> checkAuthenticationTime(token, expected.startedAt(), maxAge));
        return token;
    }

    /**
     * OIDC Core section 12.2: the same issuer, audience and user, newer than the login's, and about the same
     * authentication. The nonce and {@code auth_time} may be left out, and are the login's if they are there.
     */
    VerifiedIdToken checkRefreshed(JsonObject claims, String subject, Map<String, Object> login) {
        VerifiedIdToken token = checkParties(claims);
        checkTimes(claims, token.issuedAt());
        if (!token.subject().equals(subject)) {
            throw refused(OtenErrorCode.ID_TOKEN_SUBJECT, "it is about another user than the session");
        }
        Optional<Instant> issued = moment(login, "iat");
        if (issued.filter(at -> token.issuedAt().isBefore(at.minus(skew))).isPresent()) {
            throw refused(OtenErrorCode.ID_TOKEN_ISSUED_AT, "it was issued before the login's own");
        }
        if (claims.containsKey("nonce")) {
            checkNonce(claims, login.get("nonce") instanceof String nonce ? nonce : "");
        }
        if (claims.containsKey("auth_time") && !isSameAuthentication(token, moment(login, "auth_time"), issued)) {
            throw refused(OtenErrorCode.ID_TOKEN_AUTH_TIME, "auth_time is not the login's");
        }
        return token;
    }

    /** After a login without {@code auth_time}, the user at least cannot have authenticated later than that login. */
    private boolean isSameAuthentication(VerifiedIdToken token, Optional<Instant> login, Optional<Instant> issued) {
        return token.authenticatedAt()
                .filter(at -> login.isPresent()
                        ? at.equals(login.get())
                        : issued.filter(end -> !at.isAfter(end.plus(skew))).isPresent())
                .isPresent();
    }

    private static Optional<Instant> moment(Map<String, Object> claims, String name) {
        return claims.get(name) instanceof Number seconds
                ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
                : Optional.empty();
    }

    private VerifiedIdToken checkParties(JsonObject claims) {
        // step 2: iss, exactly
        String issuer = discovery.metadata().issuer();
        if (!Json.string(claims, "iss").filter(issuer::equals).isPresent()) {
            throw refused(OtenErrorCode.ID_TOKEN_ISSUER, "iss is not Oten's issuer");
        }
        // step 3: aud is this client, and no unknown party besides
        Optional<List<String>> audience = Json.oneOrMore(claims, "aud");
        if (!audience.filter(List.of(clientId)::equals).isPresent()) {
            throw refused(OtenErrorCode.ID_TOKEN_AUDIENCE, "aud is not this client alone");
        }
        // steps 4 and 5: azp
        if (claims.containsKey("azp")
                && !Json.string(claims, "azp").filter(clientId::equals).isPresent()) {
            throw refused(OtenErrorCode.ID_TOKEN_AUDIENCE, "azp is another client");
        }
        // section 2: sub, at most 255 ASCII characters
        String subject = Json.string(claims, "sub")
                .filter(sub -> !sub.isBlank() && sub.length() <= 255)
                .filter(VisibleText::is)
                .orElseThrow(() -> refused(OtenErrorCode.ID_TOKEN_SUBJECT, "sub is missing, too long or not ASCII"));
        Instant issuedAt = Json.whole(claims, "iat")
                .map(Instant::ofEpochSecond)
                .orElseThrow(() -> refused(OtenErrorCode.ID_TOKEN_MALFORMED, "iat is missing or not a time"));
        return new VerifiedIdToken(issuer, subject, issuedAt, Json.toMap(claims));
    }

    private void checkTimes(JsonObject claims, Instant issuedAt) {
        Instant now = clock.instant();
        // step 9: exp
        Instant expiresAt = Json.whole(claims, "exp")
                .map(Instant::ofEpochSecond)
                .orElseThrow(() -> refused(OtenErrorCode.ID_TOKEN_MALFORMED, "exp is missing or not a time"));
        if (!now.isBefore(expiresAt.plus(skew))) {
            throw refused(OtenErrorCode.ID_TOKEN_EXPIRED, "it expired " + Duration.between(expiresAt, now) + " ago");
        }
        if (expiresAt.isAfter(now.plus(LONGEST_LIFE).plus(skew))) {
            throw refused(OtenErrorCode.ID_TOKEN_EXPIRED, "it claims to live longer than " + LONGEST_LIFE);
        }
        // step 10: iat
        if (issuedAt.isAfter(now.plus(skew))) {
            throw refused(
                    OtenErrorCode.ID_TOKEN_ISSUED_AT,
                    "it was issued " + Duration.between(now, issuedAt) + " in the future");
        }
        if (claims.containsKey("nbf")) {
            Instant notBefore = Json.whole(claims, "nbf")
                    .map(Instant::ofEpochSecond)
                    .orElseThrow(() -> refused(OtenErrorCode.ID_TOKEN_MALFORMED, "nbf is not a time"));
            if (notBefore.isAfter(now.plus(skew))) {
                throw refused(
                        OtenErrorCode.ID_TOKEN_NOT_YET_VALID,
                        "it is valid in " + Duration.between(now, notBefore) + " only");
            }
        }
    }

    /** Step 11. */
    private static void checkNonce(JsonObject claims, String nonce) {
        byte[] expected = nonce.getBytes(StandardCharsets.US_ASCII);
        boolean same = Json.string(claims, "nonce")
                .filter(said -> !said.isEmpty())
                .map(said -> MessageDigest.isEqual(said.getBytes(StandardCharsets.UTF_8), expected))
                .orElse(false);
        if (!same) {
            throw refused(OtenErrorCode.ID_TOKEN_NONCE, "its nonce is missing or another login's");
        }
    }

    /** Section 3.1.3.8: the left half of the access token's hash; for Ed25519 the hash is SHA-512. */
    private static void checkAccessTokenHash(JsonObject claims, String algorithm, String accessToken) {
        if (!claims.containsKey("at_hash")) {
            return;
        }
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm.equals("EdDSA") ? "SHA-512" : "SHA-256");
            byte[] hash = digest.digest(accessToken.getBytes(StandardCharsets.US_ASCII));
            byte[] left = Arrays.copyOf(hash, hash.length / 2);
            String expected = Base64Url.encode(left);
            if (!Json.string(claims, "at_hash").filter(expected::equals).isPresent()) {
                throw refused(OtenErrorCode.ID_TOKEN_ACCESS_TOKEN_HASH, "at_hash does not fit the access token");
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256 and SHA-512", e);
        }
    }

    /** Step 12. Voluntary values are not compared (section 5.5.1.1). */
    private static void checkAuthenticationClass(JsonObject claims, List<String> demanded) {
        boolean isReached =
                Json.string(claims, "acr").filter(demanded::contains).isPresent();
        if (!demanded.isEmpty() && !isReached) {
            throw OtenErrorCode.UNMET_AUTHENTICATION_REQUIREMENTS.exception(
                    "the login was refused: acr is not one of those that were demanded: " + String.join(" ", demanded));
        }
    }

    /** Step 13. The age counts from when Oten was asked: logging in there takes time too. */
    private void checkAuthenticationTime(VerifiedIdToken token, Instant startedAt, Duration maxAge) {
        Instant oldest = startedAt.minus(maxAge).minus(skew);
        if (!token.authenticatedAt().filter(at -> !at.isBefore(oldest)).isPresent()) {
            throw refused(OtenErrorCode.ID_TOKEN_AUTH_TIME, "auth_time is missing or older than max_age");
        }
    }

    private static OtenException refused(OtenErrorCode code, String fault) {
        return code.exception("ID token refused: " + fault);
    }
}
