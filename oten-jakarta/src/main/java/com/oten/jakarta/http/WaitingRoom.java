package com.oten.jakarta.http;

import com.oten.jakarta.error.OtenErrorCode;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Where callers wait for Oten: for an answer, and between two tries. It has a limited number of places, so that a slow Oten
 * or an outage cannot eat the server's threads; whoever finds it full is told at once. Thread-safe.
 */
public final class WaitingRoom {
    private final int size;

    /** Not Failsafe's bulkhead: version 3.3.2 keeps a place for everybody whom it has refused, for good. */
    private final Semaphore places;

    WaitingRoom(int size) {
        this.size = size;
        this.places = new Semaphore(size);
    }

    /**
     * Does something that waits for Oten.
     *
     * @param <T> what it gives
     * @param wait blocks; does not enter again
     * @return its result
     * @throws com.oten.jakarta.error.OtenUnavailableException with {@code BUSY} if there is no place
     */
    public <T> T enter(Supplier<T> wait) {
        if (!places.tryAcquire()) {
            throw OtenErrorCode.BUSY.exception(size + " callers are waiting for Oten already (oten.http.max-waiting)");
        }
        try {
            return wait.get();
        } finally {
            places.release();
        }
    }
}
