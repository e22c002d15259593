package com.oten.jakarta.internal.logout;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.discovery.Discovery;
import com.oten.jakarta.internal.idtoken.ProviderSignatures;
import com.oten.jakarta.internal.idtoken.TokenKind;
import com.oten.jakarta.internal.json.Json;
import com.oten.jakarta.internal.secret.Secret;
import com.oten.jakarta.internal.secret.Sha256;
import com.oten.jakarta.internal.session.SessionRevocations;
import com.oten.jakarta.store.SharedStore;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Ends sessions at Oten's request (OpenID Connect Back-Channel Logout 1.0). The request has no session and no cookie;
 * only the logout token counts, and it is valid once. Thread-safe.
 */
public final class BackchannelLogout {
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(5);
    private static final int LONGEST_NAME = 255;

    private final Discovery discovery;
    private final String clientId;
    private final Duration skew;
    private final ProviderSignatures signatures;
    private final SessionRevocations revocations;
    private final UsedTokens used;
    private final Clock clock;

    public BackchannelLogout(
            OtenConfig config,
            Discovery discovery,
            ProviderSignatures signatures,
            SessionRevocations revocations,
            SharedStore store,
            Clock clock) {
        this.discovery = discovery;
        this.clientId = config.client().id();
        this.skew = config.idToken().clockSkew();
        this.signatures = signatures;
        this.revocations = revocations;
        this.used = new UsedTokens(store, clock);
        this.clock = clock;
    }

    /**
     * Validates a logout token in the order of section 2.6 and ends the sessions that it names (section 2.7). If this
     * throws because the shared store fails, this node has ended its sessions all the same, and the token may be sent
     * again.
     *
     * @param logoutToken untrusted
     * @return the user whose sessions have ended; empty if the token only names a session
     * @throws com.oten.jakarta.error.OtenRejectedException if the token is not valid, or was used before
     * @throws com.oten.jakarta.error.OtenUnavailableException if Oten's keys or the shared store are not available
     */
    public Optional<String> end(Secret logoutToken) {
        JsonObject claims = signatures.claims(logoutToken, TokenKind.LOGOUT_TOKEN);
        String issuer = discovery.metadata().issuer();
        checkParties(claims, issuer);
        Instant issuedAt = time(claims, "iat");
        Instant expiresAt = time(claims, "exp");
        checkTimes(issuedAt, expiresAt);
        Optional<String> subject = name(claims, "sub");
        Optional<String> sid = name(claims, "sid");
        if (subject.isEmpty() && sid.isEmpty()) {
            throw refused("it has neither sub nor sid");
        }
        checkEvents(claims);
        if (claims.containsKey("nonce")) {
            throw refused("it has a nonce, which only ID tokens have");
        }
        String key = replayKey(issuer, name(claims, "jti").orElseThrow(() -> refused("jti is missing")));
        if (used.contain(key)) {
            throw usedBefore();
        }
        end(issuer, subject, sid, issuedAt);
        // last: writing a revocation entry twice does no harm, but a token that was used up before a failure would be
        // refused when Oten sends it again
        if (!used.add(
                key, Duration.between(clock.instant(), expiresAt.plus(skew)).plusSeconds(1))) {
            throw usedBefore();
        }
        return subject;
    }

    /** Sessions of the user without a {@code sid} may belong to the login that a {@code sid} names. */
    private void end(String issuer, Optional<String> subject, Optional<String> sid, Instant at) {
        if (sid.isEmpty()) {
            revocations.endUser(issuer, subject.orElseThrow(), at);
        } else if (subject.isEmpty()) {
            revocations.endSession(issuer, sid.get(), at);
        } else {
            revocations.endSession(issuer, subject.get(), sid.get(), at);
        }
    }

    private void checkParties(JsonObject claims, String issuer) {
        if (!Json.string(claims, "iss").filter(issuer::equals).isPresent()) {
            throw refused("iss is not Oten's issuer");
        }
        Optional<List<String>> audience = Json.oneOrMore(claims, "aud");
        if (!audience.filter(names -> names.contains(clientId)).isPresent()) {
            throw refused("aud does not name this client");
        }
    }

    private void checkTimes(Instant issuedAt, Instant expiresAt) {
        Instant now = clock.instant();
        if (issuedAt.isAfter(now.plus(skew))) {
            throw refused("it was issued in the future");
        }
        if (!now.isBefore(expiresAt.plus(skew))) {
            throw refused("it expired " + Duration.between(expiresAt, now) + " ago");
        }
        // a used token must be remembered until it expires
        if (expiresAt.isAfter(issuedAt.plus(LONGEST_LIFE))) {
            throw refused("it claims to live longer than " + LONGEST_LIFE);
        }
    }

    private static void checkEvents(JsonObject claims) {
        boolean isLogout = claims.get("events") instanceof JsonObject events
                && events.containsKey(EVENT)
                && events.get(EVENT).getValueType() == JsonValue.ValueType.OBJECT;
        if (!isLogout) {
            throw refused("events does not hold the logout event");
        }
    }

    /** A token may be for several clients, each of which has to end its own sessions. */
    private String replayKey(String issuer, String id) {
        return "logout-token:" + Sha256.base64Url(clientId, issuer, id);
    }

    private static Instant time(JsonObject claims, String name) {
        return Json.whole(claims, name)
                .map(Instant::ofEpochSecond)
                .orElseThrow(() -> refused(name + " is missing or not a number"));
    }

    private static Optional<String> name(JsonObject claims, String name) {
        Optional<String> value = Json.string(claims, name);
        if (claims.containsKey(name)
                && value.filter(text -> !text.isBlank() && text.length() <= LONGEST_NAME)
                        .isEmpty()) {
            throw refused(name + " is not a string, empty or too long");
        }
        return value;
    }

    private static OtenException usedBefore() {
        return refused("it was used before");
    }

    private static OtenException refused(String fault) {
        return OtenErrorCode.LOGOUT_TOKEN_REFUSED.exception("logout token refused: " + fault);
    }
}
