package com.oten.jakarta.internal.bearer;

import com.oten.jakarta.AccessToken;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.error.OtenRejectedException;
import com.oten.jakarta.internal.config.BearerConfig;
import com.oten.jakarta.internal.config.BearerConfig.Mode;
import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.discovery.Discovery;
import com.oten.jakarta.internal.json.Json;
import com.oten.jakarta.internal.secret.Secret;
import com.oten.jakarta.internal.session.CallerClaims;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The claims of an access token, in the order of RFC 9068 section 4; those of an introspection (RFC 7662 section 2.2)
 * have the same names, but Oten has checked the token itself, so what may be left out there may be left out here.
 */
final class AccessTokenClaims {
    private final Discovery discovery;
    private final String audience;
    private final boolean isSelfContained;
    private final Duration skew;
    private final Duration unknownLife;
    private final CallerClaims callerClaims;
    private final Clock clock;

    AccessTokenClaims(OtenConfig config, BearerConfig bearer, Discovery discovery, Clock clock) {
        this.discovery = discovery;
        this.audience = bearer.audience();
        this.isSelfContained = bearer.mode() == Mode.JWT;
        this.skew = config.idToken().clockSkew();
        this.unknownLife = bearer.cache();
        this.callerClaims = new CallerClaims(config.login());
        this.clock = clock;
    }

    BearerCaller check(Secret token, JsonObject claims) {
        String issuer = discovery.metadata().issuer();
        if (isRequired(claims, "iss")
                && !Json.string(claims, "iss").filter(issuer::equals).isPresent()) {
            throw refused("iss is not Oten's issuer");
        }
        // whatever else it is valid for: it must have been made for this application too
        List<String> audiences = Json.oneOrMore(claims, "aud").orElse(List.of());
        if (!audiences.contains(audience)) {
            throw refused("aud does not name oten.bearer.audience");
        }
        Instant expiresAt = checkTimes(claims);
        String subject = Json.string(claims, "sub")
                .filter(sub -> !sub.isBlank() && sub.length() <= 255)
                .orElseThrow(() -> refused("sub is missing or too long"));
        if (isRequired(claims, "client_id")
                && Json.string(claims, "client_id").filter(id -> !id.isEmpty()).isEmpty()) {
            throw refused("client_id is missing or not a string");
        }
        // RFC 7800: the sender would have to prove that it has a key, and a bearer proves nothing
        if (claims.containsKey("cnf")) {
            throw refused("it is bound to a key (cnf), and came as a bearer token");
        }
        if (claims.containsKey("token_type")
                && !Json.string(claims, "token_type")
                        .filter("Bearer"::equalsIgnoreCase)
                        .isPresent()) {
            throw refused("its token_type is not Bearer");
        }
        return caller(issuer, token, subject, expiresAt, claims);
    }

    private Instant checkTimes(JsonObject claims) {
        Instant now = clock.instant();
        Optional<Instant> expiresAt = time(claims, "exp");
        if (expiresAt.filter(end -> !now.isBefore(end.plus(skew))).isPresent()) {
            throw refused("it expired " + Duration.between(expiresAt.get(), now) + " ago");
        }
        if (time(claims, "iat").filter(made -> made.isAfter(now.plus(skew))).isPresent()) {
            throw refused("it was issued in the future");
        }
        if (claims.containsKey("nbf")
                && time(claims, "nbf")
                        .filter(begin -> !begin.isAfter(now.plus(skew)))
                        .isEmpty()) {
            throw refused("it is not valid yet");
        }
        return expiresAt.orElseGet(() -> now.plus(unknownLife));
    }

    private Optional<Instant> time(JsonObject claims, String name) {
        Optional<Instant> time = Json.whole(claims, name).map(Instant::ofEpochSecond);
        if (time.isEmpty() && isRequired(claims, name)) {
            throw refused(name + " is missing or not a number");
        }
        return time;
    }

    private boolean isRequired(JsonObject claims, String name) {
        return isSelfContained || claims.containsKey(name);
    }

    private BearerCaller caller(String issuer, Secret token, String subject, Instant expiresAt, JsonObject json) {
        Map<String, Object> claims = Json.toMap(json);
        Set<String> scopes = Arrays.stream(Json.string(json, "scope").orElse("").split(" "))
                .filter(scope -> !scope.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        try {
            return new BearerCaller(
                    issuer,
                    subject,
                    callerClaims.name(claims),
                    callerClaims.groups(claims),
                    claims,
                    new AccessToken(token.value(), expiresAt, scopes));
        } catch (OtenRejectedException e) {
            throw refused(String.valueOf(e.getMessage())); // the sender's fault, not Oten's
        }
    }

    private static OtenException refused(String fault) {
        return OtenErrorCode.BEARER_REFUSED.exception("access token refused: " + fault);
    }
}
