package com.oten.jakarta.internal.store;

import com.oten.jakarta.store.SharedStore;
import java.time.Duration;
import java.util.Optional;

/** Passes the five methods that a store must have on to another one; the sixth is the interface's own. */
public class PassingStore implements SharedStore {
    private final SharedStore store;

    public PassingStore(SharedStore store) {
        this.store = store;
    }

    @Override
    public boolean putIfAbsent(String key, String value, Duration life) {
        return store.putIfAbsent(key, value, life);
    }

    @Override
    public void put(String key, String value, Duration life) {
        store.put(key, value, life);
    }

    @Override
    public Optional<String> get(String key) {
        return store.get(key);
    }

    @Override
    public Optional<String> take(String key) {
        return store.take(key);
    }

    @Override
    public boolean remove(String key, String value) {
        return store.remove(key, value);
    }
}
