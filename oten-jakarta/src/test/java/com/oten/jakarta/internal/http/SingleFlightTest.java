package com.oten.jakarta.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.error.OtenUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SingleFlightTest {
    private final SingleFlight<String> flights = new SingleFlight<>(Duration.ofSeconds(20));
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);

    @AfterEach
    void end() {
        mayEnd.countDown();
        threads.shutdownNow();
    }

    @Test
    void does_the_work_once_for_all_who_ask_meanwhile() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        Future<String> worker = slow(calls);
        List<Thread> waiting = new ArrayList<>();
        List<Future<String>> others = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            others.add(threads.submit(asking(flights, waiting, calls)));
        }
        until(() -> isWaiting(waiting, 50));

        mayEnd.countDown();

        // F01, K11
        assertThat(worker.get()).isEqualTo("slow");
        for (Future<String> other : others) {
            assertThat(other.get()).isEqualTo("slow");
        }
        assertThat(calls).hasValue(1);
    }

    @Test
    void does_not_make_different_keys_wait_for_each_other() throws Exception {
        Future<String> worker = slow(new AtomicInteger());

        assertThat(flights.get("other", () -> "quick")).isEqualTo("quick");

        mayEnd.countDown();
        assertThat(worker.get()).isEqualTo("slow");
    }

    @Test
    void does_the_work_again_for_who_asks_later() {
        AtomicInteger calls = new AtomicInteger();

        String first = flights.get("key", () -> "call " + calls.incrementAndGet());
        String second = flights.get("key", () -> "call " + calls.incrementAndGet());

        assertThat(List.of(first, second)).containsExactly("call 1", "call 2");
    }

    @Test
    void fails_for_all_who_wait_as_the_work_failed() throws Exception {
        List<Thread> waiting = new ArrayList<>();
        Future<String> worker = threads.submit(() -> flights.get("key", () -> {
            begun.countDown();
            await(mayEnd);
            throw OtenErrorCode.GRANT_REFUSED.exception("refused");
        }));
        await(begun);
        Future<String> other = threads.submit(asking(flights, waiting, new AtomicInteger()));
        until(() -> isWaiting(waiting, 1));

        mayEnd.countDown();

        assertThatThrownBy(worker::get).hasCauseInstanceOf(OtenException.class);
        assertThatThrownBy(other::get).rootCause().hasMessage("refused");
    }

    @Test
    void forgets_a_failure() {
        assertThatThrownBy(() -> flights.get("key", () -> {
                    throw new IllegalStateException("once");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(flights.get("key", () -> "well")).isEqualTo("well");
    }

    @Test
    void lets_nobody_wait_longer_than_the_patience() throws Exception {
        SingleFlight<String> impatient = new SingleFlight<>(Duration.ofMillis(20));
        Future<String> worker = threads.submit(() -> impatient.get("key", () -> {
            begun.countDown();
            await(mayEnd);
            return "slow";
        }));
        await(begun);

        // K11
        assertThatThrownBy(() -> impatient.get("key", () -> "never"))
                .isInstanceOf(OtenUnavailableException.class)
                .extracting("code")
                .isEqualTo(OtenErrorCode.BUSY);

        mayEnd.countDown();
        assertThat(worker.get()).isEqualTo("slow");
    }

    @Test
    void lets_nobody_wait_for_work_of_their_own() {
        assertThatThrownBy(() -> flights.get("key", () -> flights.get("key", () -> "never")))
                .isInstanceOf(OtenUnavailableException.class)
                .hasMessageContaining("waits for itself") // and not for five seconds
                .extracting("code")
                .isEqualTo(OtenErrorCode.BUSY);
    }

    @Test
    void keeps_the_interruption_of_who_waits() throws Exception {
        List<Thread> waiting = new ArrayList<>();
        Future<String> worker = slow(new AtomicInteger());
        Future<Boolean> other = threads.submit(() -> {
            synchronized (waiting) {
                waiting.add(Thread.currentThread());
            }
            try {
                flights.get("key", () -> "never");
                return false;
            } catch (OtenUnavailableException e) {
                return Thread.currentThread().isInterrupted();
            }
        });
        until(() -> isWaiting(waiting, 1));

        waiting.get(0).interrupt();

        assertThat(other.get()).isTrue();
        mayEnd.countDown();
        assertThat(worker.get()).isEqualTo("slow");
    }

    private Future<String> slow(AtomicInteger calls) {
        Future<String> worker = threads.submit(() -> flights.get("key", () -> {
            calls.incrementAndGet();
            begun.countDown();
            await(mayEnd);
            return "slow";
        }));
        await(begun);
        return worker;
    }

    private static Callable<String> asking(SingleFlight<String> flights, List<Thread> waiting, AtomicInteger calls) {
        return () -> {
            synchronized (waiting) {
                waiting.add(Thread.currentThread());
            }
            return flights.get("key", () -> {
                calls.incrementAndGet();
                return "too early";
            });
        };
    }

    private static boolean isWaiting(List<Thread> threads, int count) {
        synchronized (threads) {
            return threads.size() == count
                    && threads.stream().allMatch(thread -> thread.getState() == Thread.State.TIMED_WAITING);
        }
    }

    private static void until(java.util.function.BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
