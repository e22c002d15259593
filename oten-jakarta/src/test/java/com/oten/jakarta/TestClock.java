package com.oten.jakarta;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that moves only when a test says so. Thread-safe. */
public final class TestClock extends Clock {
    /** What a new clock shows: a whole second. */
    public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final AtomicReference<Instant> now;
    private final AtomicReference<Runnable> hook = new AtomicReference<>(() -> {});

    /** Stands at {@link #START}. */
    public TestClock() {
        this(START);
    }

    /** Stands at a moment of the test's choice, for instance the emulator's now. */
    public TestClock(Instant now) {
        this.now = new AtomicReference<>(now);
    }

    /** Moves forward, or back with a negative duration. */
    public void advance(Duration by) {
        now.updateAndGet(instant -> instant.plus(by));
    }

    /** Jumps to a moment. */
    public void set(Instant to) {
        now.set(to);
    }

    /** Does something whenever somebody looks at it, on the thread that looks. */
    public void whenRead(Runnable then) {
        hook.set(then);
    }

    @Override
    public Instant instant() {
        hook.get().run();
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
