package com.oten.jakarta.internal.store;

import com.oten.jakarta.internal.text.PlainText;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.cache.Cache;

/**
 * One attempt to open a cache, on a thread of its own: a provider that looks for a cluster may not return for minutes,
 * and may hold a lock meanwhile. Callers wait until a deadline; when one has waited in vain, no other waits at all until
 * the provider has returned. Closing interrupts the thread, which would keep the application's class loader. Thread-safe.
 */
final class CacheOpening {
    private static final Logger LOG = System.getLogger(CacheOpening.class.getName());

    private final CacheSource source;
    private final String name;
    private final Duration longest;
    private final CompletableFuture<Cache<String, String>> result = new CompletableFuture<>();
    private final Thread thread;

    /** Somebody has waited until the deadline, and the provider has not opened the cache since. */
    private volatile boolean isLate;

    /**
     * An attempt that has not begun.
     *
     * @param isLate whether the last attempt was: then nobody waits for this one either
     */
    CacheOpening(CacheSource source, String name, Duration longest, boolean isLate) {
        this.source = source;
        this.name = name;
        this.longest = longest;
        this.isLate = isLate;
        this.thread = new Thread(null, this::open, "oten-shared-store", 0, false);
        thread.setDaemon(true);
        // since JDK 19 it is not inherited by a thread that inherits no thread locals
        thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
    }

    void start() {
        thread.start();
    }

    /** Whether there is no cache, and none will come: the attempt has failed, or its cache was closed. */
    boolean isOver() {
        return result.isDone()
                && (result.isCompletedExceptionally() || result.join().isClosed());
    }

    boolean isLate() {
        return isLate;
    }

    /**
     * The cache.
     *
     * @param deadline how long to wait for it, at most
     * @throws RuntimeException the provider's own if it failed, and {@link IllegalStateException} if it has not returned
     */
    Cache<String, String> cache(Duration deadline) {
        if (isLate && !result.isDone()) {
            throw late(deadline);
        }
        try {
            return result.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            isLate = true;
            throw late(deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + source.name() + " opens the cache " + name, e);
        } catch (CancellationException e) {
            throw new IllegalStateException("closed while " + source.name() + " opened the cache " + name, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(source.name() + " cannot open the cache " + name, e.getCause());
        }
    }

    private IllegalStateException late(Duration deadline) {
        return new IllegalStateException(source.name() + " has not opened the cache " + name + " within "
                + deadline.toSeconds() + " seconds, and nobody waits for it until it returns; see whether its cluster"
                + " can be reached, and whether oten.shared-store.provider and .uri name the right one");
    }

    /** Gives the attempt up, or closes what it has opened. */
    void close() {
        if (!result.isDone()) {
            thread.interrupt();
        }
        result.cancel(false);
        if (!result.isCompletedExceptionally()) {
            JCaches.close(result.join().getCacheManager());
        }
    }

    private void open() {
        try {
            Cache<String, String> cache = JCaches.cache(source.manager(), name, longest);
            CacheAge.shortfall(cache, longest).ifPresent(text -> LOG.log(Level.WARNING, "{0}", text));
            boolean wasLate = isLate;
            isLate = false;
            if (!result.complete(cache)) {
                var unused = Thread.interrupted(); // or closing might be interrupted as well
                JCaches.close(cache.getCacheManager());
            } else if (wasLate) {
                LOG.log(Level.INFO, "{0} has opened the cache {1} at last", source.name(), name);
            }
        } catch (Throwable e) { // whatever it is, callers wait
            if (result.completeExceptionally(e) && isLate) {
                LOG.log(
                        Level.WARNING,
                        "{0} has returned without having opened the cache {1}: {2}",
                        source.name(),
                        name,
                        e.getClass().getName() + ": " + PlainText.of(String.valueOf(e.getMessage()), 300));
            }
        }
    }
}
