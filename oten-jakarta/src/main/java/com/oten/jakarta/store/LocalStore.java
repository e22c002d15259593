package com.oten.jakarta.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The store of an application that runs on one node: its memory. Bounded; the entries used least go first. */
public final class LocalStore implements SharedStore {
    /** Characters; a hundred thousand logouts take a fifth of it. */
    private static final long MOST = 64 << 20;

    private static final int OVERHEAD = 150;

    private record Entry(String value, Duration life) {
        @Override
        public String toString() {
            return "Entry[" + life + "]";
        }
    }

    private final Cache<String, Entry> entries;

    /**
     * An empty store.
     *
     * @param clock what lives are measured with
     */
    public LocalStore(Clock clock) {
        this.entries = Caffeine.newBuilder()
                .maximumWeight(MOST)
                .<String, Entry>weigher(
                        (key, entry) -> OVERHEAD + key.length() + entry.value().length())
                .executor(Runnable::run)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .expireAfter(Expiry.<String, Entry>writing((key, entry) -> entry.life()))
                .build();
    }

    @Override
    public boolean putIfAbsent(String key, String value, Duration life) {
        return entries.asMap().putIfAbsent(key, new Entry(value, life)) == null;
    }

    @Override
    public void put(String key, String value, Duration life) {
        entries.put(key, new Entry(value, life));
    }

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(entries.getIfPresent(key)).map(Entry::value);
    }

    @Override
    public Optional<String> take(String key) {
        return Optional.ofNullable(entries.asMap().remove(key)).map(Entry::value);
    }

    @Override
    public boolean remove(String key, String value) {
        Entry found = entries.getIfPresent(key);
        return found != null && found.value().equals(value) && entries.asMap().remove(key, found);
    }
}
