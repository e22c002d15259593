package com.oten.jakarta.it.cluster;

import com.oten.jakarta.store.SharedStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Uses the nodes in turn, so that what is stored through one is read through the next. */
final class InTurn implements SharedStore {
    private final List<? extends SharedStore> nodes;
    private final String prefix;
    private final AtomicInteger turn = new AtomicInteger();

    /** The prefix gives each test keys of its own. */
    InTurn(List<? extends SharedStore> nodes, String prefix) {
        this.nodes = nodes;
        this.prefix = prefix;
    }

    private SharedStore next() {
        return nodes.get(turn.getAndIncrement() % nodes.size());
    }

    @Override
    public boolean putIfAbsent(String key, String value, Duration life) {
        return next().putIfAbsent(prefix + key, value, life);
    }

    @Override
    public void put(String key, String value, Duration life) {
        next().put(prefix + key, value, life);
    }

    @Override
    public Optional<String> get(String key) {
        return next().get(prefix + key);
    }

    @Override
    public Optional<String> take(String key) {
        return next().take(prefix + key);
    }

    @Override
    public boolean remove(String key, String value) {
        return next().remove(prefix + key, value);
    }

    @Override
    public boolean replace(String key, String value, String newer, Duration life) {
        return next().replace(prefix + key, value, newer, life);
    }
}
