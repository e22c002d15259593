package com.oten.jakarta.http;

import com.oten.jakarta.error.OtenErrorCode;
import dev.failsafe.Bulkhead;
import dev.failsafe.BulkheadFullException;
import dev.failsafe.Failsafe;
import java.util.function.Supplier;

/**
 * Where callers wait for Oten: for an answer, and between two tries. It has a limited number of places, so that a slow Oten
 * or an outage cannot eat the server's threads; whoever finds it full is told at once. Thread-safe.
 */
public final class WaitingRoom {
    private final int places;
    private final Bulkhead<Object> bulkhead;

    WaitingRoom(int places) {
        this.places = places;
        this.bulkhead = Bulkhead.of(places);
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
        try {
            return Failsafe.with(bulkhead).get(wait::get);
        } catch (BulkheadFullException e) {
            throw OtenErrorCode.BUSY.exception(
                    places + " callers are waiting for Oten already (oten.http.max-waiting)");
        }
    }
}
