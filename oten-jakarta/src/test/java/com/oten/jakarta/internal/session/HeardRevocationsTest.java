package com.oten.jakarta.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.internal.session.HeardRevocations.Told;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeardRevocationsTest {
    private final HeardRevocations heard = new HeardRevocations(3);

    private void hear(long at, String... keys) {
        heard.add(
                List.of(keys).stream()
                        .map(key -> new Told("logout:sid:" + key, Long.toString(at)))
                        .toList(),
                false,
                at);
    }

    private boolean isThere(String key) {
        return heard.get("logout:sid:" + key).isPresent();
    }

    private void begin() {
        heard.add(List.of(), true, 1_000);
    }

    @Test
    void knows_nothing_of_before_it_began() {
        assertThat(heard.isCompleteFrom(heard.number())).isFalse();
        assertThat(heard.isCompleteSince(Long.MAX_VALUE - 1)).isFalse();

        begin();

        assertThat(heard.isCompleteFrom(heard.number())).isTrue();
        assertThat(heard.isCompleteSince(999)).isFalse();
        assertThat(heard.isCompleteSince(1_000)).isTrue();
    }

    @Test
    void what_came_is_complete_since_before_it_came() {
        begin();
        long before = heard.number();

        hear(2_000, "a");

        assertThat(isThere("a")).isTrue();
        assertThat(heard.number()).isGreaterThan(before);
        assertThat(heard.isCompleteFrom(before)).isTrue();
        assertThat(heard.isCompleteSince(1_000)).isTrue();
    }

    @Test
    void the_first_is_forgotten_first_and_those_who_have_not_seen_it_must_look() {
        begin();
        long before = heard.number();
        hear(2_000, "a");
        long afterwards = heard.number();
        hear(3_000, "b", "c");

        hear(4_000, "d");

        assertThat(isThere("a")).isFalse();
        assertThat(List.of("b", "c", "d")).allMatch(this::isThere);
        assertThat(heard.isCompleteFrom(before)).isFalse();
        assertThat(heard.isCompleteFrom(afterwards)).isTrue();
        assertThat(heard.isCompleteSince(1_999)).isFalse();
        assertThat(heard.isCompleteSince(2_000)).isTrue();
    }

    @Test
    void more_at_once_than_there_is_room_for_is_a_gap() {
        begin();
        long before = heard.number();

        hear(2_000, "a", "b", "c", "d");

        assertThat(isThere("a")).isFalse();
        assertThat(heard.isCompleteFrom(before)).isFalse();
        assertThat(heard.isCompleteFrom(heard.number())).isTrue();
    }

    @Test
    void one_that_comes_again_is_the_newest_and_revokes_no_less() {
        begin();
        hear(3_000, "a");
        hear(3_000, "b", "c");
        hear(2_000, "a");

        hear(4_000, "d");

        assertThat(heard.get("logout:sid:a")).hasValue("3000");
        assertThat(isThere("b")).isFalse();
    }

    @Test
    void a_gap_makes_everybody_look_again() {
        begin();
        long before = heard.number();

        heard.add(List.of(), true, 5_000);

        assertThat(heard.isCompleteFrom(before)).isFalse();
        assertThat(heard.isCompleteSince(4_999)).isFalse();
    }

    @Test
    void nothing_new_changes_nothing() {
        begin();
        long before = heard.number();

        heard.add(List.of(), false, 5_000);

        assertThat(heard.number()).isEqualTo(before);
    }
}
