package com.oten.emulator.fault;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Where one response waits until a test releases it. Thread-safe. */
public final class Hold {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final CountDownLatch ready = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    public void awaitRequest() {
        try {
            if (!ready.await(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("no request came whose response could be held");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a request", e);
        }
    }

    public void release() {
        released.countDown();
    }

    /** Stopping the emulator interrupts it. */
    void hold() throws InterruptedException {
        ready.countDown();
        released.await();
    }
}
