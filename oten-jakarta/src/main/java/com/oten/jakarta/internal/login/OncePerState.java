package com.oten.jakarta.internal.login;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.http.SingleFlight;
import com.oten.jakarta.store.SharedStore;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Lets one callback of each login do its work. A code that comes twice is redeemed once: Oten would refuse the second and
 * revoke what the first has brought (RFC 6749 section 4.1.2). Callbacks that meet on one node share the outcome. What comes
 * later, or to another node, finds the mark that the first has left before it went to Oten, and is told that all has been
 * done; without the store each node goes by its own flights. Thread-safe.
 *
 * @param <T> what a callback comes to
 */
public final class OncePerState<T> {
    private static final String KIND = "callback:";

    private final SharedStore store;
    private final SingleFlight<T> underWay;
    private final Duration life;

    /**
     * Makes one.
     *
     * @param store what nodes know together, or the node's own
     * @param patience how long a callback waits for the same one
     * @param life as long as a login can be finished
     */
    public OncePerState(SharedStore store, Duration patience, Duration life) {
        this.store = store;
        this.underWay = new SingleFlight<>(patience);
        this.life = life;
    }

    /**
     * Does the work, waits for whoever is at it, or learns that it has been done.
     *
     * @param state of a login that this browser has started
     * @param work of the first callback; blocks
     * @param later what there is for the others
     * @return of the work, as the first one got it, or of {@code later}
     * @throws OtenException as the work failed; {@code BUSY} if it takes too long
     */
    public T get(String state, Supplier<T> work, Supplier<T> later) {
        String key = KIND + TransactionCookies.hash(state);
        return underWay.get(key, () -> isFirst(key) ? work.get() : later.get());
    }

    private boolean isFirst(String key) {
        try {
            return store.putIfAbsent(key, "taken", life);
        } catch (OtenException e) {
            if (e.code() == OtenErrorCode.STORE_UNREACHABLE) {
                return true; // the guard has logged it; nobody is kept out for it
            }
            throw e;
        }
    }
}
