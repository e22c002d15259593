package com.oten.jakarta.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class WaitingRoomTest {
    private final List<Runnable> later = new ArrayList<>();
    private final WaitingRoom room = new WaitingRoom(2, later::add);

    @Test
    void gives_everybody_a_place_while_there_is_one() {
        assertThat(room.<String>enter(() -> room.enter(() -> "both in"))).isEqualTo("both in");
    }

    @Test
    void tells_whoever_finds_it_full() {
        fill(() -> assertThatThrownBy(() -> room.enter(() -> "a third"))
                .isInstanceOfSatisfying(
                        OtenUnavailableException.class,
                        full -> assertThat(full.code()).isEqualTo(OtenErrorCode.BUSY))
                .hasMessageContaining("2 callers"));
    }

    @Test
    void has_its_places_again_however_many_it_has_refused() {
        for (int i = 0; i < 10; i++) {
            fill(() ->
                    assertThatThrownBy(() -> room.enter(() -> "a third")).isInstanceOf(OtenUnavailableException.class));
        }

        assertThat(room.<String>enter(() -> room.enter(() -> "both in"))).isEqualTo("both in");
    }

    @Test
    void has_its_places_again_after_failures() {
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> room.enter(() -> {
                        throw new IllegalStateException("no answer");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }

        assertThat(room.<String>enter(() -> room.enter(() -> "both in"))).isEqualTo("both in");
    }

    @Test
    void sends_a_crowd_home_when_nobody_is_answered() {
        CompletableFuture<String> answer = new CompletableFuture<>();
        room.watch(answer);

        fill(this::timePasses);

        assertThatThrownBy(answer::get)
                .hasCauseInstanceOf(TimeoutException.class)
                .hasMessageContaining("2 callers wait");
    }

    @Test
    void lets_a_crowd_wait_while_somebody_is_answered() {
        CompletableFuture<String> answer = new CompletableFuture<>();
        CompletableFuture<String> another = new CompletableFuture<>();
        room.watch(answer);
        room.watch(another);

        fill(() -> {
            another.complete("here I am");
            timePasses();
        });

        assertThat(answer).isNotDone();
        fill(this::timePasses);
        assertThat(answer).isCompletedExceptionally();
    }

    @Test
    void lets_a_few_wait_as_long_as_they_like() {
        CompletableFuture<String> answer = new CompletableFuture<>();
        room.watch(answer);

        room.<Boolean>enter(() -> {
            timePasses();
            timePasses();
            return true;
        });

        assertThat(answer).isNotDone();
        assertThat(later).hasSize(1); // somebody looks again
    }

    @Test
    void looks_no_more_when_the_answer_is_there() {
        CompletableFuture<String> answer = new CompletableFuture<>();
        room.watch(answer);
        answer.complete("here I am");

        timePasses();

        assertThat(later).isEmpty();
    }

    private void timePasses() {
        List<Runnable> due = List.copyOf(later);
        later.clear();
        due.forEach(Runnable::run);
    }

    private void fill(Runnable meanwhile) {
        room.<Boolean>enter(() -> room.enter(() -> {
            meanwhile.run();
            return true;
        }));
    }
}
