package com.oten.jakarta.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.TestClock;
import com.oten.jakarta.WireFailure;
import com.oten.jakarta.WireLog;
import com.oten.jakarta.WireThreads;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.error.OtenUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GuardedStoreTest extends SharedStoreContract {
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
        CountDownLatch release = new CountDownLatch(1);
        SharedStore hanging = new SharedStore() {
            @Override
            public boolean putIfAbsent(String key, String value, Duration life) {
                return true;
            }

            @Override
            public void put(String key, String value, Duration life) {}

            @Override
            public Optional<String> get(String key) {
                try {
                    release.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return Optional.empty();
            }

            @Override
            public Optional<String> take(String key) {
                release.countDown();
                return Optional.empty();
            }

            @Override
            public boolean remove(String key, String value) {
                return false;
            }
        };
        GuardedStore guarded = new GuardedStore(hanging);
        AtomicInteger refused = new AtomicInteger();

        List<Object> got = WireThreads.together(200, () -> {
            try {
                return guarded.get("key");
            } catch (OtenException e) {
                if (refused.incrementAndGet() == 200 - 64) {
                    hanging.take("key"); // all but those who hang have been told: let these go
                }
                throw e;
            }
        });

        assertThat(got).filteredOn(OtenUnavailableException.class::isInstance).hasSize(200 - 64);
    }
}
