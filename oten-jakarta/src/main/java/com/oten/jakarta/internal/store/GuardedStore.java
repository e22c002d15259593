package com.oten.jakarta.internal.store;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.text.PlainText;
import com.oten.jakarta.store.SharedStore;
import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.event.CircuitBreakerStateChangedEvent;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Guards a store on other machines: its failures become {@code STORE_UNREACHABLE}. After a few failures in a row it is
 * not called for a while, and the number of callers that wait for it is limited, so that a broken network, where each
 * call hangs until it fails, does not block the server's threads. A call that is refused for lack of a place counts
 * neither as a failure of the store nor as a success. Thread-safe.
 */
public final class GuardedStore implements SharedStore {
    private static final Logger LOG = System.getLogger(GuardedStore.class.getName());
    private static final int FAILURES = 3;
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int CALLERS = 64;
    /** A working store serves sixty-four callers in a fraction of this. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final SharedStore store;
    private final FailsafeExecutor<Object> guard;

    /** Not Failsafe's bulkhead: version 3.3.2 never releases the place of a refused call. */
    private final Semaphore places = new Semaphore(CALLERS);

    /** A caller has waited for a place in vain: others need not wait until one is free again. */
    private volatile boolean isJammed;

    public GuardedStore(SharedStore store) {
        this(store, PAUSE);
    }

    /** With another pause. */
    GuardedStore(SharedStore store, Duration pause) {
        this.store = store;
        CircuitBreaker<Object> breaker = CircuitBreaker.builder()
                .withFailureThreshold(FAILURES)
                .withSuccessThreshold(1)
                .withDelay(pause)
                .onOpen(GuardedStore::opened)
                .onClose(event -> LOG.log(Level.INFO, "the shared store works again"))
                .build();
        this.guard = Failsafe.with(breaker);
    }

    private static void opened(CircuitBreakerStateChangedEvent event) {
        if (event.getPreviousState() == CircuitBreaker.State.CLOSED) { // logged once per outage
            LOG.log(
                    Level.ERROR,
                    "the shared store is down: until it works again each node refreshes and logs out for itself, and"
                            + " requests by reference fail");
        }
    }

    @Override
    public boolean putIfAbsent(String key, String value, Duration life) {
        return call(() -> store.putIfAbsent(key, value, life));
    }

    @Override
    public void put(String key, String value, Duration life) {
        call(() -> {
            store.put(key, value, life);
            return true;
        });
    }

    @Override
    public Optional<String> get(String key) {
        return call(() -> store.get(key));
    }

    @Override
    public Optional<String> take(String key) {
        return call(() -> store.take(key));
    }

    @Override
    public boolean remove(String key, String value) {
        return call(() -> store.remove(key, value));
    }

    @Override
    public boolean replace(String key, String value, String newer, Duration life) {
        return call(() -> store.replace(key, value, newer, life));
    }

    private <T> T call(Supplier<T> operation) {
        if (!places.tryAcquire() && !isFreeSoon()) {
            isJammed = true;
            throw OtenErrorCode.STORE_UNREACHABLE.exception(CALLERS + " callers wait for the shared store already");
        }
        try {
            return guard.get(operation::get);
        } catch (CircuitBreakerOpenException e) {
            throw failure("the shared store failed a moment ago and is not called", e);
        } catch (RuntimeException e) {
            String what = e.getClass().getName() + ": " + PlainText.of(String.valueOf(e.getMessage()), 300);
            LOG.log(Level.WARNING, "the shared store failed: {0}", what);
            throw failure("the shared store failed: " + what, e);
        } finally {
            places.release();
            isJammed = false;
        }
    }

    /** Waits for a place to become free, and acquires it. */
    private boolean isFreeSoon() {
        try {
            return !isJammed && places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("interrupted while waiting for the shared store", e);
        }
    }

    private static OtenException failure(String message, Exception cause) {
        return OtenErrorCode.STORE_UNREACHABLE.exception(message, cause);
    }
}
