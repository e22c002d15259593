package com.oten.jakarta.internal.service;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.oten.jakarta.AccessToken;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.error.OtenUnavailableException;
import com.oten.jakarta.internal.endpoint.TokenEndpoint;
import com.oten.jakarta.internal.endpoint.TokenSet;
import com.oten.jakarta.internal.http.CallFailures;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Tokens for the application itself (client credentials, RFC 6749 section 4.4), cached by set of scopes; one call at a
 * time for each, however many threads ask.
 *
 * <p>After four fifths of its life a token is renewed: the first caller after that starts the call and does not wait
 * for it. In the last half minute callers wait a little, and get the old token if Oten is slow or down. Only without a
 * valid token does a caller wait for all retries. A failure is cached for a while: callers get it again without a call.
 * Thread-safe.
 */
public final class ServiceTokens {
    private static final Logger LOG = System.getLogger(ServiceTokens.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration SHORT_PATIENCE = Duration.ofSeconds(2);
    private static final Duration LAST_MOMENTS = Duration.ofSeconds(30);
    private static final Duration REFUSAL_CACHED = Duration.ofSeconds(30);
    private static final Duration OUTAGE_CACHED = Duration.ofSeconds(5);
    private static final double RENEWED_AFTER = 0.8;
    private static final int MOST = 1_000;

    /** A token and when it is time to get the next one. */
    private record Kept(AccessToken token, Instant renewAt) {}

    /** A failure, and until when it is returned without another call. */
    private record Failed(OtenException failure, Instant until) {}

    private final TokenEndpoint tokenEndpoint;
    private final Clock clock;
    private final Cache<Set<String>, Kept> kept = cache();
    private final Cache<Set<String>, Failed> failed = cache();
    private final ConcurrentMap<Set<String>, CompletableFuture<AccessToken>> underWay = new ConcurrentHashMap<>();

    public ServiceTokens(TokenEndpoint tokenEndpoint, Clock clock) {
        this.tokenEndpoint = tokenEndpoint;
        this.clock = clock;
    }

    /**
     * A token that is valid now.
     *
     * @param scopes what it is for
     * @return a cached or a new one
     * @throws OtenException if Oten refuses or is unavailable
     */
    public AccessToken token(Set<String> scopes) {
        Set<String> key = Set.copyOf(scopes);
        Instant now = clock.instant();
        Kept known = kept.getIfPresent(key);
        if (known == null || !now.isBefore(known.token().expiresAt())) {
            return await(once(key, () -> CompletableFuture.completedFuture(tokenEndpoint.clientCredentials(key))));
        }
        AccessToken old = known.token();
        if (now.isBefore(known.renewAt())) {
            return old;
        }
        CompletableFuture<AccessToken> renewal = once(key, () -> tokenEndpoint.clientCredentialsInBackground(key));
        return now.isBefore(old.expiresAt().minus(LAST_MOMENTS))
                ? old
                : soon(renewal).orElse(old);
    }

    /**
     * Another token instead of one that a service refused before it expired.
     *
     * @param scopes what it is for
     * @param refused removed from the cache, if it is still there
     * @return a cached or a new one
     * @throws OtenException if Oten refuses or is unavailable
     */
    public AccessToken tokenInsteadOf(AccessToken refused, Set<String> scopes) {
        kept.asMap()
                .computeIfPresent(
                        Set.copyOf(scopes), (key, known) -> known.token().equals(refused) ? null : known);
        return token(scopes);
    }

    /** Starts a call, unless one is under way, has just ended, or failed a moment ago. */
    private CompletableFuture<AccessToken> once(Set<String> key, Supplier<CompletableFuture<TokenSet>> call) {
        CompletableFuture<AccessToken> mine = new CompletableFuture<>();
        CompletableFuture<AccessToken> others = underWay.putIfAbsent(key, mine);
        if (others != null) {
            return others;
        }
        Instant now = clock.instant();
        Kept known = kept.getIfPresent(key);
        Failed standing = failed.getIfPresent(key);
        if (known != null && now.isBefore(known.renewAt())) {
            succeed(key, mine, known.token());
        } else if (standing != null && now.isBefore(standing.until())) {
            fail(key, mine, standing.failure());
        } else {
            var unused = begun(call).whenComplete((tokens, failure) -> {
                if (failure == null) {
                    succeed(key, mine, keep(key, tokens));
                } else {
                    Throwable cause = CallFailures.unwrapped(failure);
                    remember(key, cause);
                    fail(key, mine, cause);
                }
            });
        }
        return mine;
    }

    private static CompletableFuture<TokenSet> begun(Supplier<CompletableFuture<TokenSet>> call) {
        try {
            return call.get();
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private AccessToken keep(Set<String> key, TokenSet fresh) {
        Instant now = clock.instant();
        AccessToken token = new AccessToken(fresh.accessToken().value(), fresh.expiresAt(), fresh.scopes());
        long life = Duration.between(now, token.expiresAt()).toMillis();
        kept.put(key, new Kept(token, now.plusMillis((long) (life * RENEWED_AFTER))));
        failed.invalidate(key);
        return token;
    }

    /** K10. Caches the failure, unless this machine is busy or Oten is known to be down: that is recorded elsewhere. */
    private void remember(Set<String> key, Throwable cause) {
        if (!(cause instanceof OtenException failure)
                || failure.code() == OtenErrorCode.BUSY
                || failure.code() == OtenErrorCode.OTEN_DOWN) {
            return;
        }
        Instant now = clock.instant();
        failed.put(key, new Failed(failure, now.plus(cachedFor(failure))));
        Kept known = kept.getIfPresent(key);
        if (known != null && now.isBefore(known.token().expiresAt())) {
            LOG.log(Level.WARNING, "no new service token, the old one is used: {0}", failure.getMessage());
        }
    }

    private static Duration cachedFor(OtenException failure) {
        if (!(failure instanceof OtenUnavailableException unavailable)) {
            return REFUSAL_CACHED;
        }
        Duration asked = unavailable.retryAfter().orElse(OUTAGE_CACHED);
        return asked.compareTo(REFUSAL_CACHED) < 0 ? asked : REFUSAL_CACHED;
    }

    /** Called when the result is cached; then allows the next call, and last wakes the threads that wait. */
    private void succeed(Set<String> key, CompletableFuture<AccessToken> mine, AccessToken token) {
        underWay.remove(key, mine);
        mine.complete(token);
    }

    private void fail(Set<String> key, CompletableFuture<AccessToken> mine, Throwable cause) {
        underWay.remove(key, mine);
        mine.completeExceptionally(cause);
    }

    private static AccessToken await(CompletableFuture<AccessToken> call) {
        try {
            return call.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw OtenErrorCode.BUSY.exception("waited " + PATIENCE + " for another thread's call to Oten");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw OtenErrorCode.BUSY.exception("interrupted while waiting for a service token", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof OtenException known) {
                throw known;
            }
            throw new IllegalStateException("a call for a service token failed unexpectedly", e.getCause());
        }
    }

    /** Empty if the call fails or takes too long, as there is still a valid token. */
    private static Optional<AccessToken> soon(CompletableFuture<AccessToken> call) {
        try {
            return Optional.of(call.get(SHORT_PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static <V> Cache<Set<String>, V> cache() {
        return Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();
    }
}
