package com.oten.jakarta.internal.idtoken;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.discovery.Discovery;
import com.oten.jakarta.internal.json.Json;
import com.oten.jakarta.internal.secret.Secret;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a signed UserInfo response may be trusted (OIDC Core section 5.3.2): the signature first, and only then
 * {@code iss} and {@code aud}. Section 5.3.2 knows no times; those that are there count all the same. Thread-safe.
 */
public final class UserInfoVerifier {
    private final ProviderSignatures signatures;
    private final Discovery discovery;
    private final String clientId;
    private final Duration skew;
    private final Clock clock;

    public UserInfoVerifier(OtenConfig config, Discovery discovery, ProviderSignatures signatures, Clock clock) {
        this.signatures = signatures;
        this.discovery = discovery;
        this.clientId = config.client().id();
        this.skew = config.idToken().clockSkew();
        this.clock = clock;
    }

    /**
     * Verifies a response. Whom it is about is not checked.
     *
     * @param jwt the body of a response of type {@code application/jwt}
     * @return the claims, {@code iss} and {@code aud} among them
     * @throws OtenException naming the check that failed, never a value of the response
     */
    public JsonObject verify(Secret jwt) {
        JsonObject claims = signatures.claims(jwt, TokenKind.USERINFO);
        checkParties(claims);
        checkTimes(claims);
        return claims;
    }

    private void checkParties(JsonObject claims) {
        String issuer = discovery.metadata().issuer();
        if (!Json.string(claims, "iss").filter(issuer::equals).isPresent()) {
            throw refused("iss is not Oten's issuer");
        }
        // unlike an ID token's, aud may name others besides: it "MUST be or include the RP's Client ID value"
        Optional<List<String>> audience = Json.oneOrMore(claims, "aud");
        if (!audience.filter(names -> names.contains(clientId)).isPresent()) {
            throw refused("aud does not name this client");
        }
    }

    private void checkTimes(JsonObject claims) {
        Instant now = clock.instant();
        Optional<Instant> expired = time(claims, "exp").filter(at -> !now.isBefore(at.plus(skew)));
        if (expired.isPresent()) {
            throw refused("it expired " + Duration.between(expired.get(), now) + " ago");
        }
        if (time(claims, "nbf").filter(at -> at.isAfter(now.plus(skew))).isPresent()) {
            throw refused("it is not valid yet");
        }
        if (time(claims, "iat").filter(at -> at.isAfter(now.plus(skew))).isPresent()) {
            throw refused("it was issued in the future");
        }
    }

    private static Optional<Instant> time(JsonObject claims, String name) {
        Optional<Instant> time = Json.whole(claims, name).map(Instant::ofEpochSecond);
        if (claims.containsKey(name) && time.isEmpty()) {
            throw refused(name + " is not a time");
        }
        return time;
    }

    private static OtenException refused(String fault) {
        return OtenErrorCode.USERINFO_REFUSED.exception("UserInfo refused: " + fault);
    }
}
