package com.oten.jakarta.internal.http;

import com.oten.jakarta.error.OtenErrorCode;
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
 * Where callers wait for Oten: for an answer, and between two tries. It has a limited number of places, so that a slow Oten
 * or an outage cannot eat the server's threads; whoever finds it full is told at once.
 *
 * <p>Some servers have fewer threads than the room has places (Payara Server five, Open Liberty two a processor at first),
 * and they do not say so. So what counts is whether Oten answers: a few may wait as long as a call may take; a crowd that
 * waits for an endpoint that answers nobody is sent home early, and until that endpoint has answered somebody no more than a
 * few are let in. An endpoint that is slow, but answers, is waited for longer.
 *
 * <p>{@link Strangers} have a quarter of the places and never all of them: whoever makes up tokens must not keep users from
 * logging in. Thread-safe.
 */
public final class Bulkhead {
    /** Whoever waits for a page of the application behind such a crowd waits no longer. */
    private static final Duration PATIENCE = Duration.ofMillis(1250);

    /** For an endpoint that is known to be slow, so many times as long. */
    private static final int MOST_LOOKS = 4;

    /** One place in so many, and no more than {@value #MOST_FEW}: a small server has five threads in all. */
    private static final int FEW = 12;

    private static final int MOST_FEW = 2;

    /** One place in so many is open to strangers. */
    private static final int STRANGERS = 4;

    /** An endpoint of Oten's, and how it does. */
    private static final class Endpoint {
        final AtomicLong answers = new AtomicLong();
        final AtomicInteger underWay = new AtomicInteger();
        /** Volatile: a crowd has been sent home, and nobody was answered since. */
        volatile boolean isDeaf;
        /** How long its answers take, in nanoseconds; the newest counts for a quarter, and one slow one makes no slow endpoint. */
        private final AtomicLong usual = new AtomicLong();

        void answered(long took) {
            usual.updateAndGet(last -> last + (took - last) / 4);
            answers.incrementAndGet();
            isDeaf = false;
        }

        /** How often in a row nobody may have been answered. */
        int looks() {
            long twice = 2 * usual.get() / PATIENCE.toNanos() + 1;
            return (int) Math.min(MOST_LOOKS, twice);
        }
    }

    private final int size;
    private final int few;
    private final Executor later;
    private final LongSupplier nanoTime;

    /** Not Failsafe's bulkhead: version 3.3.2 keeps a place for everybody whom it has refused, for good. */
    private final Semaphore places;

    private final int mostStrangers;
    /** Taken besides a place. */
    private final Semaphore strangers;

    /** By address without query; Oten's metadata names fewer than ten. */
    private final ConcurrentMap<String, Endpoint> endpoints = new ConcurrentHashMap<>();

    Bulkhead(int size) {
        this(size, CompletableFuture.delayedExecutor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS), System::nanoTime);
    }

    /** With another patience, and another time. */
    Bulkhead(int size, Executor later, LongSupplier nanoTime) {
        this.size = size;
        this.few = Math.max(1, Math.min(MOST_FEW, size / FEW));
        this.later = later;
        this.nanoTime = nanoTime;
        this.places = new Semaphore(size);
        this.mostStrangers = Math.max(1, size / STRANGERS);
        this.strangers = new Semaphore(mostStrangers);
    }

    /**
     * Does something that waits for Oten.
     *
     * @param <T> what it gives
     * @param wait blocks; does not enter again
     * @return its result
     * @throws com.oten.jakarta.error.OtenUnavailableException with {@code BUSY} if there is no place
     */
    public <T> T enter(Supplier<T> wait) {
        if (!Strangers.isHere()) {
            return entered(wait);
        }
        if (!strangers.tryAcquire()) {
            throw OtenErrorCode.BUSY.exception(mostStrangers
                    + " callers with unknown tokens are waiting for Oten already (a quarter of oten.http.max-waiting)");
        }
        try {
            return entered(wait);
        } finally {
            strangers.release();
        }
    }

    private <T> T entered(Supplier<T> wait) {
        if (!places.tryAcquire()) {
            throw OtenErrorCode.BUSY.exception(size + " callers are waiting for Oten already (oten.http.max-waiting)");
        }
        try {
            return wait.get();
        } finally {
            places.release();
        }
    }

    /** Whether an endpoint has enough callers for one that answers nobody. */
    boolean isFull(String endpoint) {
        Endpoint known = endpoint(endpoint);
        return known.isDeaf && known.underWay.get() >= few;
    }

    /**
     * Sees to it that a crowd does not wait long for an endpoint that answers nobody.
     *
     * @param endpoint where the call goes
     * @param answer fails with a {@link TimeoutException} then
     */
    void watch(String endpoint, CompletableFuture<?> answer) {
        Endpoint asked = endpoint(endpoint);
        asked.underWay.incrementAndGet();
        long sent = nanoTime.getAsLong();
        var unused = answer.whenComplete((value, failure) -> {
            asked.underWay.decrementAndGet();
            if (failure == null) {
                asked.answered(nanoTime.getAsLong() - sent);
            }
        });
        lookLater(asked, answer, Strangers.isHere(), asked.answers.get(), 1);
    }

    private Endpoint endpoint(String address) {
        return endpoints.computeIfAbsent(address, unused -> new Endpoint());
    }

    private void lookLater(Endpoint asked, CompletableFuture<?> answer, boolean isStrangers, long before, int looks) {
        later.execute(() -> look(asked, answer, isStrangers, before, looks));
    }

    private void look(Endpoint asked, CompletableFuture<?> answer, boolean isStrangers, long before, int looks) {
        if (answer.isDone()) {
            return;
        }
        int waiting = size - places.availablePermits();
        if (!isStrangers) {
            waiting -= mostStrangers - strangers.availablePermits(); // they shorten nobody's wait but their own
        }
        long answers = asked.answers.get();
        if (waiting <= few || answers != before) {
            lookLater(asked, answer, isStrangers, answers, 1);
        } else if (looks < asked.looks()) {
            lookLater(asked, answer, isStrangers, before, looks + 1);
        } else {
            asked.isDeaf = true;
            answer.completeExceptionally(new TimeoutException(
                    waiting + " callers wait, and nobody was answered for " + PATIENCE.toMillis() * looks + " ms"));
        }
    }
}
