package com.oten.jakarta.internal.login;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.http.SingleFlight;
import com.oten.jakarta.store.SharedStore;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Lets one callback of each login do its work. A code that comes twice is redeemed once: Oten would refuse the second
 * and revoke the tokens of the first (RFC 6749 section 4.1.2). Callbacks that arrive on one node at the same time share
 * the result. One that comes later, or to another node, finds the entry that the first has stored before its call to
 * Oten, and learns that the work has been done; while the store is unreachable, each node knows only its own callbacks.
 * Thread-safe.
 *
 * @param <T> the result of a callback
 */
public final class OncePerState<T> {
    private static final String KIND = "callback:";

    private final SharedStore store;
    private final SingleFlight<T> underWay;
    private final Duration life;

    /**
     * With nothing under way.
     *
     * @param store the shared store, or the node's own
     * @param patience how long a callback waits for another one of the same login
     * @param life as long as a login can be finished
     */
    public OncePerState(SharedStore store, Duration patience, Duration life) {
        this.store = store;
        this.underWay = new SingleFlight<>(patience);
        this.life = life;
    }

    /**
     * Does the work, waits for the caller that is doing it, or learns that it has been done.
     *
     * @param state of a login that this browser has started
     * @param work of the first callback; blocks
     * @param later the result for the others
     * @return the result of the work, or of {@code later}
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
                return true; // the store has logged it; logins go on without it
            }
            throw e;
        }
    }
}
