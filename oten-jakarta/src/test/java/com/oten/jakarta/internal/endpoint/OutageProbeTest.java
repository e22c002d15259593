package com.oten.jakarta.internal.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.WireWait;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class OutageProbeTest {
    private static final CompletableFuture<String> RESPONSE = CompletableFuture.completedFuture("here I am");
    private static final CompletableFuture<String> FAILURE =
            CompletableFuture.failedFuture(new IllegalStateException("no response"));

    private final AtomicInteger probes = new AtomicInteger();
    private final AtomicBoolean cannotBegin = new AtomicBoolean();
    private final AtomicReference<CompletableFuture<String>> result = new AtomicReference<>(RESPONSE);

    @Test
    void lets_users_through_without_probing_while_nothing_is_wrong() {
        assertThat(outage(Duration.ofHours(1)).letsThrough()).isTrue();
        assertThat(probes).hasValue(0);
    }

    @Test
    void refuses_everybody_for_a_while_without_probing() {
        OutageProbe outage = outage(Duration.ofHours(1));
        outage.shut();

        assertThat(outage.letsThrough()).isFalse();
        assertThat(probes).hasValue(0);
        assertThat(outage.remaining()).isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
    }

    @Test
    void lets_users_through_again_once_Oten_responds() {
        OutageProbe outage = outage(Duration.ofMillis(1));
        outage.shut();

        WireWait.until(outage::letsThrough);

        assertThat(outage.letsThrough()).isTrue();
        assertThat(probes).hasValue(1);
    }

    @Test
    void goes_on_refusing_while_Oten_does_not_respond() {
        OutageProbe outage = outage(Duration.ofMillis(1));
        result.set(FAILURE);
        outage.shut();

        WireWait.until(() -> {
            assertThat(outage.letsThrough()).isFalse();
            return probes.get() == 3;
        });

        result.set(RESPONSE);
        WireWait.until(outage::letsThrough);
    }

    @Test
    void one_caller_probes_and_nobody_waits_for_a_response_that_does_not_come() {
        OutageProbe outage = outage(Duration.ofMillis(1));
        CompletableFuture<String> late = new CompletableFuture<>();
        result.set(late);
        outage.shut();
        WireWait.until(() -> {
            assertThat(outage.letsThrough()).isFalse();
            return probes.get() == 1;
        });

        assertThat(outage.letsThrough()).isFalse();

        assertThat(probes).hasValue(1);
        late.complete("late");
        assertThat(outage.letsThrough()).isTrue();
    }

    @Test
    void a_probe_that_cannot_even_begin_does_not_keep_users_out_for_good() {
        OutageProbe outage = outage(Duration.ofMillis(1));
        cannotBegin.set(true);
        outage.shut();

        WireWait.until(() -> {
            assertThat(outage.letsThrough()).isFalse();
            return probes.get() == 3;
        });

        cannotBegin.set(false);
        WireWait.until(outage::letsThrough);
    }

    private OutageProbe outage(Duration pause) {
        return new OutageProbe(pause, () -> {
            probes.incrementAndGet();
            if (cannotBegin.get()) {
                throw new IllegalStateException("no thread");
            }
            return result.get();
        });
    }
}
