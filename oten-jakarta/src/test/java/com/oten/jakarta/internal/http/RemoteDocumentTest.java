package com.oten.jakarta.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.TestClock;
import com.oten.jakarta.WireFailure;
import com.oten.jakarta.error.OtenErrorCode;
import java.time.Duration;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RemoteDocumentTest {
    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

    private final RemoteDocument<String> document = new RemoteDocument<>(
            () -> {
                throw new IllegalStateException("no thread");
            },
            new Bulkhead(2),
            new TestClock());

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_fetch_that_cannot_even_begin_leaves_nobody_waiting() {
        for (int i = 0; i < 3; i++) {
            assertThat(WireFailure.of(() -> document.refreshed(OtenErrorCode.BUSY, HALF_A_MINUTE))
                            .code())
                    .isEqualTo(OtenErrorCode.RESPONSE_INVALID);
        }
        assertThat(WireFailure.of(document::get).code()).isEqualTo(OtenErrorCode.RESPONSE_INVALID);
    }

    /** A document whose fetches end when the test says so. */
    private static final class Fetches implements Supplier<CompletableFuture<String>> {
        private final Deque<CompletableFuture<String>> begun = new ConcurrentLinkedDeque<>();

        @Override
        public CompletableFuture<String> get() {
            CompletableFuture<String> fetch = new CompletableFuture<>();
            begun.add(fetch);
            return fetch;
        }
    }

    private final Fetches fetches = new Fetches();
    private final RemoteDocument<String> prefetched = new RemoteDocument<>(fetches, new Bulkhead(2), new TestClock());

    @Test
    void what_was_fetched_before_anybody_needed_it_is_known() {
        CompletableFuture<Optional<String>> prefetch = prefetched.prefetch();
        fetches.begun.getLast().complete("text");

        assertThat(prefetch.join()).contains("text");
        assertThat(prefetched.get()).isEqualTo("text");
        assertThat(prefetched.prefetch().join()).contains("text");
        assertThat(fetches.begun).hasSize(1);
    }

    @Test
    void who_needs_it_meanwhile_waits_for_the_same_fetch() {
        CompletableFuture<Optional<String>> prefetch = prefetched.prefetch();

        assertThat(prefetched.known()).isEmpty();
        assertThat(prefetched.prefetch()).isNotDone();
        fetches.begun.getLast().complete("text");

        assertThat(prefetch.join()).contains("text");
        assertThat(prefetched.get()).isEqualTo("text");
        assertThat(fetches.begun).hasSize(1);
    }

    @Test
    void a_failure_is_not_remembered_because_nobody_needed_it() {
        CompletableFuture<Optional<String>> prefetch = prefetched.prefetch();
        fetches.begun.getLast().completeExceptionally(OtenErrorCode.UNREACHABLE.exception("Oten is down"));
        assertThat(prefetch.join()).isEmpty();

        assertThat(prefetched.known()).isEmpty(); // which begins another one
        fetches.begun.getLast().complete("text");

        assertThat(prefetched.get()).isEqualTo("text");
        assertThat(fetches.begun).hasSize(2);
    }

    @Test
    void a_prefetch_that_cannot_even_begin_harms_nobody() {
        assertThat(document.prefetch().join()).isEmpty();
        assertThat(document.prefetch().join()).isEmpty();
    }
}
