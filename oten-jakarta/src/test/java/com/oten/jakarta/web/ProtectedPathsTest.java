package com.oten.jakarta.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        "/account, /account/, false",
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
}
