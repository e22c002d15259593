package com.oten.jakarta.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlainTextTest {
    @Property
    void is_one_line_of_printable_ASCII(@ForAll String foreign, @ForAll @IntRange(max = 300) int limit) {
        assertThat(PlainText.of(foreign, limit)).matches("[\\x20-\\x7e]*"); // O02
    }

    @Property
    void is_of_bounded_length(@ForAll String foreign, @ForAll @IntRange(max = 300) int limit) {
        assertThat(PlainText.of(foreign, limit)).hasSizeLessThanOrEqualTo(6 * limit + 3);
    }

    @Test
    void is_no_longer_than_a_log_value_may_be() {
        String foreign = "\u2028".repeat(400);

        assertThat(PlainText.of(foreign, 200)).hasSizeLessThanOrEqualTo(203); // O02: escaped, at most 200 characters
    }

    @Property
    void keeps_plain_text(@ForAll @IntRange(min = 0x20, max = 0x7e) int c) {
        String plain = Character.toString(c).repeat(5);

        assertThat(PlainText.of(plain, 10)).isEqualTo(plain);
    }

    static Stream<Arguments> forgeries() {
        return Stream.of(
                Arguments.of("a\r\nb", "a\\u000d\\u000ab"),
                Arguments.of("\u001b[31m", "\\u001b[31m"),
                Arguments.of("\t\0", "\\u0009\\u0000"),
                Arguments.of("\u2028", "\\u2028"),
                Arguments.of("\u202egnp", "\\u202egnp"),
                Arguments.of("\u00e9", "\\u00e9"),
                Arguments.of("\ud83d\ude00", "\\ud83d\\ude00"),
                Arguments.of("\u007f", "\\u007f"));
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void escapes_what_could_forge_a_log_line(String foreign, String plain) {
        assertThat(PlainText.of(foreign, 100)).isEqualTo(plain); // O02
    }

    @Test
    void shows_where_it_was_cut() {
        assertThat(PlainText.of("abcdef", 6)).isEqualTo("abcdef");
        assertThat(PlainText.of("abcdefg", 6)).isEqualTo("abcdef...");
    }
}
