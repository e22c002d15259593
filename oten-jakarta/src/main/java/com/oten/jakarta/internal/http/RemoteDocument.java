package com.oten.jakarta.internal.http;

import com.github.benmanes.caffeine.cache.AsyncCacheLoader;
import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.error.OtenUnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A document of Oten's, remembered. Fresh for a quarter of an hour, then fetched again in the background while the old
 * one is served, for up to a day if Oten is down. After a failed fetch nothing is asked for five seconds, doubling up
 * to a minute, or as long as the response asked for, up to an hour (RFC 9110 section 10.2.3). Callers that need the
 * document meanwhile fail at once with the same error. Thread-safe; one fetch at a time.
 *
 * @param <T> the parsed document
 */
public final class RemoteDocument<T> {
    private static final Logger LOG = System.getLogger(RemoteDocument.class.getName());
    private static final String ONLY = "document";
    private static final Duration FRESH = Duration.ofMinutes(15);
    private static final Duration STALE = Duration.ofHours(24);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    /** Even if Oten asks for more: a mistake there must not keep users out for days. */
    private static final Duration LONGEST_ASKED = Duration.ofHours(1);

    /** The last failure, the pause if Oten does not ask for more, and the end of the actual pause. */
    private record Pause(OtenException failure, Duration length, Instant until) {}

    /** A fetch because something was missing; its result is empty if it failed. */
    private record Forced<T>(Instant begun, CompletableFuture<Optional<T>> result) {}

    private final Supplier<CompletableFuture<T>> fetch;
    private final Bulkhead bulkhead;
    private final Clock clock;
    private final AsyncLoadingCache<String, T> remembered;
    private final AtomicReference<@Nullable Pause> pause = new AtomicReference<>();
    /** The last one of each kind. */
    private final ConcurrentMap<Enum<?>, Forced<T>> forced = new ConcurrentHashMap<>();

    /**
     * Fetches nothing yet.
     *
     * @param fetch fetches and parses; its future fails with an {@code OtenException}
     * @param bulkhead limits how many callers wait for the first fetch
     * @param clock what freshness is measured with
     */
    public RemoteDocument(Supplier<CompletableFuture<T>> fetch, Bulkhead bulkhead, Clock clock) {
        this.fetch = fetch;
        this.bulkhead = bulkhead;
        this.clock = clock;
        this.remembered = Caffeine.newBuilder()
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .executor(Runnable::run) // the HTTP client's threads do the work
                .refreshAfterWrite(FRESH)
                .expireAfterWrite(STALE)
                .buildAsync(new Loader());
    }

    /**
     * The document.
     *
     * @return the newest that is known
     * @throws OtenException if none is known and none can be fetched
     */
    public T get() {
        @Nullable T known = await(remembered.get(ONLY));
        while (known == null) {
            Pause standing = pause.get();
            if (standing != null) {
                throw failure(standing);
            }
            known = await(remembered.get(ONLY)); // somebody else's fetch has succeeded meanwhile
        }
        return known;
    }

    /**
     * The document if it is known. If it is not, a fetch begins; nobody waits.
     *
     * @return empty if none is known at this moment
     */
    public Optional<T> known() {
        CompletableFuture<T> document = remembered.get(ONLY);
        return document.isDone() ? Optional.ofNullable(Http.join(document)) : Optional.empty();
    }

    /**
     * Begins a fetch if the document is not known and none is under way. A failure is not remembered: whoever needs the
     * document first asks Oten again.
     *
     * @return done when the fetch is, however it ended; empty if there is no document
     */
    public CompletableFuture<Optional<T>> prefetch() {
        CompletableFuture<@Nullable T> begun = new CompletableFuture<>();
        @Nullable CompletableFuture<T> other = remembered.asMap().putIfAbsent(ONLY, begun);
        if (other != null) {
            return other.thenApply(Optional::ofNullable);
        }
        try {
            var unused = fetch.get().whenComplete((document, failure) -> begun.complete(document));
        } catch (RuntimeException e) {
            begun.complete(null); // which Caffeine forgets
        }
        return begun.thenApply(Optional::ofNullable);
    }

