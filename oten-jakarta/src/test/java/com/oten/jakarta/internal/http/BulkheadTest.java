package com.oten.jakarta.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BulkheadTest {
    private final List<Runnable> later = new ArrayList<>();
    private final AtomicLong nanoTime = new AtomicLong();
    private final Bulkhead bulkhead = new Bulkhead(new Places(2, Duration.ZERO), later::add, nanoTime::get);

    @Test
    void gives_everybody_a_place_while_there_is_one() {
        assertThat(bulkhead.<String>enter(() -> bulkhead.enter(() -> "both in")))
                .isEqualTo("both in");
    }

    @Test
    void fails_at_once_when_it_is_full() {
        fill(() -> assertThatThrownBy(() -> bulkhead.enter(() -> "a third"))
                .isInstanceOfSatisfying(
                        OtenUnavailableException.class,
                        full -> assertThat(full.code()).isEqualTo(OtenErrorCode.BUSY))
                .hasMessageContaining("2 callers"));
    }

    @Test
    void strangers_do_not_queue() {
        Places places = new Places(2, Duration.ofMillis(1));
        Bulkhead patient = new Bulkhead(places, later::add, nanoTime::get);

        patient.<Boolean>enter(() -> patient.enter(() -> {
            assertThatThrownBy(() -> strangers(patient, 1)).hasMessageContaining("2 callers are waiting");
            return true;
        }));

        assertThat(places.hasProspect()).isTrue(); // nobody has queued in vain
    }

    @Test
    void has_its_places_again_however_many_it_has_refused() {
        for (int i = 0; i < 10; i++) {
            fill(() -> assertThatThrownBy(() -> bulkhead.enter(() -> "a third"))
                    .isInstanceOf(OtenUnavailableException.class));
        }

        assertThat(bulkhead.<String>enter(() -> bulkhead.enter(() -> "both in")))
                .isEqualTo("both in");
    }

    @Test
    void has_its_places_again_after_failures() {
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> bulkhead.enter(() -> {
                        throw new IllegalStateException("no response");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }

        assertThat(bulkhead.<String>enter(() -> bulkhead.enter(() -> "both in")))
                .isEqualTo("both in");
    }

    @Test
    void rejects_callers_early_when_there_is_no_response() {
        CompletableFuture<String> response = new CompletableFuture<>();
        bulkhead.watch("token", response);

        fill(this::timePasses);

        assertThatThrownBy(response::get)
                .hasCauseInstanceOf(TimeoutException.class)
                .hasMessageContaining("2 callers wait");
    }

    @Test
    void lets_callers_wait_while_there_are_responses() {
        CompletableFuture<String> response = new CompletableFuture<>();
        CompletableFuture<String> another = new CompletableFuture<>();
        bulkhead.watch("token", response);
        bulkhead.watch("token", another);

        fill(() -> {
            another.complete("here I am");
            timePasses();
        });

        assertThat(response).isNotDone();
        fill(this::timePasses);
        assertThat(response).isCompletedExceptionally();
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "100, 1", "600, 1", "700, 2", "2000, 4", "9000, 4"})
    void waits_longer_for_an_endpoint_that_is_known_to_be_slow(long milliseconds, int checks) {
        for (int i = 0; i < 30; i++) {
            respondAfter(milliseconds);
        }
        CompletableFuture<String> response = new CompletableFuture<>();
        bulkhead.watch("token", response);

        for (int i = 1; i < checks; i++) {
            fill(this::timePasses);
            assertThat(response).isNotDone();
        }
        fill(this::timePasses);

        assertThatThrownBy(response::get).hasMessageContaining("there was no response for " + 1250 * checks + " ms");
    }

    @Test
    void does_not_treat_an_endpoint_as_slow_that_was_slow_once() {
        respondAfter(2_000);
        CompletableFuture<String> response = new CompletableFuture<>();
        bulkhead.watch("token", response);

        fill(this::timePasses);

        assertThat(response).isCompletedExceptionally();
    }

    private void respondAfter(long milliseconds) {
        CompletableFuture<String> slow = new CompletableFuture<>();
        bulkhead.watch("token", slow);
        nanoTime.addAndGet(Duration.ofMillis(milliseconds).toNanos());
        slow.complete("here I am, at last");
        later.clear();
    }

    @Test
    void lets_a_few_wait_as_long_as_they_like() {
        CompletableFuture<String> response = new CompletableFuture<>();
        bulkhead.watch("token", response);

        bulkhead.<Boolean>enter(() -> {
            timePasses();
            timePasses();
            return true;
        });

        assertThat(response).isNotDone();
        assertThat(later).hasSize(1); // somebody checks again
    }

    @Test
    void stops_checking_when_the_response_is_there() {
        CompletableFuture<String> response = new CompletableFuture<>();
        bulkhead.watch("token", response);
        response.complete("here I am");

        timePasses();

        assertThat(later).isEmpty();
    }

    @Test
    void admits_only_a_few_while_an_endpoint_does_not_respond() {
        CompletableFuture<String> response = new CompletableFuture<>();
        bulkhead.watch("token", response);
        fill(this::timePasses);

        assertThat(bulkhead.isFull("token")).isFalse(); // somebody has to find out when it answers again
        CompletableFuture<String> another = new CompletableFuture<>();
        bulkhead.watch("token", another);
        assertThat(bulkhead.isFull("token")).isTrue();
        assertThat(bulkhead.isFull("userinfo")).isFalse();
        another.complete("here I am");
        bulkhead.watch("token", new CompletableFuture<>());
        assertThat(bulkhead.isFull("token")).isFalse();
    }

    @Test
    void does_not_count_the_responses_of_another_endpoint() {
        CompletableFuture<String> response = new CompletableFuture<>();
        CompletableFuture<String> another = new CompletableFuture<>();
        bulkhead.watch("userinfo", response);
        bulkhead.watch("token", another);

        fill(() -> {
            another.complete("here I am");
            timePasses();
        });

        assertThat(response).isCompletedExceptionally();
    }

    @Test
    void keeps_most_places_for_users_who_log_in() {
        Bulkhead eight = new Bulkhead(new Places(8, Duration.ZERO), later::add, nanoTime::get);

        assertThat(strangers(eight, 2)).isEqualTo("in");
        assertThatThrownBy(() -> strangers(eight, 3))
                .isInstanceOf(OtenUnavailableException.class)
                .hasMessageContaining("unknown tokens");
        assertThat(strangers(eight, 2)).isEqualTo("in"); // and has its places again
        assertThat(Strangers.<String>admit(() -> eight.enter(() -> eight.enter(() -> "in"))))
                .isEqualTo("in");
    }

    /** So many of them, one inside the other, and the innermost logs in. */
    private static String strangers(Bulkhead bulkhead, int count) {
        return count == 0 ? "in" : Strangers.admit(() -> bulkhead.enter(() -> strangers(bulkhead, count - 1)));
    }

    @Test
    void strangers_do_not_shorten_the_wait_of_a_login() {
        Bulkhead eight = new Bulkhead(new Places(8, Duration.ZERO), later::add, nanoTime::get);
        CompletableFuture<String> response = new CompletableFuture<>();
        eight.watch("token", response);

        Strangers.<Boolean>admit(() -> eight.enter(() -> eight.enter(() -> {
            timePasses();
            return true;
        })));

        assertThat(response).isNotDone();
    }

    private void timePasses() {
        List<Runnable> due = List.copyOf(later);
        later.clear();
        due.forEach(Runnable::run);
    }

    private void fill(Runnable meanwhile) {
        bulkhead.<Boolean>enter(() -> bulkhead.enter(() -> {
            meanwhile.run();
            return true;
        }));
    }
}
