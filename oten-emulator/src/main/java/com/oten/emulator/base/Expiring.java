package com.oten.emulator.base;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/** Makes the emulator's caches: bounded, thread-safe, expiring by the emulator's clock. */
public final class Expiring {
    private static final long MAX_ENTRIES = 500_000;

    private Expiring() {}

    public static <V> Cache<String, V> after(Duration lifetime, EmulatorClock clock) {
        return Caffeine.newBuilder()
                .ticker(clock::nanos)
                .expireAfterWrite(lifetime)
                .maximumSize(MAX_ENTRIES)
                // evict on the caller's thread, so that no thread outlives the emulator
                .executor(Runnable::run)
                .build();
    }
}
