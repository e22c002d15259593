package com.oten.jakarta.internal.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.internal.web.StubRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NavigationTest {
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @ParameterizedTest
    @CsvSource({
        "GET, navigate, true",
        "HEAD, navigate, true",
        "POST, navigate, true",
        "GET, cors, false",
        "GET, no-cors, false",
        "GET, same-origin, false",
        "GET, websocket, false",
        "GET, '', false"
    })
    void believes_what_the_browser_says_of_itself(String method, String mode, boolean isNavigation) {
        StubRequest in = StubRequest.get()
                .with("getMethod", method)
                .header("Sec-Fetch-Mode", mode)
                .header("Accept", BROWSER);

        assertThat(Navigation.is(in.request())).isEqualTo(isNavigation);
    }

    @ParameterizedTest
    @CsvSource({"GET, true", "HEAD, true", "POST, true", "PUT, false", "OPTIONS, false", "DELETE, false"})
    void takes_an_older_browser_at_its_Accept_header(String method, boolean isNavigation) {
        StubRequest in = StubRequest.get().with("getMethod", method).header("Accept", BROWSER);

        assertThat(Navigation.is(in.request())).isEqualTo(isNavigation); // U03
    }

    @ParameterizedTest
    @CsvSource({
        "application/x-www-form-urlencoded, true",
        "application/x-www-form-urlencoded;charset=UTF-8, true",
        "Multipart/Form-Data; boundary=x, true",
        "text/plain, true",
        "application/json, false",
        "application/xml, false"
    })
    void a_form_of_an_older_browser_is_a_navigation(String type, boolean isNavigation) {
        StubRequest in = StubRequest.get()
                .with("getMethod", "POST")
                .with("getContentType", type)
                .header("Accept", BROWSER);

        assertThat(Navigation.is(in.request())).isEqualTo(isNavigation); // U03
    }

    @ParameterizedTest
    @CsvSource({"*/*, ''", "'application/json, text/plain, */*', ''", "'text/html, */*; q=0.01', XMLHttpRequest"})
    void a_form_that_a_script_sends_is_none(String accept, String requestedWith) {
        StubRequest in = StubRequest.get()
                .with("getMethod", "POST")
                .with("getContentType", "application/x-www-form-urlencoded")
                .header("Accept", accept);
        if (!requestedWith.isEmpty()) {
            in.header("X-Requested-With", requestedWith);
        }

        assertThat(Navigation.is(in.request())).isFalse(); // U03
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, false",
        "*/*, false",
        "text/plain, false",
        "application/xhtml+xml, true",
        "text/html, true"
    })
    void asks_for_HTML(String accept, boolean isNavigation) {
        assertThat(Navigation.is(StubRequest.get().header("Accept", accept).request()))
                .isEqualTo(isNavigation);
    }

    @Test
    void recognises_a_program() {
        assertThat(Navigation.is(StubRequest.get().request())).isFalse();
        assertThat(Navigation.is(StubRequest.get()
                        .header("Accept", BROWSER)
                        .header("X-Requested-With", "XMLHttpRequest")
                        .request()))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"prefetch", "prefetch;prerender", "prefetch;anonymous-client-ip"})
    void starts_no_login_for_a_prefetch(String purpose) {
        StubRequest in = StubRequest.get().header("Sec-Fetch-Mode", "navigate").header("Sec-Purpose", purpose);

        assertThat(Navigation.is(in.request())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, partial/ajax, same-origin, true",
        "POST, partial/ajax, '', true",
        "POST, partial/ajax, same-site, false",
        "POST, partial/ajax, cross-site, false",
        "POST, partial/ajax, none, false",
        "POST, partial, same-origin, false",
        "POST, '', same-origin, false",
        "GET, partial/ajax, same-origin, false"
    })
    void knows_the_partial_requests_of_this_sites_views(String method, String faces, String site, boolean isPartial) {
        StubRequest in = StubRequest.get().with("getMethod", method).header("Faces-Request", faces);
        if (!site.isEmpty()) {
            in.header("Sec-Fetch-Site", site);
        }

        assertThat(Navigation.isPartial(in.request())).isEqualTo(isPartial);
    }

    @Test
    void a_partial_request_is_none_whatever_it_accepts() {
        StubRequest in = StubRequest.get()
                .with("getMethod", "POST")
                .with("getContentType", "application/x-www-form-urlencoded")
                .header("Accept", BROWSER)
                .header("Faces-Request", "partial/ajax");

        assertThat(Navigation.is(in.request())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"GET, true", "HEAD, true", "POST, false", "get, false"})
    void repeats_only_what_has_no_body(String method, boolean isSafe) {
        assertThat(Navigation.isSafe(StubRequest.get().with("getMethod", method).request()))
                .isEqualTo(isSafe); // U03
    }
}
