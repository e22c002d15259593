package com.oten.emulator;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One answer that is ready and does not leave before a test lets it go: what the request asked for has happened, and who
 * asked does not know yet. See {@link OtenEmulator#hold}. Thread-safe.
 */
public final class HeldAnswer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CountDownLatch ready = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    HeldAnswer() {}

    /**
     * Waits until there is an answer to hold.
     *
     * @throws IllegalStateException if half a minute brings no request, or the thread is interrupted
     */
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

    /** Lets the answer go. */
    public void release() {
        released.countDown();
    }

    /** Lets the answer go. */
    @Override
    public void close() {
        release();
    }

    /** The emulator's end interrupts it. */
    void hold() throws InterruptedException {
        ready.countDown();
        released.await();
    }
}
