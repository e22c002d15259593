package com.oten.jakarta.it.ownstore;

import com.oten.jakarta.store.SharedStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The application's own store, which can be cut off; entries never expire, as tests are short. */
@ApplicationScoped
public class OwnStore implements SharedStore {
    private final Map<String, String> values = new ConcurrentHashMap<>();
    private volatile boolean isCutOff;

    /** For the container. */
    public OwnStore() {}

    void cutOff(boolean from) {
        isCutOff = from;
    }

    private Map<String, String> values() {
        if (isCutOff) {
            throw new IllegalStateException("the network is down");
        }
        return values;
    }

    @Override
    public boolean putIfAbsent(String key, String value, Duration life) {
        return values().putIfAbsent(key, value) == null;
    }

    @Override
    public void put(String key, String value, Duration life) {
        values().put(key, value);
    }

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(values().get(key));
    }

    @Override
    public Optional<String> take(String key) {
        return Optional.ofNullable(values().remove(key));
    }

    @Override
    public boolean remove(String key, String value) {
        return values().remove(key, value);
    }
}
