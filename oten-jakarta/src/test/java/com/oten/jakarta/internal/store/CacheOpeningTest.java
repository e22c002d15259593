package com.oten.jakarta.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.oten.jakarta.TestClock;
import com.oten.jakarta.WireLog;
import com.oten.jakarta.WireThreads;
import com.oten.jakarta.WireWait;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.cache.CacheManager;
import javax.cache.Caching;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A provider that does not return when it is asked for its manager. */
@Timeout(60)
class CacheOpeningTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration SHORT = Duration.ofMillis(1);

    private final URI uri = URI.create("test:" + UUID.randomUUID());
    private final CountDownLatch release = new CountDownLatch(1);
    private final CompletableFuture<Thread> asked = new CompletableFuture<>();
    private final AtomicInteger times = new AtomicInteger();

    /** Closes no manager: a released thread may be opening its cache, and Caffeine fails if both meet. */
    @AfterEach
    void letGo() {
        release.countDown();
    }

    private CacheManager manager() {
        ClassLoader loader = CacheOpening.class.getClassLoader();
        return Caching.getCachingProvider(loader).getCacheManager(uri, loader);
    }

    /** Returns when it is released, or is interrupted. */
    private CacheManager hang() {
        times.incrementAndGet();
        asked.complete(Thread.currentThread());
        try {
            release.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
        return manager();
    }

    /** Does not care for interrupts. */
    private CacheManager hangOn() {
        asked.complete(Thread.currentThread());
        WireWait.until(() -> release.getCount() == 0);
        return manager();
    }

    private static CacheOpening opening(Supplier<CacheManager> manager) {
        CacheOpening opening =
                new CacheOpening(new CacheSource("the JCache provider example.Slow", manager), "oten", DAY, false);
        opening.start();
        return opening;
    }

    private static JCacheStore store(Supplier<CacheManager> manager, Duration deadline) {
        return new JCacheStore(
                "oten",
                () -> new CacheSource("the JCache provider example.Slow", manager),
                DAY,
                new TestClock(),
                deadline);
    }

    @Test
    void names_a_provider_that_does_not_return_in_time() {
        JCacheStore store = store(this::hang, SHORT);

        assertThatThrownBy(store::open)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("the JCache provider example.Slow", "oten.shared-store.provider")
                .hasMessageNotContaining("interrupted");
    }

    @Test
    void lets_nobody_wait_any_more_when_one_has_waited_in_vain() {
        CacheOpening opening = opening(this::hang);
        Throwable first = catchThrowable(() -> opening.cache(SHORT));

        // would wait for a day
        Throwable second = catchThrowable(() -> opening.cache(DAY));

        assertThat(first).isInstanceOf(IllegalStateException.class);
        assertThat(second)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has not opened the cache oten");
    }

    @Test
    void asks_once_however_many_wait() throws InterruptedException {
        JCacheStore store = store(
                () -> {
                    times.incrementAndGet();
                    return manager();
                },
                DAY);

        assertThat(WireThreads.together(32, () -> store.get("key"))).hasSize(32).allMatch(Optional.empty()::equals);
        assertThat(times).hasValue(1);
    }

    @Test
    void works_as_soon_as_a_late_provider_has_returned() {
        JCacheStore store = store(this::hang, SHORT);
        assertThatThrownBy(store::open).isInstanceOf(IllegalStateException.class);

        try (WireLog log = WireLog.open()) {
            release.countDown();

            WireWait.until(() -> isOpen(store));
            WireWait.until(() -> log.ownLines().stream()
                    .anyMatch(line ->
                            line.contains("the JCache provider example.Slow has opened the cache oten at last")));
        }
        assertThat(times).hasValue(1);
    }

    private static boolean isOpen(JCacheStore store) {
        try {
            return store.get("key").isEmpty();
        } catch (IllegalStateException e) {
            return false;
        }
    }

    @Test
    void asks_again_when_a_late_provider_has_failed_and_lets_nobody_wait_for_that() {
        AtomicReference<Duration> deadline = new AtomicReference<>(SHORT);
        CacheOpening late = opening(() -> {
            hang();
            throw new IllegalArgumentException("no cluster");
        });
        assertThatThrownBy(() -> late.cache(deadline.get())).isInstanceOf(IllegalStateException.class);

        try (WireLog log = WireLog.open()) {
            release.countDown();
            WireWait.until(late::isOver);
            WireWait.until(() -> log.ownLines().stream().anyMatch(line -> line.contains("no cluster")));
        }

        assertThat(late.isLate()).isTrue();
        CacheOpening next = new CacheOpening(new CacheSource("a provider", this::manager), "oten", DAY, late.isLate());
        assertThatThrownBy(() -> next.cache(DAY)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void fails_as_the_provider_fails_and_asks_it_again() {
        JCacheStore store = store(
                () -> {
                    if (times.incrementAndGet() == 1) {
                        throw new IllegalArgumentException("no cluster");
                    }
                    return manager();
                },
                DAY);

        assertThatThrownBy(store::open)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no cluster");
        assertThat(store.get("key")).isEmpty();
    }

    @Test
    void fails_with_an_exception_if_the_provider_lacks_a_class() {
        JCacheStore store = store(
                () -> {
                    throw new NoClassDefFoundError("sun/misc/Unsafe");
                },
                DAY);

        assertThatThrownBy(store::open)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("example.Slow")
                .hasCauseInstanceOf(NoClassDefFoundError.class);
    }

    @Test
    void an_interrupted_caller_stops_waiting_and_stays_interrupted() {
        CacheOpening opening = opening(this::hang);

        Thread.currentThread().interrupt();
        Throwable failure = catchThrowable(() -> opening.cache(DAY));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure).hasMessageContaining("interrupted");
        assertThat(opening.isLate()).isFalse();
    }

    @Test
    void leaves_no_thread_behind_when_it_is_closed() {
        JCacheStore store = store(this::hang, SHORT);
        assertThatThrownBy(store::open).isInstanceOf(IllegalStateException.class);
        Thread thread = asked.join();

        store.close();

        WireWait.until(() -> !thread.isAlive()); // P01
    }

    @Test
    void whoever_waits_hears_of_the_end_of_the_application() {
        CacheOpening opening = opening(this::hang);
        CompletableFuture<Throwable> waiting = WireThreads.start(() -> catchThrowable(() -> opening.cache(DAY)));
        asked.join();

        opening.close();

        assertThat(waiting.join()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void leaves_a_cluster_that_it_joins_after_it_was_closed() {
        AtomicReference<CacheManager> joined = new AtomicReference<>();
        CacheOpening opening = opening(() -> {
            joined.set(hangOn());
            return joined.get();
        });
        Thread thread = asked.join();

        opening.close();
        release.countDown();

        WireWait.until(() -> !thread.isAlive());
        assertThat(joined.get().isClosed()).isTrue();
    }

    @Test
    void has_the_context_class_loader_of_whoever_opens_it_and_lets_the_jvm_end() {
        ClassLoader own = new ClassLoader(null) {};
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(own);
        try {
            opening(this::hang);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }

        assertThat(asked.join().getContextClassLoader()).isSameAs(own);
        assertThat(asked.join().isDaemon()).isTrue();
    }
}
