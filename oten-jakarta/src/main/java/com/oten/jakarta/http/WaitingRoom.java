package com.oten.jakarta.http;

import com.oten.jakarta.error.OtenErrorCode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Where callers wait for Oten: for an answer, and between two tries. It has a limited number of places, so that a slow Oten
 * or an outage cannot eat the server's threads; whoever finds it full is told at once.
 *
 * <p>A few may wait as long as a call may take. A crowd that waits while Oten answers nobody is sent home earlier, because
 * some servers have fewer threads than the room has places (Open Liberty begins with two a processor). Thread-safe.
 */
public final class WaitingRoom {
    /** An Oten that is only slow answers somebody in this time. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** One place in so many. */
    private static final int FEW = 12;

    private final int size;
    private final Executor later;

    /** Not Failsafe's bulkhead: version 3.3.2 keeps a place for everybody whom it has refused, for good. */
    private final Semaphore places;

    private final AtomicLong answers = new AtomicLong();

    WaitingRoom(int size) {
        this(size, CompletableFuture.delayedExecutor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** With another patience. */
    WaitingRoom(int size, Executor later) {
        this.size = size;
        this.later = later;
        this.places = new Semaphore(size);
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
        if (!places.tryAcquire()) {
            throw OtenErrorCode.BUSY.exception(size + " callers are waiting for Oten already (oten.http.max-waiting)");
        }
        try {
            return wait.get();
        } finally {
            places.release();
        }
    }

    /**
     * Sees to it that a crowd does not wait long for an Oten that answers nobody.
     *
     * @param answer fails with a {@link TimeoutException} then
     */
    void watch(CompletableFuture<?> answer) {
        var unused = answer.thenRun(answers::incrementAndGet);
        lookLater(answer);
    }

    private void lookLater(CompletableFuture<?> answer) {
        long before = answers.get();
        later.execute(() -> look(answer, before));
    }

    private void look(CompletableFuture<?> answer, long before) {
        if (answer.isDone()) {
            return;
        }
        int waiting = size - places.availablePermits();
        if (waiting > Math.max(1, size / FEW) && answers.get() == before) {
            answer.completeExceptionally(new TimeoutException(
                    waiting + " callers wait, and nobody was answered for " + PATIENCE.toSeconds() + " s"));
        } else {
            lookLater(answer);
        }
    }
}
