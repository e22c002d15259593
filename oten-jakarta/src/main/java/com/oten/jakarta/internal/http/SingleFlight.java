package com.oten.jakarta.internal.http;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Lets one caller do what several ask for at the same moment; the others wait for its result. The work runs in that
 * caller's thread, and no lock is held meanwhile. Thread-safe.
 *
 * @param <T> what is asked for
 */
public final class SingleFlight<T> {
    /** Work under way, and the thread that does it. */
    private record Flight<T>(CompletableFuture<T> result, Thread worker) {}

    private final ConcurrentMap<String, Flight<T>> underWay = new ConcurrentHashMap<>();
    private final Duration patience;

    /**
     * With nothing under way.
     *
     * @param patience how long the others wait
     */
    public SingleFlight(Duration patience) {
        this.patience = patience;
    }

    /**
     * Does the work, or waits for the caller that is doing it. The work must check again whether it is still needed: it
     * may begin right after another caller's has ended.
     *
     * @param key what is asked for
     * @param work gets it; may block
     * @return the result of this caller's work or another's
     * @throws OtenException as the work failed; {@code BUSY} if another's takes too long, or the work asks for itself
     */
    public T get(String key, Supplier<T> work) {
        Flight<T> mine = new Flight<>(new CompletableFuture<>(), Thread.currentThread());
        Flight<T> others = underWay.putIfAbsent(key, mine);
        if (others != null) {
            return await(others);
        }
        try {
            T result = work.get();
            mine.result().complete(result);
            return result;
        } catch (RuntimeException | Error e) {
            mine.result().completeExceptionally(e);
            throw e;
        } finally {
            underWay.remove(key, mine);
        }
    }

    private T await(Flight<T> others) {
        if (others.worker() == Thread.currentThread()) { // for instance in a listener of the application
            throw OtenErrorCode.BUSY.exception("a call to Oten waits for itself");
        }
        try {
            return others.result().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw OtenErrorCode.BUSY.exception("waited " + patience + " for another thread's call to Oten");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw OtenErrorCode.BUSY.exception("interrupted while waiting for another thread's call to Oten", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof OtenException known) {
                throw known;
            }
            throw new IllegalStateException("another thread's call to Oten failed in an unforeseen way", e.getCause());
        }
    }
}
