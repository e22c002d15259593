package com.oten.jakarta.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who gets a place when there is none at first. */
class PlacesTest {
    private static final Duration FOR_EVER = Duration.ofDays(1);

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void a_caller_who_comes_too_many_queues_for_the_next_place() {
        Places places = new Places(1, FOR_EVER);
        assertThat(places.take()).isTrue();

        CompletableFuture<Boolean> second = queueing(places, 1);
        places.use(() -> "done");

        assertThat(second.join()).isTrue();
        assertThat(places.taken()).isEqualTo(1);
    }

    @Test
    void callers_get_places_in_the_order_in_which_they_came() {
        Places places = new Places(1, FOR_EVER);
        places.take();
        CompletableFuture<Boolean> second = queueing(places, 1);
        CompletableFuture<Boolean> third = queueing(places, 2);

        places.use(() -> "done");

        assertThat(second.join()).isTrue();
        assertThat(third).isNotDone();
        places.use(() -> "done");
        assertThat(third.join()).isTrue();
    }

    @Test
    void only_so_many_queue() {
        Places places = new Places(1, FOR_EVER);
        places.take();
        List<CompletableFuture<Boolean>> queue =
                Stream.of(1, 2, 3, 4).map(i -> queueing(places, i)).toList();

        assertThat(places.takeOrQueue()).isFalse();

        for (CompletableFuture<Boolean> next : queue) {
            places.use(() -> "done");
            assertThat(next.join()).isTrue();
        }
    }

    @Test
    void nobody_queues_while_nobody_gets_on() {
        Places places = new Places(1, Duration.ofMillis(1));
        places.take();

        assertThat(places.takeOrQueue()).isFalse();

        assertThat(places.queued()).isZero();
    }

    @Test
    void there_is_a_prospect_of_a_place_again_when_somebody_has_got_on() {
        Places places = new Places(1, Duration.ofMillis(1));
        assertThat(places.hasProspect()).isTrue();
        places.take();
        places.takeOrQueue();
        assertThat(places.hasProspect()).isFalse();

        assertThatThrownBy(() -> places.use(() -> {
                    throw new IllegalStateException("no response");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(places.hasProspect()).isFalse();

        places.take();
        places.use(() -> "done");
        assertThat(places.hasProspect()).isTrue();
    }

    @Test
    void an_interrupted_caller_gets_no_place_and_stays_interrupted() {
        Places places = new Places(1, FOR_EVER);
        places.take();
        Thread.currentThread().interrupt();

        assertThat(places.takeOrQueue()).isFalse();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(places.taken()).isEqualTo(1);
    }

    /** Another caller in the queue, which is that long then. */
    private CompletableFuture<Boolean> queueing(Places places, int length) {
        CompletableFuture<Boolean> caller = CompletableFuture.supplyAsync(places::takeOrQueue, threads);
        while (places.queued() < length) {
            Thread.onSpinWait();
        }
        return caller;
    }
}
