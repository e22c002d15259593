package com.oten.jakarta;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another thread does. */
public final class WireWait {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private WireWait() {}

    /** Returns as soon as the condition holds; fails if it never does. */
    public static void until(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new AssertionError("waited " + PATIENCE + " in vain");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }
}
