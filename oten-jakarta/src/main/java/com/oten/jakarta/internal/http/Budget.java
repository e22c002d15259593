package com.oten.jakarta.internal.http;

import com.oten.jakarta.internal.config.HttpConfig;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * How long one request of this application may wait for Oten, over all its calls: meanwhile a user looks at an empty
 * page, and a thread of the server is blocked. It holds for the calling thread, because a request is one thread here
 * and its calls are made in many places. Calls in the background have their own time-out alone.
 */
public final class Budget {
    private static final ThreadLocal<Long> END = new ThreadLocal<>();

    private static final Duration USUAL = Duration.ofSeconds(10);

    private Budget() {}

    /**
     * The longest that one request may wait.
     *
     * @param config the time-out of one call
     * @return ten seconds, or the time-out if that is longer
     */
    public static Duration longest(HttpConfig config) {
        return config.timeout().compareTo(USUAL) > 0 ? config.timeout() : USUAL;
    }

    /**
     * Runs work that waits for Oten.
     *
     * @param <T> its result
     * @param atMost how long; a running budget that ends sooner still applies
     * @param work may block
     * @return its result
     */
    public static <T> T of(Duration atMost, Supplier<T> work) {
        Long outer = END.get();
        long end = System.nanoTime() + left(atMost).toNanos();
        END.set(end);
        try {
            return work.get();
        } finally {
            if (outer == null) {
                END.remove(); // the thread is the server's, and outlives the application
            } else {
                END.set(outer);
            }
        }
    }

    /**
     * What a call of this thread may take.
     *
     * @param limit the call's own
     * @return what is left of the budget, or the limit if that is less or no budget is running; never negative
     */
    public static Duration left(Duration limit) {
        Long end = END.get();
        if (end == null) {
            return limit;
        }
        Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
        return left.compareTo(limit) < 0 ? left : limit;
    }

    /**
     * Whether this thread may wait and still has time for a call afterwards.
     *
     * @param wait how long
     * @return true also if no budget is running
     */
    public static boolean hasMoreThan(Duration wait) {
        return left(Duration.ofDays(1)).compareTo(wait) > 0;
    }
}
