package com.oten.jakarta.internal.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenRejectedException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackQueryTest {
    private final Map<String, String[]> parameters = new LinkedHashMap<>();

    @Test
    void reads_a_code() {
        put("state", "s").put("code", "abc-_~.123").put("iss", "https://account.oten.com");

        assertThat(query().state()).isEqualTo("s");
        assertThat(query().response())
                .isEqualTo(new Callback.Code("abc-_~.123", Optional.of("https://account.oten.com")));
    }

    @Test
    void reads_a_refusal() {
        put("state", "s").put("error", "access_denied").put("error_description", "The resource owner denied");

        assertThat(query().response())
                .isEqualTo(new Callback.Refusal(
                        "access_denied", Optional.of("The resource owner denied"), Optional.empty()));
    }

    @Test
    void does_not_mind_parameters_it_does_not_know() {
        put("code", "x").put("session_state", "y").put("utm_source", "z");

        assertThat(query().response()).isEqualTo(new Callback.Code("x", Optional.empty()));
    }

    @Test
    void takes_a_code_of_2048_characters() {
        put("code", "x".repeat(2_048));

        assertThat(query().response()).isInstanceOf(Callback.Code.class); // C13: RFC 6749 lets clients assume no size
    }

    @Test
    void takes_every_character_that_a_code_may_have() {
        String all =
                IntStream.rangeClosed(0x20, 0x7e).mapToObj(Character::toString).collect(Collectors.joining());
        put("code", all);

        // RFC 6749 appendix A.11
        assertThat(query().response()).isEqualTo(new Callback.Code(all, Optional.empty()));
    }

    static Stream<Arguments> states() {
        return Stream.of(
                Arguments.of("no state", null),
                Arguments.of("an empty state", new String[] {""}),
                Arguments.of("no value", new String[0]),
                Arguments.of("two states", new String[] {"a", "b"}),
                Arguments.of("the same state twice", new String[] {"a", "a"}),
                Arguments.of("a state of 4 KB and more", new String[] {"x".repeat(4_097)}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("states")
    void refuses_a_callback_without_one_state(String title, String[] values) {
        put("code", "x");
        if (values != null) {
            parameters.put("state", values);
        }

        // C02
        assertThatThrownBy(() -> query().state())
                .as(title)
                .isInstanceOf(OtenRejectedException.class)
                .extracting("code")
                .isEqualTo(OtenErrorCode.CALLBACK_MALFORMED);
    }

    static Stream<Map<String, String[]>> malformed() {
        return Stream.of(
                Map.of(),
                map("code", ""),
                map("error", ""),
                map("code", "", "error", ""),
                map("code", "a", "error", "access_denied"),
                map("code", "x".repeat(2_049)),
                map("code", "a\0b"),
                map("code", "a\nb"),
                map("code", "a\rb"),
                map("code", "a\tb"),
                map("code", "a\u001bb"),
                map("code", "a\u007fb"),
                map("code", "\ud83d\ude00"),
                map("code", "\u00e9"),
                map("code", "\u202ea"),
                map("code", "a", "iss", "x".repeat(4_097)),
                map("error", "x".repeat(4_097)),
                map("error", "access_denied", "error_description", "x".repeat(4_097)),
                map("error", "access_denied\0"),
                map("error", "access\ndenied"),
                map("error", "\ud83d\ude00"),
                map("error", "access\"denied"),
                map("error", "access\\denied"),
                map("code", "a", "x", "x".repeat(8_192)),
                map("code", "a", "x".repeat(8_192), ""),
                Map.of("code", new String[] {"a", "a"}),
                Map.of("error", new String[] {"a", "a"}),
                Map.of("code", new String[] {"a"}, "iss", new String[] {"b", "c"}),
                Map.of("error", new String[] {"a"}, "error_description", new String[] {"b", "c"}),
                Map.of("code", new String[] {"a"}, "x", new String[] {"y".repeat(4_096), "z".repeat(4_096)}));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void refuses_what_is_not_an_authorization_response(Map<String, String[]> hostile) {
        // C13; RFC 6749 appendix A.7 and A.11
        assertThatThrownBy(() -> new CallbackQuery(hostile).response())
                .isInstanceOf(OtenRejectedException.class)
                .extracting("code")
                .isEqualTo(OtenErrorCode.CALLBACK_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"canary\n", "canary\0", "canary\tcanary", "canary\u2028"})
    void repeats_nothing_of_what_it_refuses(String value) {
        put("code", value);

        assertThatThrownBy(() -> query().response()).hasMessageNotContaining("canary"); // O02, O04
    }

    @Property
    void parses_or_refuses(@ForAll Map<String, String[]> anything, @ForAll String code) {
        Map<String, String[]> more = new LinkedHashMap<>(anything);
        more.put("code", new String[] {code});

        try {
            assertThat(new CallbackQuery(more).response()).isNotNull();
        } catch (OtenRejectedException e) {
            assertThat(e.code()).isEqualTo(OtenErrorCode.CALLBACK_MALFORMED);
            assertThat(e.getMessage()).matches("[\\x20-\\x7e]+");
        }
    }

    private CallbackQueryTest put(String name, String value) {
        parameters.put(name, new String[] {value});
        return this;
    }

    private CallbackQuery query() {
        return new CallbackQuery(parameters);
    }

    private static Map<String, String[]> map(String... namesAndValues) {
        Map<String, String[]> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(namesAndValues[i], new String[] {namesAndValues[i + 1]});
        }
        return map;
    }
}
