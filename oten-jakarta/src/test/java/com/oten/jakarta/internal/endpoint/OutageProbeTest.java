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
    private static final CompletableFuture<String> ANSWER = CompletableFuture.completedFuture("here I am");
    private static final CompletableFuture<String> FAILURE =
            CompletableFuture.failedFuture(new IllegalStateException("nobody at home"));

    private final AtomicInteger probes = new AtomicInteger();
    private final AtomicBoolean cannotBegin = new AtomicBoolean();
    private final AtomicReference<CompletableFuture<String>> behind = new AtomicReference<>(ANSWER);

    @Test
    void lets_people_through_without_knocking_while_nothing_is_wrong() {
        assertThat(door(Duration.ofHours(1)).letsThrough()).isTrue();
        assertThat(probes).hasValue(0);
    }

    @Test
    void refuses_everybody_for_a_while_without_knocking() {
        OutageProbe door = door(Duration.ofHours(1));
        door.shut();

        assertThat(door.letsThrough()).isFalse();
        assertThat(probes).hasValue(0);
        assertThat(door.remaining()).isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
    }

    @Test
    void lets_people_through_again_once_somebody_answers() {
        OutageProbe door = door(Duration.ofMillis(1));
        door.shut();

        WireWait.until(door::letsThrough);

        assertThat(door.letsThrough()).isTrue();
        assertThat(probes).hasValue(1);
    }

    @Test
    void goes_on_refusing_while_nobody_answers() {
        OutageProbe door = door(Duration.ofMillis(1));
        behind.set(FAILURE);
        door.shut();

        WireWait.until(() -> {
            assertThat(door.letsThrough()).isFalse();
            return probes.get() == 3;
        });

        behind.set(ANSWER);
        WireWait.until(door::letsThrough);
    }

    @Test
    void one_knocks_and_nobody_waits_for_an_answer_that_does_not_come() {
        OutageProbe door = door(Duration.ofMillis(1));
        CompletableFuture<String> late = new CompletableFuture<>();
        behind.set(late);
        door.shut();
        WireWait.until(() -> {
            assertThat(door.letsThrough()).isFalse();
            return probes.get() == 1;
        });

        assertThat(door.letsThrough()).isFalse();

        assertThat(probes).hasValue(1);
        late.complete("I was asleep");
        assertThat(door.letsThrough()).isTrue();
    }

    @Test
    void a_knock_that_cannot_even_begin_does_not_keep_people_out_for_good() {
        OutageProbe door = door(Duration.ofMillis(1));
        cannotBegin.set(true);
        door.shut();

        WireWait.until(() -> {
            assertThat(door.letsThrough()).isFalse();
            return probes.get() == 3;
        });

        cannotBegin.set(false);
        WireWait.until(door::letsThrough);
    }

    private OutageProbe door(Duration pause) {
        return new OutageProbe(pause, () -> {
            probes.incrementAndGet();
            if (cannotBegin.get()) {
                throw new IllegalStateException("no thread can be had");
            }
            return behind.get();
        });
    }
}
