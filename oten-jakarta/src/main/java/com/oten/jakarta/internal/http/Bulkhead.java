package com.oten.jakarta.internal.http;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Limits how many callers wait for Oten at once, for a response and between two tries, so that a slow Oten or an outage
 * cannot use up the server's threads; see {@link Places} for what happens when it is full.
 *
 * <p>Some servers have fewer threads than there are places (Payara Server five, Open Liberty two per processor at
 * first), and there is no way to know. So it matters whether Oten responds: a few callers may wait as long as a call
 * may take; when more wait for an endpoint that does not respond at all, they are rejected early, and until that
 * endpoint has responded, only a few are admitted. An endpoint that is slow, but responds, is waited for longer.
 *
 * <p>{@link Strangers} have a quarter of the places at most: made-up tokens must not keep users from logging in.
 * Thread-safe.
 */
public final class Bulkhead {
    /** How long requests may be held up behind such callers. */
    private static final Duration PATIENCE = Duration.ofMillis(1250);

    /** For an endpoint that is known to be slow, up to this many times as long. */
    private static final int MOST_CHECKS = 4;

    /** One place in this many, but no more than {@value #MOST_FEW}: a small server has five threads in all. */
    private static final int FEW = 12;

    private static final int MOST_FEW = 2;

    /** One place in this many is open to strangers. */
    private static final int STRANGERS = 4;

    /** An endpoint of Oten's, and how it responds. */
    private static final class Endpoint {
        final AtomicLong responses = new AtomicLong();
        final AtomicInteger underWay = new AtomicInteger();
        /** Volatile: callers were rejected, and there was no response since. */
        volatile boolean isUnresponsive;
        /**
         * How long its responses take, in nanoseconds; the newest counts for a quarter, so that one does not make it
         * slow.
         */
        private final AtomicLong usual = new AtomicLong();

        void responded(long took) {
            usual.updateAndGet(last -> last + (took - last) / 4);
            responses.incrementAndGet();
            isUnresponsive = false;
        }

        /** How many checks in a row may find no response. */
        int checks() {
            long twice = 2 * usual.get() / PATIENCE.toNanos() + 1;
            return (int) Math.min(MOST_CHECKS, twice);
        }
    }

    private final int few;
    private final Executor later;
    private final LongSupplier nanoTime;

    private final Places places;

    private final int mostStrangers;
    /** Taken besides a place. */
    private final Semaphore strangers;

    /** By URL without query; Oten's metadata names fewer than ten. */
    private final ConcurrentMap<String, Endpoint> endpoints = new ConcurrentHashMap<>();

    Bulkhead(int size) {
        this(
                new Places(size),
                CompletableFuture.delayedExecutor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS),
                System::nanoTime);
    }

    /** For tests: with another patience and another clock. */
    Bulkhead(Places places, Executor later, LongSupplier nanoTime) {
        this.places = places;
        int size = places.size();
        this.few = Math.max(1, Math.min(MOST_FEW, size / FEW));
        this.later = later;
        this.nanoTime = nanoTime;
        this.mostStrangers = Math.max(1, size / STRANGERS);
        this.strangers = new Semaphore(mostStrangers);
    }

    /**
     * Runs work that waits for Oten, when there is a place.
     *
     * @param <T> its result
     * @param wait may block; must not enter again
     * @return its result
     * @throws com.oten.jakarta.error.OtenUnavailableException with {@code BUSY} if there is none, and none is to be
     *     expected soon; strangers do not queue
     */
    public <T> T enter(Supplier<T> wait) {
        if (!Strangers.isHere()) {
            if (!places.takeOrQueue()) {
                throw full();
            }
            return places.use(wait);
        }
        if (!strangers.tryAcquire()) {
            throw OtenErrorCode.BUSY.exception(mostStrangers
                    + " callers with unknown tokens are waiting for Oten already (a quarter of oten.http.max-waiting)");
        }
        try {
            if (!places.take()) {
                throw full();
            }
            return places.use(wait);
        } finally {
            strangers.release();
        }
    }

    private OtenException full() {
        return OtenErrorCode.BUSY.exception(
                places.size() + " callers are waiting for Oten already (oten.http.max-waiting)");
    }

    /** Whether an endpoint that does not respond has its few callers already. */
    boolean isFull(String endpoint) {
        Endpoint known = endpoint(endpoint);
        return known.isUnresponsive && known.underWay.get() >= few;
    }

    /**
     * Keeps many callers from waiting long for an endpoint that does not respond.
     *
     * @param endpoint where the call goes
     * @param response fails with a {@link TimeoutException} then
     */
    void watch(String endpoint, CompletableFuture<?> response) {
        Endpoint called = endpoint(endpoint);
        called.underWay.incrementAndGet();
        long sent = nanoTime.getAsLong();
        var unused = response.whenComplete((value, failure) -> {
            called.underWay.decrementAndGet();
            if (failure == null) {
                called.responded(nanoTime.getAsLong() - sent);
            }
        });
        checkLater(called, response, Strangers.isHere(), called.responses.get(), 1);
    }

    private Endpoint endpoint(String address) {
        return endpoints.computeIfAbsent(address, unused -> new Endpoint());
    }

    private void checkLater(
            Endpoint called, CompletableFuture<?> response, boolean isStrangers, long before, int checks) {
        later.execute(() -> check(called, response, isStrangers, before, checks));
    }

    private void check(Endpoint called, CompletableFuture<?> response, boolean isStrangers, long before, int checks) {
        if (response.isDone()) {
            return;
        }
        int waiting = places.taken();
        if (!isStrangers) {
            waiting -= mostStrangers - strangers.availablePermits(); // they shorten only their own wait
        }
        long responses = called.responses.get();
        if (waiting <= few || responses != before) {
            checkLater(called, response, isStrangers, responses, 1);
        } else if (checks < called.checks()) {
            checkLater(called, response, isStrangers, before, checks + 1);
        } else {
            called.isUnresponsive = true;
            response.completeExceptionally(new TimeoutException(
                    waiting + " callers wait, and there was no response for " + PATIENCE.toMillis() * checks + " ms"));
        }
    }
}
