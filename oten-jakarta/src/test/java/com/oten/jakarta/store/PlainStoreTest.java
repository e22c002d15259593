package com.oten.jakarta.store;

import com.oten.jakarta.TestClock;
import java.time.Duration;
import java.util.Optional;

/** An application's own store, which has the five methods that it must have and no more. */
class PlainStoreTest extends SharedStoreContract {
    private final SharedStore behind = new LocalStore(new TestClock());
    private final SharedStore store = new SharedStore() {
        @Override
        public boolean putIfAbsent(String key, String value, Duration life) {
            return behind.putIfAbsent(key, value, life);
        }

        @Override
        public void put(String key, String value, Duration life) {
            behind.put(key, value, life);
        }

        @Override
        public Optional<String> get(String key) {
            return behind.get(key);
        }

        @Override
        public Optional<String> take(String key) {
            return behind.take(key);
        }

        @Override
        public boolean remove(String key, String value) {
            return behind.remove(key, value);
        }
    };

    @Override
    protected SharedStore store() {
        return store;
    }
}
