package com.oten.emulator;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still: tests move the emulator's clock with {@code advance}. */
public final class TestClock extends Clock {
    public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    @Override
    public Instant instant() {
        return START;
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
