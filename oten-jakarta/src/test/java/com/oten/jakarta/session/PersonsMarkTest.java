package com.oten.jakarta.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonsMarkTest {
    @Test
    void comes_back_as_it_was_written() {
        PersonsMark one = new PersonsMark(1_772_366_400_123L, "5e55");
        PersonsMark all = new PersonsMark(1_772_366_400_123L, "");

        assertThat(PersonsMark.read(one.written())).contains(one);
        assertThat(PersonsMark.read(all.written())).contains(all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "1772366400", "x 5e55", "99999999999999999999 5e55"})
    void what_somebody_else_has_written_is_no_mark(String text) {
        assertThat(PersonsMark.read(text)).isEmpty();
    }

    @Test
    void does_not_print_which_session_was_kept() {
        assertThat(new PersonsMark(1, "canary")).hasToString("PersonsMark[1]");
    }
}
