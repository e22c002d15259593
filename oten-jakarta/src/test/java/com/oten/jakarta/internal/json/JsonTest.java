package com.oten.jakarta.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "true",
                "1",
                "\"a\"",
                "[]",
                "[{}]",
                "{",
                "}",
                "{}}",
                "{}{}",
                "{} x",
                "{}\n{}",
                "{},",
                "x{}",
                "\uFEFF{}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"x\":{\"a\":1,\"a\":2}}",
                "{\"x\":[{\"sub\":1,\"s\\u0075b\":2}]}",
                "{\"a\":1,}",
                "{,}",
                "{,\"a\":1}",
                "{\"a\" 1}",
                "{\"a\":}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":[1,]}",
                "{\"a\":[,]}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":1.}",
                "{\"a\":0x10}",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":undefined}",
                "{\"a\":True}",
                "{'a':1}",
                "{a:1}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"\0\"}",
                "{\"a\":\"\\x41\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":\"b}",
                "{\"a\":1/*x*/}",
                "{\"a\":1}//x",
                "<html><body>Bad gateway</body></html>"
            })
    void refuses_what_is_not_a_strict_object(String text) {
        assertMalformed(text.getBytes(StandardCharsets.UTF_8)); // J11, K01
    }

    static Stream<Arguments> noText() {
        return Stream.of(
                Arguments.of("a byte that begins nothing", bytes('{', '"', 0xff, '"', ':', '1', '}')),
                Arguments.of("half a character", bytes('{', '"', 0xc3, '"', ':', '1', '}')),
                Arguments.of("a slash written too long", bytes('{', '"', 0xc0, 0xaf, '"', ':', '1', '}')),
                Arguments.of("half a surrogate pair", bytes('{', '"', 0xed, 0xa0, 0x80, '"', ':', '1', '}')),
                Arguments.of("UTF-16", "{\"a\":1}".getBytes(StandardCharsets.UTF_16)),
                Arguments.of("UTF-16 without a byte order mark", "{\"a\":1}".getBytes(StandardCharsets.UTF_16LE)),
                Arguments.of("UTF-32", bytes(0, 0, 0, '{', 0, 0, 0, '}')),
                Arguments.of("Latin 1", "{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("noText")
    void refuses_what_is_not_UTF_8(String title, byte[] utf8) {
        assertThat(title).isNotEmpty();
        assertMalformed(utf8); // J11
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[{\"a\":", "[[],"})
    void refuses_deep_nesting_without_a_stack_overflow(String opening) {
        assertMalformed(("{\"x\":" + opening.repeat(20_000)).getBytes(StandardCharsets.UTF_8)); // J11
        assertMalformed(("{\"x\":\"\\\"\",\"y\":" + opening.repeat(20_000)).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refuses_deep_nesting_that_is_closed() {
        String text = "{\"x\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}";

        assertMalformed(text.getBytes(StandardCharsets.UTF_8)); // J11
    }

    @Test
    void refuses_brackets_that_close_first() {
        assertMalformed(("]".repeat(20_000) + "[".repeat(20_000)).getBytes(StandardCharsets.UTF_8));
        assertMalformed(("{\"x\":" + "]".repeat(20_000) + "[".repeat(20_000)).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void takes_nesting_up_to_32() throws Exception {
        String deepest = "{\"x\":" + "[".repeat(31) + "]".repeat(31) + "}";

        assertThat(object(deepest)).isNotNull();
        assertMalformed(deepest.replaceFirst("\\[", "[[").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void does_not_count_brackets_in_texts() throws Exception {
        String brackets = "[{".repeat(1_000);

        assertThat(object("{\"a\\\"[\":\"" + brackets + "\"}").getString("a\"["))
                .isEqualTo(brackets);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 1_101, 5_000, 250_000})
    void survives_a_number_of_many_digits(int digits) {
        String text = "{\"exp\":" + "9".repeat(digits) + "}";

        try {
            assertThat(Json.whole(object(text), "exp")).isEmpty();
        } catch (Json.Malformed e) {
            assertThat(e.fault()).isNotEmpty(); // J11: either is right, an exception of the parser's is not
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-1e400", "1e999999999", "1e2147483647", "1e99999999999", "9e15", "1e-999999999"})
    void survives_a_number_with_a_great_exponent(String number) {
        try {
            assertThat(Json.whole(object("{\"exp\":" + number + "}"), "exp").orElse(0L))
                    .isZero();
        } catch (Json.Malformed e) {
            assertThat(e.fault()).isNotEmpty();
        }
    }

    @Property(tries = 3_000)
    void parses_or_refuses(@ForAll byte[] anything) {
        try {
            assertThat(Json.object(anything)).isNotNull();
        } catch (Json.Malformed e) {
            assertThat(e.fault()).isNotEmpty();
        }
    }

    @Property(tries = 3_000)
    void parses_or_refuses_an_object_with(@ForAll String inside) {
        try {
            assertThat(object("{" + inside + "}")).isNotNull();
        } catch (Json.Malformed e) {
            assertThat(e.fault()).isNotEmpty();
        }
    }

    @Test
    void says_nothing_of_the_text_it_refuses() {
        // O03
        assertThatThrownBy(() -> object("{\"email\":\"canary@example.com\" canary}"))
                .isInstanceOf(Json.Malformed.class)
                .hasMessageNotContaining("canary")
                .hasNoCause();
    }

    @Test
    void takes_what_RFC_8259_takes() throws Exception {
        JsonObject json = object(" \t\r\n{ \"\" : -0.5e-2 , \"é\\/\\b\\u00e9\\ud83d\\ude00\" : [ ] } \n");

        assertThat(json).hasSize(2).containsKey("é/\bé\ud83d\ude00");
    }

    @ParameterizedTest
    @CsvSource({"3600,3600", "0,0", "-1,-1", "3599.5,3599", "1e3,1000", "-0.5,-1", "8999999999999999,8999999999999999"})
    void reads_whole_numbers(String text, long number) throws Exception {
        assertThat(Json.whole(object("{\"a\":" + text + "}"), "a")).contains(number); // K08
    }

    @Test
    void has_no_surprises_in_its_members() throws Exception {
        JsonObject json = object("{\"s\":\"x\",\"n\":1,\"b\":true,\"l\":[\"a\"],\"m\":[\"a\",1],\"o\":{},\"z\":null}");

        assertThat(Json.string(json, "s")).contains("x");
        for (String other : List.of("n", "b", "l", "m", "o", "z", "absent")) {
            assertThat(Json.string(json, other)).as(other).isEmpty();
        }
        assertThat(Json.strings(json, "l")).contains(List.of("a"));
        for (String other : List.of("s", "n", "b", "m", "o", "z", "absent")) {
            assertThat(Json.strings(json, other)).as(other).isEmpty();
        }
        assertThat(Json.isTrue(json, "b")).isTrue();
        for (String other : List.of("s", "n", "l", "o", "z", "absent")) {
            assertThat(Json.isTrue(json, other)).as(other).isFalse();
        }
        for (String other : List.of("s", "b", "l", "o", "z", "absent")) {
            assertThat(Json.whole(json, other)).as(other).isEmpty();
        }
    }

    @Test
    void becomes_types_of_the_JDK() throws Exception {
        Map<String, Object> map = Json.toMap(
                object(
                        "{\"s\":\"x\",\"n\":1,\"d\":1.5,\"e\":1e20,\"b\":true,\"f\":false,\"l\":[\"a\",null,[1]],\"o\":{\"p\":null},\"z\":null}"));

        assertThat(map)
                .isEqualTo(Map.of(
                        "s",
                        "x",
                        "n",
                        1L,
                        "d",
                        1.5,
                        "e",
                        1e20,
                        "b",
                        true,
                        "f",
                        false,
                        "l",
                        List.of("a", List.of(1L)),
                        "o",
                        Map.of()));
        assertThat(map.keySet()).containsExactly("s", "n", "d", "e", "b", "f", "l", "o");
    }

    @Test
    void becomes_a_map_that_nobody_changes() throws Exception {
        Map<String, Object> map = Json.toMap(object("{\"l\":[\"a\"],\"o\":{\"p\":1}}"));

        assertThatThrownBy(() -> map.put("x", 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThat(map.get("l"))
                .isInstanceOfSatisfying(
                        List.class,
                        list -> assertThatThrownBy(list::clear).isInstanceOf(UnsupportedOperationException.class));
        assertThat(map.get("o"))
                .isInstanceOfSatisfying(
                        Map.class,
                        inner -> assertThatThrownBy(inner::clear).isInstanceOf(UnsupportedOperationException.class));
    }

    @Test
    void what_many_objects_have_in_common_is_kept_once() throws Exception {
        Map<String, Object> one = Json.toMap(object("{\"groups\":[\"editors\"]}"));
        Map<String, Object> other = Json.toMap(object("{\"groups\":[\"editors\"]}"));

        assertThat(one.keySet().iterator().next())
                .isSameAs(other.keySet().iterator().next());
        assertThat(((List<?>) one.get("groups")).get(0)).isSameAs(((List<?>) other.get("groups")).get(0));
    }

    private static JsonObject object(String text) throws Json.Malformed {
        return Json.object(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertMalformed(byte[] utf8) {
        assertThatThrownBy(() -> Json.object(utf8))
                .isInstanceOf(Json.Malformed.class)
                .hasNoCause();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
