package com.oten.jakarta.internal.store;

import com.oten.jakarta.store.SharedStore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** An empty store whose reads hang until they are released. Thread-safe. */
class HangingStore implements SharedStore {
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private volatile Runnable whenAsked = () -> {};

    /** How many reads have begun. */
    int asked() {
        return asked.get();
    }

    /** Does something at each later read. */
    void whenAsked(Runnable what) {
        whenAsked = what;
    }

    /** From now on nothing hangs. */
    void letGo() {
        release.countDown();
    }

    @Override
    public Optional<String> get(String key) {
        asked.incrementAndGet();
        whenAsked.run();
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    @Override
    public boolean putIfAbsent(String key, String value, Duration life) {
        return true;
    }

    @Override
    public void put(String key, String value, Duration life) {}

    @Override
    public Optional<String> take(String key) {
        return Optional.empty();
    }

    @Override
    public boolean remove(String key, String value) {
        return false;
    }
}
