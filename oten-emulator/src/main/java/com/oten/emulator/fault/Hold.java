package com.oten.emulator.fault;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Where one answer waits until a test lets it go. Thread-safe. */
public final class Hold {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CountDownLatch ready = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    public void awaitRequest() {
        try {
            if (!ready.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("no request came whose answer could be held");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a request", e);
        }
    }

    public void release() {
        released.countDown();
    }

    /** The emulator's end interrupts it. */
    void hold() throws InterruptedException {
        ready.countDown();
        released.await();
    }
}
