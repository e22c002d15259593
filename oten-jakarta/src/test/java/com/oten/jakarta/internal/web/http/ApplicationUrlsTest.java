package com.oten.jakarta.internal.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oten.jakarta.TestSettings;
import com.oten.jakarta.error.OtenConfigurationException;
import com.oten.jakarta.internal.web.StubRequest;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationUrlsTest {
    private final TestSettings settings = TestSettings.valid();

    @Test
    void takes_the_redirect_URI_from_the_configuration_whatever_the_request_says() {
        StubRequest in = StubRequest.get()
                .with("getServerName", "evil.example")
                .with("getScheme", "http")
                .with("getServerPort", 6666)
                .header("Host", "evil.example")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Proto", "http")
                .header("Forwarded", "host=evil.example");

        // R05, P03
        assertThat(site().redirectUri(in.request())).hasToString("https://shop.example.com/app/oten/callback");
    }

    @Test
    void takes_the_redirect_URI_byte_for_byte() {
        settings.with("oten.redirect-uri", "https://Shop.example.com:443/app/%7Ex/oten/callback");

        assertThat(site().redirectUri(StubRequest.get().request()))
                .hasToString("https://Shop.example.com:443/app/%7Ex/oten/callback"); // R05
    }

    @Test
    void has_a_path_of_the_proxy_before_the_context_path() {
        settings.with("oten.base-url", "https://example.com/shop/");

        assertThat(site().redirectUri(StubRequest.get().request()))
                .hasToString("https://example.com/shop/app/oten/callback");
    }

    @ParameterizedTest
    @CsvSource({
        "http, false, localhost, 8080, http://localhost:8080/app/oten/callback",
        "http, false, localhost, 80, http://localhost/app/oten/callback",
        "https, true, localhost, 443, https://localhost/app/oten/callback",
        "https, true, localhost, 8443, https://localhost:8443/app/oten/callback",
        "http, false, 127.0.0.1, 8080, http://127.0.0.1:8080/app/oten/callback",
        "http, false, [::1], 8080, http://[::1]:8080/app/oten/callback",
        "http, false, ::1, 8080, http://[::1]:8080/app/oten/callback",
        "http, false, app.localhost, 8080, http://app.localhost:8080/app/oten/callback"
    })
    void asks_the_request_on_this_machine(String scheme, boolean isSecure, String host, int port, String expected) {
        settings.without("oten.base-url");
        StubRequest in = StubRequest.get()
                .with("getScheme", scheme)
                .with("isSecure", isSecure)
                .with("getServerName", host)
                .with("getServerPort", port);

        assertThat(site().redirectUri(in.request())).hasToString(expected);
        assertThat(site().isSecure(in.request())).isEqualTo(isSecure);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop.example.com",
                "evil.example",
                "localhost.evil.example",
                "10.0.0.1",
                "",
                "a\r\nSet-Cookie: x=y"
            })
    void believes_no_request_for_another_host(String host) {
        settings.without("oten.base-url");
        StubRequest in = StubRequest.get().with("getServerName", host);

        // R05
        assertThatThrownBy(() -> site().redirectUri(in.request()))
                .isInstanceOf(OtenConfigurationException.class)
                .hasMessageContaining("oten.base-url")
                .satisfies(refusal -> assertThat(refusal.getMessage()).matches("[\\x20-\\x7e]+"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example.com, , true",
        "http://localhost:8080, , false",
        "https://shop.example.com, https://shop.example.com/app/oten/callback, true",
        ", https://shop.example.com/app/oten/callback, true",
        ", http://localhost:8080/app/oten/callback, false"
    })
    void knows_from_the_configuration_whether_browsers_use_https(String baseUrl, String redirectUri, boolean isSecure) {
        set("oten.base-url", baseUrl);
        set("oten.redirect-uri", redirectUri);

        // P03: TLS may end at a proxy
        assertThat(site().isSecure(StubRequest.get().with("isSecure", !isSecure).request()))
                .isEqualTo(isSecure);
    }

    @Test
    void finds_other_URLs_beside_the_redirect_URI() {
        settings.without("oten.base-url").with("oten.redirect-uri", "https://shop.example.com:8443/app/oten/callback");

        assertThat(site().outside(StubRequest.get().request(), "/bye"))
                .isEqualTo(URI.create("https://shop.example.com:8443/app/bye"));
    }

    @ParameterizedTest
    @CsvSource({
        "/oten, /callback, /callback",
        "/oten/callback, , /callback",
        "/oten, , ''",
        "/otenx, /callback, ''",
        "/profile, , ''",
        "/x/oten, /callback, ''",
        "'', /oten/login, /login",
        "/oten, /, /",
        "/oten;x=1, /callback, /callback",
        "/oten;x=1/login;y=2, , /login",
        "//oten, /login, ''",
        "/oten%2Flogin, , ''"
    })
    void knows_its_own_paths(String servletPath, String pathInfo, String name) {
        StubRequest in = StubRequest.get().with("getServletPath", servletPath);
        if (pathInfo != null) {
            in.with("getPathInfo", pathInfo);
        }

        assertThat(site().ownName(in.request())).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "/app/page?x=/app/, /shop/app/page?x=/app/",
        "/%61pp/page, /shop/app/page",
        "/%61%70%70/a%2Fb, /shop/app/a%2Fb",
        "/app, /shop/app",
        "/%61pp?x=y, /shop/app?x=y",
        "/apple/page, /shop/app/",
        "/app%2Fpage, /shop/app/"
    })
    void cuts_the_context_path_off_however_it_is_encoded(String inside, String outside) {
        settings.with("oten.base-url", "https://example.com/shop");

        assertThat(site().toOutside(inside)).isEqualTo(outside);
    }

    @ParameterizedTest
    @CsvSource({
        "/shop/app/page, /app/page",
        "/sh%6fp/app/page, /app/page",
        "/shop/%61pp?x, /app?x",
        "/shop/app, /app",
        "/app/page, /app/page",
        "/shop/apple, /shop/apple",
        "//evil.example, //evil.example"
    })
    void knows_its_outside_paths_however_they_are_encoded(String outside, String inside) {
        settings.with("oten.base-url", "https://example.com/shop");

        assertThat(site().toInside(outside)).isEqualTo(inside);
    }

    @ParameterizedTest
    @CsvSource({
        "/app/a//b, /a//b",
        "/app/go/https:%2F%2Fexample.com, /go/https:%2F%2Fexample.com",
        "/app//evil.example/, /",
        "/app///evil.example/, /",
        "/app/%2fevil.example/, /",
        "/app/%5cevil.example/, /",
        "/app?x=y, /"
    })
    void behind_a_proxy_that_drops_the_prefix_no_page_becomes_a_host(String inside, String outside) {
        settings.with("oten.base-url", "").with("oten.redirect-uri", "https://example.com/oten/callback");

        assertThat(site().toOutside(inside)).isEqualTo(outside); // U01
    }

    @Test
    void a_proxy_may_have_encoded_what_stands_before_the_context_path() {
        settings.with("oten.base-url", "https://example.com/%7Ebob");

        assertThat(site().toInside("/~bob/app/page")).isEqualTo("/app/page");
        assertThat(site().toOutside("/app/page")).isEqualTo("/%7Ebob/app/page");
    }

    @Test
    void links_to_itself_and_to_the_front_page() {
        ApplicationUrls atRoot = new ApplicationUrls(settings.read().site(), "");

        assertThat(site().own("/login")).isEqualTo("/app/oten/login");
        assertThat(site().front()).isEqualTo("/app/");
        assertThat(atRoot.own("/login")).isEqualTo("/oten/login");
        assertThat(atRoot.front()).isEqualTo("/");
    }

    private void set(String key, String value) {
        if (value == null) {
            settings.without(key);
        } else {
            settings.with(key, value);
        }
    }

    private ApplicationUrls site() {
        return new ApplicationUrls(settings.read().site(), "/app");
    }
}
