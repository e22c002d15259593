package com.oten.emulator;

import com.oten.emulator.fault.Hold;

/**
 * A response that is ready but not sent before a test releases it: the request has taken effect, and the client does
 * not know yet. See {@link OtenEmulator#hold}. Thread-safe.
 */
public final class HeldResponse implements AutoCloseable {
    private final Hold hold;

    HeldResponse(Hold hold) {
        this.hold = hold;
    }

    /**
     * Waits until there is a response to hold.
     *
     * @throws IllegalStateException if no request comes within half a minute, or the thread is interrupted
     */
    public void awaitRequest() {
        hold.awaitRequest();
    }

    /** Sends the response. */
    public void release() {
        hold.release();
    }

    /** Sends the response. */
    @Override
    public void close() {
        release();
    }
}