    /** A new exception for every caller: a shared one would collect the stack traces of others. */
    private OtenException failure(Pause standing) {
        OtenException again = standing.failure()
                .code()
                .exception(String.valueOf(standing.failure().getMessage()), standing.failure());
        Duration left = Duration.between(clock.instant(), standing.until());
        return again instanceof OtenUnavailableException unavailable && !left.isNegative()
                ? unavailable.retryAfter(left.plusSeconds(1))
                : again;
    }

    /**
     * Fetches again, because something is missing in the document; at most once in {@code atMostEvery}, so that forged
     * tokens cannot make this application flood Oten. Each kind has an interval of its own, so that forged tokens of
     * one kind do not use up that of another.
     *
     * @param kind on whose behalf
     * @param atMostEvery the least time between two such fetches
     * @return the document after that; the remembered one if it is too early or the fetch fails
     */
    public T refreshed(Enum<?> kind, Duration atMostEvery) {
        Instant now = clock.instant();
        Forced<T> mine = new Forced<>(now, new CompletableFuture<>());
        Forced<T> newest = forced.merge(kind, mine, (last, next) -> isOver(last, now, atMostEvery) ? next : last);
        if (newest.result() == mine.result()) {
            var unused = load().whenComplete((document, failure) -> {
                if (failure == null) {
                    remembered.synchronous().put(ONLY, document);
                }
                mine.result().complete(Optional.ofNullable(document));
            });
        }
        // late-comers wait for the fetch that is under way
        return await(newest.result()).orElseGet(this::get);
    }

    private static boolean isOver(Forced<?> last, Instant now, Duration atMostEvery) {
        return Duration.between(last.begun(), now).abs().compareTo(atMostEvery) >= 0;
    }

    private <V extends @Nullable Object> V await(CompletableFuture<V> result) {
        return result.isDone() ? Http.join(result) : bulkhead.enter(() -> Http.join(result));
    }

    private CompletableFuture<T> load() {
        Pause standing = pause.get();
        if (standing != null && clock.instant().isBefore(standing.until())) {
            return CompletableFuture.failedFuture(standing.failure());
        }
        try {
            return fetch.get().whenComplete((document, failure) -> {
                if (failure == null) {
                    pause.set(null);
                } else {
                    OtenException known = known(failure);
                    pauseAfter(standing, known, asked(known));
                }
            });
        } catch (RuntimeException | Error e) {
            // it could not even begin, for instance because the URL is not known; there is no response
            pauseAfter(standing, known(e), Duration.ZERO);
            return CompletableFuture.failedFuture(e);
        }
    }

    private void pauseAfter(@Nullable Pause last, OtenException failure, Duration asked) {
        Duration length = last == null ? FIRST_PAUSE : shorter(last.length().multipliedBy(2), LONGEST_PAUSE);
        Duration whole = asked.compareTo(length) > 0 ? asked : length;
        pause.set(new Pause(failure, length, clock.instant().plus(whole)));
        LOG.log(Level.WARNING, "{0}; asked again in {1} at the earliest", failure.getMessage(), whole);
    }

    private static Duration asked(OtenException failure) {
        Optional<Duration> wait =
                failure instanceof OtenUnavailableException unavailable ? unavailable.retryAfter() : Optional.empty();
        return shorter(wait.orElse(Duration.ZERO), LONGEST_ASKED);
    }

    private static OtenException known(Throwable failure) {
        Throwable cause = CallFailures.unwrapped(failure);
        return cause instanceof OtenException known
                ? known
                : OtenErrorCode.RESPONSE_INVALID.exception("a document of Oten's could not be read", cause);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private final class Loader implements AsyncCacheLoader<String, T> {
        @Override
        @SuppressWarnings("NullAway") // null is Caffeine's "there is none", which it does not log
        public CompletableFuture<? extends T> asyncLoad(String key, Executor executor) {
            return load().exceptionally(failure -> null);
        }

        @Override
        public CompletableFuture<? extends T> asyncReload(String key, T oldValue, Executor executor) {
            // Caffeine logs every failed reload but bare time-outs; the one line of load() is enough
            CompletableFuture<T> reloaded = new CompletableFuture<>();
            var unused = load().whenComplete((document, failure) -> {
                if (failure == null) {
                    reloaded.complete(document);
                } else {
                    reloaded.completeExceptionally(new TimeoutException());
                }
            });
            return reloaded;
        }
    }
}
