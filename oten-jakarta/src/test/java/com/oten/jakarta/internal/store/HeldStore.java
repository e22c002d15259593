package com.oten.jakarta.internal.store;

import com.oten.jakarta.store.SharedStore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A store that delays one reader between the read and its result, so that others can act in between. */
public final class HeldStore extends PassingStore {
    private final SharedStore store;
    private volatile String held = "";
    private final AtomicInteger toPass = new AtomicInteger();
    private final CountDownLatch isHeld = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    public HeldStore(SharedStore store) {
        super(store);
        this.store = store;
    }

    /** Holds the next reader of such a key; once. */
    public void holdReaderOf(String prefix) {
        holdReaderOf(prefix, 0);
    }

    /** Lets so many readers pass first. */
    public void holdReaderOf(String prefix, int later) {
        toPass.set(later);
        held = prefix;
    }

    /** Returns when a reader is held. */
    public void awaitReader() {
        await(isHeld);
    }

    public void letGo() {
        release.countDown();
    }

    @Override
    public Optional<String> get(String key) {
        Optional<String> read = super.get(key);
        if (!held.isEmpty() && key.startsWith(held) && toPass.getAndDecrement() == 0) {
            isHeld.countDown();
            await(release);
        }
        return read;
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody came");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public boolean replace(String key, String value, String newer, Duration life) {
        return store.replace(key, value, newer, life);
    }
}
