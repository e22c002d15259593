package com.oten.jakarta.internal.store;

import com.oten.jakarta.store.SharedStore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A store of several nodes, which can be cut off. Thread-safe. */
public final class FailingStore implements SharedStore {
    private final SharedStore store;
    private final AtomicBoolean isCutOff = new AtomicBoolean();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger callsLeft = new AtomicInteger(Integer.MAX_VALUE);

    public FailingStore(SharedStore store) {
        this.store = store;
    }

    public void cutOff(boolean isCutOff) {
        this.isCutOff.set(isCutOff);
        callsLeft.set(Integer.MAX_VALUE);
    }

    /** Fails after so many calls. */
    public void cutOffAfter(int calls) {
        callsLeft.set(calls);
    }

    /** How often it was called. */
    public int calls() {
        return calls.get();
    }

    @Override
    public boolean putIfAbsent(String key, String value, Duration life) {
        return reach(() -> store.putIfAbsent(key, value, life));
    }

    @Override
    public void put(String key, String value, Duration life) {
        reach(() -> {
            store.put(key, value, life);
            return true;
        });
    }

    @Override
    public Optional<String> get(String key) {
        return reach(() -> store.get(key));
    }

    @Override
    public Optional<String> take(String key) {
        return reach(() -> store.take(key));
    }

    @Override
    public boolean remove(String key, String value) {
        return reach(() -> store.remove(key, value));
    }

    @Override
    public boolean replace(String key, String value, String newer, Duration life) {
        return reach(() -> store.replace(key, value, newer, life));
    }

    private <T> T reach(Supplier<T> operation) {
        calls.incrementAndGet();
        if (isCutOff.get() || callsLeft.getAndDecrement() <= 0) {
            throw new IllegalStateException("the network is down");
        }
        return operation.get();
    }
}
