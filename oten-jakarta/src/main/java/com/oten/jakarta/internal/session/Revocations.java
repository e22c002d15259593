package com.oten.jakarta.internal.session;

import com.oten.jakarta.store.SharedStore;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * Revocations in a store, which only ever grow: one that is written while another node writes the same is joined with that one,
 * and no mark is replaced by an older or a narrower one. Thread-safe.
 */
final class Revocations {
    /** Nobody loses as many races in a row. */
    private static final int TRIES = 100;

    private final SharedStore store;
    private final Duration life;

    /**
     * Revocations in a store.
     *
     * @param store where
     * @param life how long each is kept after it has grown
     */
    Revocations(SharedStore store, Duration life) {
        this.store = store;
        this.life = life;
    }

    Optional<String> get(String key) {
        return store.get(key);
    }

    /** Leaves under the key what covers this mark and all that was there; the order of joining must not matter. */
    void add(String key, String mark, BinaryOperator<String> join) {
        String whole = mark;
        for (int i = 0; i < TRIES; i++) {
            Optional<String> there = store.get(key);
            if (there.isPresent()) {
                whole = join.apply(there.get(), whole);
            }
            boolean isThere = there.isPresent()
                    ? there.get().equals(whole) || store.replace(key, there.get(), whole, life)
                    : store.putIfAbsent(key, whole, life);
            if (isThere) {
                return;
            }
        }
        throw new IllegalStateException("a mark in the store changes as often as it is read");
    }
}
