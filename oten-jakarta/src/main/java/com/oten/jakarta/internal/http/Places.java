package com.oten.jakarta.internal.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The places of callers who wait for Oten. When all are taken, further callers queue as long as others get what they wait
 * for: a crowd that arrives at once is served one after another. When nobody does, queueing would only block threads of
 * the server, and callers are turned away at once until somebody succeeds. Thread-safe.
 */
final class Places {
    /** How many callers may queue, for each place. */
    private static final int QUEUE = 4;

    /** How long one may queue: users see an empty page meanwhile. */
    private static final Duration LONGEST = Duration.ofSeconds(3);

    /** Without a success for so long, nobody queues any longer. The first logins of a new server take most of it. */
    private static final Duration STANDSTILL = Duration.ofSeconds(1);

    private final int size;
    private final Duration standstill;
    /** Not Failsafe's bulkhead: version 3.3.2 loses a place for good with every caller that it refuses. */
    private final Semaphore free;

    private final Semaphore queue;
    private final AtomicLong successes = new AtomicLong();
    /** Volatile: somebody has queued in vain, and nobody has succeeded since. */
    private volatile boolean isAtStandstill;

    Places(int size) {
        this(size, STANDSTILL);
    }

    /** For tests: with another patience. */
    Places(int size, Duration standstill) {
        this.size = size;
        this.standstill = standstill;
        this.free = new Semaphore(size, true);
        this.queue = new Semaphore(QUEUE * size);
    }

    int size() {
        return size;
    }

    int taken() {
        return size - free.availablePermits();
    }

    /** How many callers queue at this moment. */
    int queued() {
        return free.getQueueLength();
    }

    /** Whether callers would queue if all places were taken. */
    boolean hasProspect() {
        return !isAtStandstill;
    }

    /** Takes a place if one is free. */
    boolean take() {
        return free.tryAcquire();
    }

    /** Takes a place; queues for it, if there is a prospect of one. */
    boolean takeOrQueue() {
        if (take()) {
            return true;
        }
        if (!queue.tryAcquire()) {
            return false;
        }
        try {
            return takeInTurn();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            queue.release();
        }
    }

    private boolean takeInTurn() throws InterruptedException {
        long end = System.nanoTime() + Budget.left(LONGEST).toNanos();
        for (long left = end - System.nanoTime(); left > 0 && hasProspect(); left = end - System.nanoTime()) {
            long before = successes.get();
            if (free.tryAcquire(Math.min(left, standstill.toNanos()), TimeUnit.NANOSECONDS)) {
                return true;
            }
            if (left >= standstill.toNanos() && successes.get() == before) {
                isAtStandstill = true;
            }
        }
        return false;
    }

    /**
     * Runs work in a place that was taken, and frees it.
     *
     * @param <T> its result
     * @param work fails with an exception
     * @return its result
     */
    <T> T use(Supplier<T> work) {
        try {
            T result = work.get();
            successes.incrementAndGet();
            isAtStandstill = false;
            return result;
        } finally {
            free.release();
        }
    }
}
