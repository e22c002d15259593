package com.oten.jakarta.internal.logout;

import com.oten.jakarta.internal.store.LocalStore;
import com.oten.jakarta.store.SharedStore;
import java.time.Clock;
import java.time.Duration;

/** Which logout tokens have been used: on all nodes, or only on this one while the shared store fails. Thread-safe. */
final class UsedTokens {
    private final SharedStore store;
    private final SharedStore own;

    UsedTokens(SharedStore store, Clock clock) {
        this.store = store;
        this.own = store instanceof LocalStore ? store : new LocalStore(clock);
    }

    boolean contain(String key) {
        if (own.get(key).isPresent()) {
            return true;
        }
        try {
            return store != own && store.get(key).isPresent();
        } catch (RuntimeException e) { // logged where stores are guarded
            return false;
        }
    }

    /** Adds a token; true for exactly one caller on this node, and on all nodes while the shared store works. */
    boolean add(String key, Duration life) {
        if (!own.putIfAbsent(key, "used", life)) {
            return false;
        }
        try {
            return store == own || store.putIfAbsent(key, "used", life);
        } catch (RuntimeException e) { // as above
            return true;
        }
    }
}
