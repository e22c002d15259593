package com.oten.jakarta.internal.store;

import com.oten.jakarta.store.SharedStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.cache.Cache;
import javax.cache.CacheManager;
import org.jspecify.annotations.Nullable;

/**
 * The store of an application with several nodes: one JCache cache (JSR 107), opened when it is first needed and again
 * after somebody has closed it. Keys and values are strings, so that no node needs a class of ours to carry them.
 *
 * <p>JCache ends all entries of a cache at one age. So each carries its own end in front of its value, and whoever puts an
 * entry of a short life clears away ({@link ShortLived}) what this node has put before; what a dead node has left goes with
 * the cache's age. The ends are compared with this node's clock: the nodes' clocks must agree within a few seconds.
 */
public final class JCacheStore implements SharedStore, AutoCloseable {
    /** Nobody loses as many races in a row: such a cache keeps nothing. */
    private static final int TRIES = 100;

    private final String name;
    private final Supplier<CacheManager> managers;
    private final Duration longest;
    private final Clock clock;
    private final ShortLived shortLived;
    /** Held while the cache is opened, which can take seconds. */
    private final ReentrantLock opening = new ReentrantLock();

    private volatile @Nullable Cache<String, String> opened;

    /**
     * A store that is not open yet.
     *
     * @param name the cache's; one that exists is used as it is
     * @param managers gives the one it belongs to
     * @param longest how long an entry is kept, at most; the age of the cache, if it has to be made
     * @param clock what lives are measured with
     */
    public JCacheStore(String name, Supplier<CacheManager> managers, Duration longest, Clock clock) {
        this.name = name;
        this.managers = managers;
        this.longest = longest;
        this.clock = clock;
        this.shortLived = new ShortLived(clock);
    }

    /**
     * Opens the cache now, which starts or joins the provider's cluster.
     *
     * @throws RuntimeException the provider's own, if that fails
     */
    public void open() {
        cache();
    }

    @Override
    public boolean putIfAbsent(String key, String value, Duration life) {
        Cache<String, String> cache = cleared();
        for (int i = 0; i < TRIES; i++) {
            // looked for first: a conditional write that is under way while the key's owner dies may overwrite it
            Optional<String> found = Optional.ofNullable(cache.get(key));
            if (found.flatMap(this::value).isPresent()) {
                return false;
            }
            String entry = entry(key, value, life);
            boolean isFirst = found.isPresent() // one whose life is over
                    ? cache.replace(key, found.get(), entry)
                    : cache.putIfAbsent(key, entry);
            if (isFirst) {
                return true;
            }
        }
        throw new IllegalStateException("the cache " + name + " neither takes an entry nor has one");
    }

    @Override
    public void put(String key, String value, Duration life) {
        cleared().put(key, entry(key, value, life));
    }

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(cache().get(key)).flatMap(this::value);
    }

    @Override
    public Optional<String> take(String key) {
        return Optional.ofNullable(cache().getAndRemove(key)).flatMap(this::value);
    }

    @Override
    public boolean remove(String key, String value) {
        Cache<String, String> cache = cache();
        return Optional.ofNullable(cache.get(key))
                .filter(found -> value(found).filter(value::equals).isPresent())
                .filter(found -> cache.remove(key, found))
                .isPresent();
    }

    @Override
    public boolean replace(String key, String value, String newer, Duration life) {
        Cache<String, String> cache = cleared();
        return Optional.ofNullable(cache.get(key))
                .filter(found -> value(found).filter(value::equals).isPresent())
                .filter(found -> cache.replace(key, found, entry(key, newer, life)))
                .isPresent();
    }

    /** Leaves the cluster, if the provider is the application's own; what is in the cache stays there. */
    @Override
    public void close() {
        Cache<String, String> cache = opened;
        if (cache != null) {
            opened = null;
            JCaches.close(cache.getCacheManager());
        }
    }

    private Cache<String, String> cleared() {
        Cache<String, String> cache = cache();
        shortLived
                .over()
                .forEach(key -> Optional.ofNullable(cache.get(key))
                        .filter(found -> value(found).isEmpty())
                        .ifPresent(found -> cache.remove(key, found)));
        return cache;
    }

    private String entry(String key, String value, Duration life) {
        Duration kept = life.compareTo(longest) < 0 ? life : longest;
        long end = clock.millis() + kept.toMillis();
        if (kept.compareTo(longest) < 0) {
            shortLived.add(key, end);
        }
        return Long.toString(end) + ' ' + value;
    }

    /** Empty if the entry's life is over, or another wrote it. */
    private Optional<String> value(String entry) {
        int blank = entry.indexOf(' ');
        try {
            long end = Long.parseLong(entry, 0, Math.max(blank, 0), 10);
            return clock.millis() < end ? Optional.of(entry.substring(blank + 1)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private Cache<String, String> cache() {
        Cache<String, String> seen = opened;
        if (seen != null && !seen.isClosed()) {
            return seen;
        }
        opening.lock();
        try {
            Cache<String, String> cache = opened;
            if (cache == null || cache.isClosed()) {
                cache = JCaches.cache(managers.get(), name, longest);
                opened = cache;
            }
            return cache;
        } finally {
            opening.unlock();
        }
    }
}
