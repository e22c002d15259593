package com.oten.jakarta.internal.session;

import com.oten.jakarta.store.SharedStore;
import java.time.Duration;
import java.util.Optional;

/**
 * Revocation entries in a store. An entry only ever grows: it is merged with what other nodes write at the same time,
 * and never replaced by one that revokes less. Thread-safe.
 */
final class Revocations {
    /** More attempts than concurrent writers can make necessary. */
    static final int TRIES = 100;

    private final SharedStore store;
    private final Duration life;

    Revocations(SharedStore store, Duration life) {
        this.store = store;
        this.life = life;
    }

    Optional<String> get(String key) {
        return store.get(key);
    }

    /** Merges an entry with the one under the key. */
    void add(String key, String entry) {
        String whole = entry;
        for (int i = 0; i < TRIES; i++) {
            Optional<String> found = store.get(key);
            if (found.isPresent()) {
                whole = RevocationKeys.merged(key, found.get(), whole);
            }
            if (found.filter(whole::equals).isPresent() || write(key, found, whole)) {
                return;
            }
        }
        throw new IllegalStateException("a revocation entry in the store changes whenever it is read");
    }

    /** Writes an entry in place of what was found under the key; false if another writer was faster. */
    boolean write(String key, Optional<String> found, String entry) {
        return found.isPresent() ? store.replace(key, found.get(), entry, life) : store.putIfAbsent(key, entry, life);
    }
}
