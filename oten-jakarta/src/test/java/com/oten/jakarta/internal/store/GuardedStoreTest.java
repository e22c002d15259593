package com.oten.jakarta.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.TestClock;
import com.oten.jakarta.WireFailure;
import com.oten.jakarta.WireLog;
import com.oten.jakarta.WireThreads;
import com.oten.jakarta.WireWait;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.error.OtenUnavailableException;
import com.oten.jakarta.store.SharedStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class GuardedStoreTest extends SharedStoreContract {
    private static final int PLACES = 64;

    private final FailingStore far = new FailingStore(new LocalStore(new TestClock()));
    private final GuardedStore store = new GuardedStore(far);

    @Override
    protected SharedStore store() {
        return store;
    }

    @Test
    void gives_failures_a_type() {
        far.cutOff(true);

        OtenException failure = WireFailure.of(() -> store.get("key"));

        assertThat(failure).isInstanceOf(OtenUnavailableException.class);
        assertThat(failure.code()).isEqualTo(OtenErrorCode.STORE_UNREACHABLE);
        assertThat(failure).hasMessageContaining("the network is down");
    }

    @Test
    void leaves_a_store_alone_that_failed_three_times() {
        far.cutOff(true);

        try (WireLog log = WireLog.open()) {
            for (int i = 0; i < 100; i++) {
                WireFailure.of(() -> store.putIfAbsent("key", "canary", MINUTE));
            }

            assertThat(far.calls()).isEqualTo(3);
            assertThat(log.lines())
                    .filteredOn(line -> line.contains("is down:"))
                    .hasSize(1);
            assertThat(log.lines()).noneMatch(line -> line.contains("canary"));
        }
    }

    @Test
    void does_not_mind_single_failures() {
        for (int i = 0; i < 10; i++) {
            far.cutOff(true);
            WireFailure.of(() -> store.put("key", "value", MINUTE));
            far.cutOff(false);
            store.put("key", "value", MINUTE);
        }

        assertThat(store.get("key")).contains("value");
    }

    @Test
    void does_not_let_a_store_that_hangs_take_every_thread() throws Exception {
        HangingStore hanging = new HangingStore();
        GuardedStore guarded = new GuardedStore(hanging);
        AtomicInteger refused = new AtomicInteger();

        List<Object> got = WireThreads.together(200, () -> {
            try {
                return guarded.get("key");
            } catch (OtenException e) {
                if (refused.incrementAndGet() == 200 - PLACES) {
                    hanging.letGo(); // all but those that hang have failed: release these
                }
                throw e;
            }
        });

        assertThat(got).filteredOn(OtenUnavailableException.class::isInstance).hasSize(200 - PLACES);
    }

    @Test
    void releases_its_places_however_many_it_has_refused() throws Exception {
        HangingStore hanging = new HangingStore();
        GuardedStore guarded = new GuardedStore(hanging);
        refuse(guarded, hanging, 3 * PLACES);

        CountDownLatch all = new CountDownLatch(PLACES);
        hanging.whenAsked(all::countDown);
        List<Object> got = WireThreads.together(PLACES, () -> {
            Object value = guarded.get("key");
            awaitQuietly(all); // all callers are waiting
            return value;
        });

        assertThat(got).hasSize(PLACES).allMatch(Optional.empty()::equals);
    }

    @Test
    void does_not_count_a_crowd_as_a_failure_of_the_store() throws Exception {
        HangingStore hanging = new HangingStore();
        GuardedStore guarded = new GuardedStore(hanging);

        try (WireLog log = WireLog.open()) {
            List<OtenException> refusals = refuse(guarded, hanging, PLACES);

            assertThat(refusals).allSatisfy(refusal -> {
                assertThat(refusal.code()).isEqualTo(OtenErrorCode.STORE_UNREACHABLE);
                assertThat(refusal).hasMessageContaining("64 callers wait");
            });
            assertThat(log.lines()).noneMatch(line -> line.contains("is down:"));
        }
        assertThat(guarded.get("key")).isEmpty();
    }

    @Test
    void no_caller_waits_for_a_place_after_another_has_waited_in_vain() throws Exception {
        HangingStore hanging = new HangingStore();
        GuardedStore guarded = new GuardedStore(hanging);
        AtomicInteger refused = new AtomicInteger();

        refuse(guarded, hanging, 1, () -> {
            long start = System.nanoTime();
            while (refused.incrementAndGet() < 500) {
                WireFailure.of(() -> guarded.get("key"));
            }
            // half a second for each caller would be four minutes
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(MINUTE);
        });

        assertThat(refused).hasValue(500);
    }

    @Test
    void tries_a_store_again_whatever_the_last_attempt_threw() {
        AtomicReference<Error> broken = new AtomicReference<>(new StackOverflowError());
        AtomicInteger asked = new AtomicInteger();
        GuardedStore guarded = new GuardedStore(
                new HangingStore() {
                    @Override
                    public Optional<String> get(String key) {
                        asked.incrementAndGet();
                        if (broken.get() != null) {
                            throw broken.get();
                        }
                        return Optional.of("value");
                    }
                },
                Duration.ofMillis(1));

        try (WireLog log = WireLog.open()) {
            // after the third failure only the trial call gets through, and must not keep the permit
            WireWait.until(() -> !isServed(guarded) && asked.get() == 5);
            broken.set(null);
            WireWait.until(() -> isServed(guarded));

            assertThat(log.lines())
                    .filteredOn(line -> line.contains("is down:"))
                    .hasSize(1);
            assertThat(log.lines())
                    .filteredOn(line -> line.contains("the shared store works again"))
                    .hasSize(1);
        }
    }

    private static boolean isServed(GuardedStore guarded) {
        try {
            return guarded.get("key").isPresent();
        } catch (OtenException | StackOverflowError e) {
            return false;
        }
    }

    @Test
    void an_interrupted_caller_stops_waiting_for_a_place_and_stays_interrupted() throws Exception {
        HangingStore hanging = new HangingStore();
        GuardedStore guarded = new GuardedStore(hanging);
        AtomicBoolean isInterrupted = new AtomicBoolean();

        refuse(guarded, hanging, 0, () -> {
            Thread.currentThread().interrupt();
            OtenException failure = WireFailure.of(() -> guarded.get("key"));
            isInterrupted.set(Thread.interrupted());
            assertThat(failure).hasMessageContaining("interrupted");
        });

        assertThat(isInterrupted).isTrue();
        assertThat(guarded.get("key")).isEmpty();
    }

    private static List<OtenException> refuse(GuardedStore guarded, HangingStore hanging, int callers)
            throws InterruptedException {
        return refuse(guarded, hanging, callers, () -> {});
    }

    /** Fills all places, lets so many more callers try, does something else, and then releases the places. */
    private static List<OtenException> refuse(
            GuardedStore guarded, HangingStore hanging, int callers, Runnable afterwards) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(PLACES);
        try {
            for (int i = 0; i < PLACES; i++) {
                threads.execute(() -> guarded.get("key"));
            }
            WireWait.until(() -> hanging.asked() == PLACES);
            List<Object> got = callers == 0 ? List.of() : WireThreads.together(callers, () -> guarded.get("key"));
            List<OtenException> refusals =
                    got.stream().map(OtenException.class::cast).toList();
            afterwards.run();
            return refusals;
        } finally {
            hanging.letGo();
            threads.shutdown();
            assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
