package com.oten.jakarta.it.bypass;

import com.oten.jakarta.store.SharedStore;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.Dependent;
import java.time.Duration;
import java.util.Optional;

/** Cannot be constructed, which shows when it is first needed. */
@Dependent
public class BrokenStore implements SharedStore {
    /** For the container. */
    public BrokenStore() {}

    @PostConstruct
    void connect() {
        throw new IllegalStateException("there is no such cache");
    }

    @Override
    public boolean putIfAbsent(String key, String value, Duration life) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void put(String key, String value, Duration life) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<String> get(String key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<String> take(String key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean remove(String key, String value) {
        throw new UnsupportedOperationException();
    }
}
