package com.oten.jakarta.internal.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.oten.jakarta.store.SharedStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

/**
 * The store of an application on one node: in memory. Each kind of entry has a bound of its own, so that a flood of
 * one, such as logins that anybody can start, does not evict another, such as logouts; the entries used least are
 * evicted first.
 */
public final class LocalStore implements SharedStore {
    /** Characters per kind; a hundred thousand logouts take a fifth of it. */
    private static final long MOST = 64 << 20;

    private static final int OVERHEAD = 150;

    private record Entry(String value, Duration life) {
        @Override
        public String toString() {
            return "Entry[" + life + "]";
        }
    }

    private final ConcurrentMap<String, Cache<String, Entry>> kinds = new ConcurrentHashMap<>();
    private final Clock clock;

    /**
     * An empty store.
     *
     * @param clock measures lifetimes
     */
    public LocalStore(Clock clock) {
        this.clock = clock;
    }

    private Cache<String, Entry> entries(String key) {
        return kinds.computeIfAbsent(key.substring(0, Math.max(0, key.indexOf(':'))), unused -> entries());
    }

    private Cache<String, Entry> entries() {
        return Caffeine.newBuilder()
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
        return entries(key).asMap().putIfAbsent(key, new Entry(value, life)) == null;
    }

    @Override
    public void put(String key, String value, Duration life) {
        entries(key).put(key, new Entry(value, life));
    }

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(entries(key).getIfPresent(key)).map(Entry::value);
    }

    @Override
    public Optional<String> take(String key) {
        return Optional.ofNullable(entries(key).asMap().remove(key)).map(Entry::value);
    }

    @Override
    public boolean remove(String key, String value) {
        Entry found = entries(key).getIfPresent(key);
        return found != null
                && found.value().equals(value)
                && entries(key).asMap().remove(key, found);
    }

    @Override
    public boolean replace(String key, String value, String newer, Duration life) {
        Entry found = entries(key).getIfPresent(key);
        return found != null
                && found.value().equals(value)
                && entries(key).asMap().replace(key, found, new Entry(newer, life));
    }
}
