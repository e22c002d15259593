package com.oten.jakarta.internal.session;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oten.jakarta.WireLog;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenRejectedException;
import com.oten.jakarta.internal.config.LoginConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerClaimsTest {
    private final CallerClaims usual = callerClaims("sub", "groups");

    static Stream<Arguments> groups() {
        List<Object> withNull = new ArrayList<>(List.of("a"));
        withNull.add(null);
        return Stream.of(
                Arguments.of("an array", List.of("a", "b"), Set.of("a", "b")),
                Arguments.of("a string is one group", "a", Set.of("a")),
                Arguments.of("a string with a comma is one group", "a,b", Set.of("a,b")),
                Arguments.of("a string with a space is one group", "a b", Set.of("a b")),
                Arguments.of("the same twice", List.of("a", "a"), Set.of("a")),
                Arguments.of("an empty array", List.of(), Set.of()),
                Arguments.of("an empty string", "", Set.of()),
                Arguments.of("spaces", "  ", Set.of()),
                Arguments.of("a nested array", List.of(List.of("a"), "b"), Set.of("b")),
                Arguments.of("null inside", withNull, Set.of("a")),
                Arguments.of("numbers", List.of(1L, 2.5, "c"), Set.of("c")),
                Arguments.of("a number", 1L, Set.of()),
                Arguments.of("booleans", List.of(true, "c"), Set.of("c")),
                Arguments.of("true", true, Set.of()),
                Arguments.of("an object", Map.of("admins", true), Set.of()),
                Arguments.of("objects", List.of(Map.of("name", "admins"), "c"), Set.of("c")),
                Arguments.of("a megabyte", "x".repeat(1_000_000), Set.of()),
                Arguments.of("a megabyte inside", List.of("x".repeat(1_000_000), "c"), Set.of("c")),
                Arguments.of("control characters", List.of("a\0", "b\n", "c"), Set.of("c")),
                Arguments.of("full width stays full width", List.of("ａdmin"), Set.of("ａdmin")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("groups")
    void accepts_groups_of_the_right_type_only(String title, Object claim, Set<String> expected) {
        assertThat(usual.groups(Map.of("groups", claim))).as(title).isEqualTo(expected); // A02
    }

    @Test
    void accepts_no_more_than_a_thousand_groups() {
        List<String> many = Stream.iterate(0, i -> i + 1)
                .limit(10_000)
                .map(i -> "group-" + i)
                .toList();

        assertThat(usual.groups(Map.of("groups", many))).hasSize(1_000).contains("group-0", "group-999"); // A02
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "**", " admin", "admin ", "\u00a0admin", "admin\u3000"})
    void leaves_groups_out_that_are_reserved_or_look_like_others(String name) {
        assertThat(usual.groups(Map.of("groups", List.of(name, "users")))).containsExactly("users");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "**", " **"})
    void nobody_has_a_reserved_name(String name) {
        assertThatThrownBy(() -> usual.name(Map.of("sub", name)))
                .isInstanceOf(OtenRejectedException.class)
                .hasMessageContaining("oten.caller-name-claim");
    }

    @Test
    void one_line_counts_what_was_left_out_and_names_nothing() {
        List<Object> many = new ArrayList<>(List.of("*", "**", "canary ", "c".repeat(257), "can\nary", "", 5L));
        for (int i = 0; i < 1_003; i++) {
            many.add("canary-" + i);
        }
        many.add("canary-0"); // once more

        try (WireLog log = WireLog.open()) {
            assertThat(usual.groups(Map.of("groups", many))).hasSize(1_000);

            assertThat(log.ownLines())
                    .singleElement(as(InstanceOfAssertFactories.STRING))
                    .contains("WARNING", "the claim groups", "1000 were")
                    .endsWith(
                            "left out: 1 that are not strings, 1 blank, 2 reserved (* or **), 1 longer than 256 characters,"
                                    + " 1 with control or invisible characters, 1 with spaces around, 3 after the first 1000")
                    .doesNotContain("canary");
        }
    }

    @Test
    void nothing_is_logged_if_all_groups_are_accepted() {
        try (WireLog log = WireLog.open()) {
            usual.groups(Map.of("groups", List.of("a", "b")));
            usual.groups(Map.of("sub", "alice"));

            assertThat(log.ownLines()).isEmpty();
        }
    }

    @Test
    void gives_no_groups_without_the_claim() {
        assertThat(usual.groups(Map.of("sub", "alice"))).isEmpty(); // A03
    }

    @Test
    void finds_groups_at_the_end_of_a_path() {
        Map<String, Object> claims = Map.of("realm_access", Map.of("roles", List.of("a")));

        assertThat(callerClaims("sub", "realm_access.roles").groups(claims)).containsExactly("a");
    }

    @Test
    void finds_a_claim_whose_name_has_dots() {
        Map<String, Object> claims = Map.of("https://example.com/roles", List.of("a"), "https://example", Map.of());

        assertThat(callerClaims("sub", "https://example.com/roles").groups(claims))
                .containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"realm_access.roles.more", "realm_access.", ".", "..", ".roles", "realm_access..roles"})
    void finds_nothing_at_the_end_of_a_path_that_is_not_there(String path) {
        Map<String, Object> claims = Map.of("realm_access", Map.of("roles", List.of("a")));

        assertThat(callerClaims("sub", path).groups(claims)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice",
                "alice@example.com",
                " alice",
                "Alice B. Carroll",
                "Ælfrēd 王小明 Ωmega",
                "ａdmin",
                "e\u0301ric",
                "\u00e9ric",
                "\ud83d\ude00",
                "<b>\"&'"
            })
    void uses_a_name_exactly_as_it_is(String name) {
        assertThat(usual.name(Map.of("sub", name))).isEqualTo(name); // A06: no normalisation into another name
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u3000",
                "ali\0ce",
                "ali\nce",
                "ali\rce",
                "ali\tce",
                "ali\u001bce",
                "ali\u007fce",
                "ali\u0085ce",
                "ali\u200bce",
                "ali\u200ece",
                "ali\u202ece",
                "ali\u2066ce",
                "ali\u2028ce",
                "ali\u2029ce",
                "ali\ufeffce",
                "ali\u00adce",
                "ali\ud800ce",
                "ali\udc00ce",
                "ali\ude00\ud83dce",
                "ali\ue000ce",
                "ali\uffffce",
                "\udb40\udc41alice"
            })
    void refuses_a_name_that_could_look_like_another(String name) {
        // A06
        assertThatThrownBy(() -> usual.name(Map.of("sub", name)))
                .isInstanceOf(OtenRejectedException.class)
                .hasMessageContaining("oten.caller-name-claim")
                .extracting("code")
                .isEqualTo(OtenErrorCode.CLAIM_UNUSABLE);
        assertThat(usual.groups(Map.of("groups", List.of(name)))).isEmpty();
    }

    @Test
    void refuses_a_name_of_ten_kilobytes() {
        assertThat(usual.name(Map.of("sub", "x".repeat(256)))).hasSize(256);
        assertThatThrownBy(() -> usual.name(Map.of("sub", "canary".repeat(2_000))))
                .isInstanceOf(OtenRejectedException.class)
                .hasMessageNotContaining("canary"); // A06, O03
    }

    static Stream<Object> noNames() {
        return Stream.of(1L, 1.5, true, List.of("alice"), Map.of("sub", "alice"));
    }

    @ParameterizedTest
    @MethodSource("noNames")
    void refuses_a_name_of_another_type(Object name) {
        assertThatThrownBy(() -> usual.name(Map.of("sub", name)))
                .isInstanceOf(OtenRejectedException.class)
                .extracting("code")
                .isEqualTo(OtenErrorCode.CLAIM_UNUSABLE);
    }

    @Test
    void refuses_a_login_without_a_name() {
        assertThatThrownBy(() -> callerClaims("email", "groups").name(Map.of("sub", "alice")))
                .isInstanceOf(OtenRejectedException.class)
                .hasMessageContaining("the claim email");
    }

    @Property
    void never_throws_over_groups(@ForAll List<String> values, @ForAll String path) {
        Map<String, Object> claims = Map.of("groups", values, path, Map.of(path, values));

        assertThat(callerClaims("sub", path + "." + path).groups(claims)).isSubsetOf(values);
        assertThat(usual.groups(Collections.singletonMap("groups", values))).isSubsetOf(values);
    }

    private static CallerClaims callerClaims(String name, String groups) {
        return new CallerClaims(new LoginConfig(Duration.ofMinutes(10), name, groups, false, Set.of()));
    }
}
