package com.oten.jakarta.internal.store;

import com.oten.jakarta.store.SharedStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.cache.Cache;
import org.jspecify.annotations.Nullable;

/**
 * The store of an application with several nodes: a JCache cache (JSR 107), opened when it is first needed, and again
 * if it was closed. Keys and values are strings, so that cache servers need no classes of this library.
 *
 * <p>All entries of a JCache cache expire at the same age. So each value is prefixed with its own expiry time, and each
 * write also removes expired entries that this node has written ({@link ShortLived}); those of a dead node are removed
 * by the cache when they reach its age. Expiry times are compared with this node's clock: the nodes' clocks must agree
 * within a few seconds.
 */
public final class JCacheStore implements SharedStore, AutoCloseable {
    /** More attempts than concurrent writers can make necessary: such a cache does not store anything. */
    private static final int TRIES = 100;

    /** Joining a cluster takes seconds. */
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final String name;
    private final Supplier<CacheSource> sources;
    private final Duration longest;
    private final Clock clock;
    private final Duration deadline;
    private final ShortLived shortLived;
    /** The last attempt to open the cache, which has it if that succeeded. */
    private final AtomicReference<@Nullable CacheOpening> last = new AtomicReference<>();

    /**
     * A store that is not open yet.
     *
     * @param name of the cache; an existing one is used as it is
     * @param sources says where the manager of the cache comes from; asked whenever the cache has to be opened
     * @param longest how long an entry is kept, at most; the age of the cache, if it has to be made
     * @param clock measures lifetimes
     */
    public JCacheStore(String name, Supplier<CacheSource> sources, Duration longest, Clock clock) {
        this(name, sources, longest, clock, DEADLINE);
    }

    /** With another deadline for opening the cache. */
    JCacheStore(String name, Supplier<CacheSource> sources, Duration longest, Clock clock, Duration deadline) {
        this.name = name;
        this.sources = sources;
        this.longest = longest;
        this.clock = clock;
        this.deadline = deadline;
        this.shortLived = new ShortLived(clock);
    }

    /**
     * Opens the cache now, which starts or joins the provider's cluster. Logs a warning if the cache forgets entries
     * sooner than this store may need them.
     *
     * @throws RuntimeException the provider's own, if that fails; or another one if the provider has not returned after
     *     half a minute, after which it goes on by itself
     */
    public void open() {
        cache();
    }

    @Override
    public boolean putIfAbsent(String key, String value, Duration life) {
        Cache<String, String> cache = cleared();
        for (int i = 0; i < TRIES; i++) {
            // read first: a conditional write while the key's owner node dies may overwrite an entry
            Optional<String> found = Optional.ofNullable(cache.get(key));
            if (found.flatMap(this::value).isPresent()) {
                return false;
            }
            String entry = entry(key, value, life);
            boolean isFirst = found.isPresent() // an expired one
                    ? cache.replace(key, found.get(), entry)
                    : cache.putIfAbsent(key, entry);
            if (isFirst) {
                return true;
            }
        }
        throw new IllegalStateException("the cache " + name + " neither stores an entry nor has one");
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

    /**
     * Leaves the cluster, if the application contains the provider; entries stay in the cache. A provider that has not
     * returned yet is interrupted.
     */
    @Override
    public void close() {
        CacheOpening opening = last.getAndSet(null);
        if (opening != null) {
            opening.close();
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

    /** Empty if the entry has expired, or was not written by this library. */
    private Optional<String> value(String entry) {
        int space = entry.indexOf(' ');
        try {
            long end = Long.parseLong(entry, 0, Math.max(space, 0), 10);
            return clock.millis() < end ? Optional.of(entry.substring(space + 1)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private Cache<String, String> cache() {
        CacheOpening seen = last.get();
        if (seen != null && !seen.isOver()) {
            return seen.cache(deadline);
        }
        CacheOpening next = new CacheOpening(sources.get(), name, longest, seen != null && seen.isLate());
        if (last.compareAndSet(seen, next)) {
            next.start();
            return next.cache(deadline);
        }
        return cache(); // another caller was faster
    }
}
