package com.oten.jakarta.internal.bearer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.config.BearerConfig;
import com.oten.jakarta.internal.config.BearerConfig.Mode;
import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.discovery.Discovery;
import com.oten.jakarta.internal.endpoint.Introspection;
import com.oten.jakarta.internal.http.SingleFlight;
import com.oten.jakarta.internal.http.Strangers;
import com.oten.jakarta.internal.idtoken.ProviderSignatures;
import com.oten.jakarta.internal.idtoken.TokenKind;
import com.oten.jakarta.internal.json.Json;
import com.oten.jakarta.internal.secret.Secret;
import com.oten.jakarta.internal.secret.Sha256;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Finds out who calls with an access token, and caches that for a short while, never beyond the token's expiry: a
 * signature costs two milliseconds, an introspection a call. Refusals are cached apart from callers and for less time,
 * so that made-up tokens evict no caller. The keys are hashes of the tokens. That Oten could not be asked is not
 * cached. Thread-safe.
 */
public final class BearerTokens {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration REFUSED = Duration.ofSeconds(10);
    private static final int MOST_CALLERS = 10_000;
    private static final int MOST_REFUSALS = 10_000;

    /** An accepted token. */
    private record Known(BearerCaller caller, Instant until) {}

    /** A refused token. */
    private record Refusal(String message, Instant until) {}

    private final BearerConfig config;
    private final ProviderSignatures signatures;
    private final Introspection introspection;
    private final AccessTokenClaims claims;
    private final Clock clock;
    private final Cache<String, Known> callers = cache(MOST_CALLERS);
    private final Cache<String, Refusal> refusals = cache(MOST_REFUSALS);
    private final SingleFlight<BearerCaller> checks = new SingleFlight<>(PATIENCE);

    public BearerTokens(
            OtenConfig config,
            BearerConfig bearer,
            Discovery discovery,
            ProviderSignatures signatures,
            Introspection introspection,
            Clock clock) {
        this.config = bearer;
        this.signatures = signatures;
        this.introspection = introspection;
        this.claims = new AccessTokenClaims(config, bearer, discovery, clock);
        this.clock = clock;
    }

    /**
     * Who calls.
     *
     * @param token from the request
     * @return the caller
     * @throws OtenException {@code BEARER_REFUSED} or {@code BEARER_SCOPE_MISSING}; others if Oten has to be asked and
     *     is unavailable
     */
    public BearerCaller caller(Secret token) {
        String key = hash(token);
        Known known = callers.getIfPresent(key);
        BearerCaller caller;
        if (known == null) {
            caller = Strangers.admit(() -> checks.get(key, () -> checked(key, token)));
        } else if (clock.instant().isBefore(known.until())) {
            caller = known.caller();
        } else {
            caller = checks.get(key, () -> checked(key, token)); // was valid a moment ago, so it is not made up
        }
        Set<String> granted = caller.token().scopes();
        if (!granted.containsAll(config.scopes())) {
            throw OtenErrorCode.BEARER_SCOPE_MISSING.exception(
                    "the access token lacks a scope of oten.bearer.scopes=" + String.join(" ", config.scopes()));
        }
        return caller;
    }

    private BearerCaller checked(String key, Secret token) {
        Instant now = clock.instant();
        Known known = callers.getIfPresent(key); // again: another thread may just have checked it
        if (known != null && now.isBefore(known.until())) {
            return known.caller();
        }
        Refusal refusal = refusals.getIfPresent(key);
        if (refusal != null && now.isBefore(refusal.until())) {
            throw OtenErrorCode.BEARER_REFUSED.exception(refusal.message());
        }
        try {
            BearerCaller caller = claims.check(token, claims(token));
            Instant later = now.plus(config.cache());
            Instant end = caller.token().expiresAt();
            callers.put(key, new Known(caller, later.isBefore(end) ? later : end));
            return caller;
        } catch (OtenException e) {
            if (e.code() == OtenErrorCode.BEARER_REFUSED) {
                Duration time = config.cache().compareTo(REFUSED) < 0 ? config.cache() : REFUSED;
                refusals.put(key, new Refusal(String.valueOf(e.getMessage()), now.plus(time)));
            }
            throw e;
        }
    }

    private JsonObject claims(Secret token) {
        if (config.mode() == Mode.JWT) {
            return signatures.claims(token, TokenKind.ACCESS_TOKEN);
        }
        JsonObject members = introspection.members(token);
        if (!Json.isTrue(members, "active")) {
            throw OtenErrorCode.BEARER_REFUSED.exception("access token refused: Oten says that it is not active");
        }
        return members;
    }

    private static <V> Cache<String, V> cache(int most) {
        return Caffeine.newBuilder().maximumSize(most).executor(Runnable::run).build();
    }

    private static String hash(Secret token) {
        return Sha256.base64Url(token.value());
    }
}
