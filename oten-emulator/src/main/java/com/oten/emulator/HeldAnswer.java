package com.oten.emulator;

import com.oten.emulator.fault.Hold;

/**
 * One answer that is ready and does not leave before a test lets it go: what the request asked for has happened, and who
 * asked does not know yet. See {@link OtenEmulator#hold}. Thread-safe.
 */
public final class HeldAnswer implements AutoCloseable {
    private final Hold hold;

    HeldAnswer(Hold hold) {
        this.hold = hold;
    }

    /**
     * Waits until there is an answer to hold.
     *
     * @throws IllegalStateException if half a minute brings no request, or the thread is interrupted
     */
    public void awaitRequest() {
        hold.awaitRequest();
    }

    /** Lets the answer go. */
    public void release() {
        hold.release();
    }

    /** Lets the answer go. */
    @Override
    public void close() {
        release();
    }
}
