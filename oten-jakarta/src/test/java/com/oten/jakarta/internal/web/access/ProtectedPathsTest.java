package com.oten.jakarta.internal.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.internal.web.StubRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtectedPathsTest {
    /** Servlet 6.0 section 12.2. */
    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "/account/*, /account, true",
        "/account/*, /account/, true",
        "/account/*, /account/a/b, true",
        "/account/*, /accounts, false",
        "/account/*, /ACCOUNT/, false",
        "/account/*, /x/account/, false",
        "/account, /account, true",
        "/account, /account/, true",
        "/account, /account/a, false",
        "/a/, /a/, true",
        "/a/, /a, false",
        "*.do, /a.do, true",
        "*.do, /a/b.do, true",
        "*.do, /a.do/b, false",
        "*.do, /a.dox, false",
        "*.do, /ado, false",
        "/*, /, true",
        "/*, '', true",
        "/*, /a/b, true",
        "/, /, true",
        "/, /a/b, true"
    })
    void means_what_servlet_mappings_mean(String pattern, String path, boolean isProtected) {
        assertThat(new ProtectedPaths(List.of(pattern)).contain(path)).isEqualTo(isProtected);
    }

    /** Servlet 6.0 sections 3.5.2 and 3.5.3: what containers take away before they map, where they do not refuse it. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "/account/*, /account;x=1/page",
        "/account/*, /account;/page",
        "/account/*, /account;x=1",
        "/account/*, //account/page",
        "/account/*, /account//page",
        "/account/*, /./account/page",
        "/account/*, /open/../account/page",
        "/account/*, /open;x=1/../account;y/page",
        "/account/*, /open/..;x=1/account/page",
        "/account/*, /../account/page",
        "/account/*, /;x/account/page",
        "/account/*, /account/..",
        "/account, /account;x=1",
        "/account, /account;x=1/",
        "/account, //account//",
        "/a/b, /a;x=1/b;y=2",
        "*.do, /a.do;x=1",
        "*.do, /a;x/b.do",
        "*.do, /a.do/",
        "*.do, /x/../a.do;v=1/"
    })
    void a_path_is_protected_as_it_is_served(String pattern, String path) {
        ProtectedPaths paths = new ProtectedPaths(List.of(pattern));

        assertThat(paths.contain(path)).isTrue();
        assertThat(paths.isAmbiguous(path)).isFalse();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "/account/*, /account%2Fpage",
        "/account/*, /%61ccount/page",
        "/account/*, /%2561ccount/page",
        "/account/*, /account%3Bx=1/page",
        "/account/*, /open/%2e%2e/account/page",
        "/account/*, /open/%2E./account/page",
        "/account/*, /open/..%2faccount/page",
        "/account/*, /open%2f..%2faccount/page",
        "/account/*, /open/%252e%252e/account/page",
        "/account/*, '/account\\page'",
        "/account/*, '/open\\..\\account'",
        "/account/*, /account%5Cpage",
        "/account/*, /account%255Cpage",
        "/account/*, /acc%00ount/page",
        "/account/*, '/acc\tount/page'",
        "/account/*, /acc%09ount/page",
        "/account/*, /open/%252525252e/page",
        "/a/b, /a%2Fb",
        "*.do, /a%2Edo",
        "*.do, /a.do%3Bx=1",
        "*.do, /a.d%00o",
        "*.do, '/a.do\\'"
    })
    void a_path_that_may_be_read_as_a_protected_one_is_ambiguous(String pattern, String path) {
        ProtectedPaths paths = new ProtectedPaths(List.of(pattern));

        assertThat(paths.contain(path)).isTrue();
        assertThat(paths.isAmbiguous(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/open/a%2Fb",
                "/open/a;x=/account/*",
                "/open/100%",
                "/open/%zz",
                "/open/a%20b",
                "/open/\u00e9",
                "/open/a+b",
                "/open/..account",
                "/open/%5c",
                "/accounts;x=/account",
                "/open/account"
            })
    void a_path_that_no_reading_makes_a_protected_one_is_left_alone(String path) {
        ProtectedPaths paths = new ProtectedPaths(List.of("/account/*", "/a/b", "*.do"));

        assertThat(paths.contain(path)).isFalse();
    }

    /** Whatever is mixed into it: a path whose every reading is the protected one never comes out open. */
    @Property(tries = 5_000)
    void no_mixture_of_tricks_opens_a_protected_path(@ForAll("tricks") String path) {
        assertThat(new ProtectedPaths(List.of("/account/*")).contain(path)).isTrue();
    }

    @Provide
    Arbitrary<String> tricks() {
        Arbitrary<String> slash =
                Arbitraries.of("/", "//", "/./", "/x/../", "/;a=b/", "%2F", "%252f", "\\", "%5C", "/%2e/");
        Arbitrary<String> account = Arbitraries.of(
                "account",
                "%61ccount",
                "acc%6Funt",
                "account;a=b",
                "account;",
                "account%3Ba",
                "acc\u0000ount",
                "acc%01ount");
        return Combinators.combine(slash, account, slash).as((first, name, second) -> first + name + second + "page");
    }

    @Test
    void protects_what_any_pattern_protects() {
        ProtectedPaths paths = new ProtectedPaths(List.of("/a/*", "/b"));

        assertThat(paths.contain("/a/1")).isTrue();
        assertThat(paths.contain("/b")).isTrue();
        assertThat(paths.contain("/c")).isFalse();
    }

    @Property
    void protects_nothing_without_patterns(@ForAll String path) {
        assertThat(new ProtectedPaths(List.of()).contain(path)).isFalse();
    }

    @Property
    void protects_everything_with_the_widest_pattern(@ForAll String path) {
        assertThat(new ProtectedPaths(List.of("/*")).contain("/" + path)).isTrue();
    }

    /** Payara (6.2025.10) maps nothing that comes after the first semicolon. */
    @ParameterizedTest
    @CsvSource({
        "/app/;x=1/exact, /, true, false",
        "/app/deep;x=1/down/x, /deep, true, false",
        "/app/deep;x=1/other, /deep, false, false",
        "/app/deep;x=1/d%6Fwn/x, /deep, true, true",
        "/app/open;jsessionid=1, /open, false, false",
        "/%61pp/;x=1/exact, /, true, false",
        "/app/exact, /exact, true, false"
    })
    void looks_at_what_was_asked_for_where_there_are_parameters(
            String asked, String mapped, boolean isProtected, boolean isAmbiguous) {
        ProtectedPaths paths = new ProtectedPaths(List.of("/exact", "/deep/down/*"));
        HttpServletRequest in = StubRequest.get()
                .with("getRequestURI", asked)
                .with("getServletPath", mapped)
                .request();

        assertThat(paths.contain(in)).isEqualTo(isProtected);
        assertThat(paths.isAmbiguous(in)).isEqualTo(isAmbiguous);
    }
}
