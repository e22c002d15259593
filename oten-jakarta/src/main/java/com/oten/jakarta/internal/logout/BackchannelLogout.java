package com.oten.jakarta.internal.logout;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.config.OtenConfig;
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
 * Ends sessions because Oten says so (OpenID Connect Back-Channel Logout 1.0). Whoever sends a logout token has no session
 * and no cookie here; the token alone decides, and it is good once. Thread-safe.
 */
public final class BackchannelLogout {
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(5);
    private static final int LONGEST_NAME = 255;

    private final String issuer;
    private final String clientId;
    private final Duration skew;
    private final ProviderSignatures signatures;
    private final SessionRevocations index;
    private final UsedTokens used;
    private final Clock clock;

    /**
     * Wires the parts.
     *
     * @param config issuer, client, clock skew
     * @param signatures whether Oten signed it
     * @param index where ended sessions are marked
     * @param store remembers tokens that were used
     * @param clock what times are compared with
     */
    public BackchannelLogout(
            OtenConfig config,
            ProviderSignatures signatures,
            SessionRevocations index,
            SharedStore store,
            Clock clock) {
        this.issuer = config.issuer();
        this.clientId = config.client().id();
        this.skew = config.idToken().clockSkew();
        this.signatures = signatures;
        this.index = index;
        this.used = new UsedTokens(store, clock);
        this.clock = clock;
    }

    /**
     * Validates a logout token in the order of section 2.6 and ends what it names (section 2.7). If this throws because other
     * nodes could not be told, this node has ended its sessions all the same, and the token may come again.
     *
     * @param logoutToken of any origin
     * @return whose sessions have ended; empty if the token names a session only
     * @throws com.oten.jakarta.error.OtenRejectedException if the token is not to be believed, or was used before
     * @throws com.oten.jakarta.error.OtenUnavailableException if Oten's keys cannot be had, or other nodes not be told
     */
    public Optional<String> end(Secret logoutToken) {
        JsonObject claims = signatures.claims(logoutToken, TokenKind.LOGOUT_TOKEN);
        checkParties(claims);
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
        String key = replayKey(name(claims, "jti").orElseThrow(() -> refused("jti is missing")));
        if (used.contain(key)) {
            throw usedBefore();
        }
        end(subject, sid, issuedAt);
        // afterwards: the marks may be set twice, but a token that was used up in vain would be refused when Oten
        // repeats it
        if (!used.add(
                key, Duration.between(clock.instant(), expiresAt.plus(skew)).plusSeconds(1))) {
            throw usedBefore();
        }
        return subject;
    }

    /** The sessions of the user that have no {@code sid} may be of the login that a {@code sid} names, too. */
    private void end(Optional<String> subject, Optional<String> sid, Instant at) {
        if (sid.isEmpty()) {
            index.endPerson(issuer, subject.orElseThrow(), at);
        } else if (subject.isEmpty()) {
            index.endSession(issuer, sid.get(), at);
        } else {
            index.endSession(issuer, subject.get(), sid.get(), at);
        }
    }

    private void checkParties(JsonObject claims) {
        if (!Json.string(claims, "iss").filter(issuer::equals).isPresent()) {
            throw refused("iss is not the configured issuer");
        }
        Optional<List<String>> audience =
                Json.string(claims, "aud").map(List::of).or(() -> Json.strings(claims, "aud"));
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
        // what has been used must be remembered until it ends
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

    /** One token may be for several clients, and each has to end its own sessions. */
    private String replayKey(String id) {
        return "logout-token:" + Sha256.base64Url(clientId, issuer, id);
    }

    private static Instant time(JsonObject claims, String name) {
        return Json.whole(claims, name)
                .map(Instant::ofEpochSecond)
                .orElseThrow(() -> refused(name + " is missing or no number"));
    }

    private static Optional<String> name(JsonObject claims, String name) {
        Optional<String> value = Json.string(claims, name);
        if (claims.containsKey(name)
                && value.filter(text -> !text.isBlank() && text.length() <= LONGEST_NAME)
                        .isEmpty()) {
            throw refused(name + " is no text, empty or too long");
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
