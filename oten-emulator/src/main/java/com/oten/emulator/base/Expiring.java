package com.oten.emulator.base;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/** Makes the emulator's memories: bounded, safe for many threads, forgetting by the emulator's clock. */
public final class Expiring {
    private static final long MOST = 500_000;

    private Expiring() {}

    public static <V> Cache<String, V> after(Duration lifetime, EmulatorClock clock) {
        return Caffeine.newBuilder()
                .ticker(clock::nanos)
                .expireAfterWrite(lifetime)
                .maximumSize(MOST)
                // evicting on the caller's thread keeps the emulator free of threads that outlive it
                .executor(Runnable::run)
                .build();
    }
}
