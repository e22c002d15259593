package com.oten.jakarta.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenUnavailableException;
import org.junit.jupiter.api.Test;

class WaitingRoomTest {
    private final WaitingRoom room = new WaitingRoom(2);

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

    private void fill(Runnable meanwhile) {
        room.<Boolean>enter(() -> room.enter(() -> {
            meanwhile.run();
            return true;
        }));
    }
}
