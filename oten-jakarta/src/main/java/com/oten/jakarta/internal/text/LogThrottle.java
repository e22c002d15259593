package com.oten.jakarta.internal.text;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/** Limits log lines that anybody can cause with a request, to ten in ten seconds. Thread-safe. */
public final class LogThrottle {
    public static final int LINES = 10;
    private static final long SPAN = Duration.ofSeconds(10).toNanos();

    /** How many lines were asked for since a moment. */
    private record Count(long since, int lines) {}

    private final LongSupplier nanoTime;
    private final AtomicReference<Count> count;

    /**
     * A throttle for one kind of line.
     *
     * @param nanoTime as {@link System#nanoTime}
     */
    public LogThrottle(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.count = new AtomicReference<>(new Count(nanoTime.getAsLong(), 0));
    }

    public boolean admitOne() {
        long now = nanoTime.getAsLong();
        Count newest = count.updateAndGet(
                last -> now - last.since() < SPAN ? new Count(last.since(), last.lines() + 1) : new Count(now, 1));
        return newest.lines() <= LINES;
    }
}
