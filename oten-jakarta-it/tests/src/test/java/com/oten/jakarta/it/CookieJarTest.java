package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CookieJarTest {
    private static final URI APP = URI.create("http://localhost:8080/app/page");
    private static final URI OTHER = URI.create("http://127.0.0.1:9090/");

    private final CookieJar jar = new CookieJar(Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC));

    @Test
    void keeps_several_cookies_of_one_response() {
        jar.store(APP, List.of("a=1; Path=/app", "b=2; Path=/app"));

        assertThat(sentTo(APP)).hasValue("a=1; b=2");
    }

    @Test
    void takes_the_last_of_two_lines_for_one_cookie() {
        jar.store(APP, List.of("a=1; Path=/app", "a=2; Path=/app"));

        assertThat(sentTo(APP)).hasValue("a=2");
    }

    @Test
    void sends_a_cookie_below_its_path_only() {
        jar.store(APP, List.of("a=1; Path=/app"));

        assertThat(sentTo(URI.create("http://localhost:8080/app"))).isPresent();
        assertThat(sentTo(URI.create("http://localhost:8080/application"))).isEmpty();
    }

    @Test
    void shares_cookies_between_the_ports_of_a_host() {
        jar.store(APP, List.of("a=1; Path=/"));

        assertThat(sentTo(URI.create("http://localhost:9999/"))).isPresent();
    }

    @Test
    void deletes_by_max_age() {
        jar.store(APP, List.of("a=1; Path=/app"));
        jar.store(APP, List.of("a=; Path=/app; Max-Age=0"));

        assertThat(jar.of("localhost")).isEmpty();
    }

    @Test
    void deletes_by_a_date_in_the_past_in_either_form() {
        jar.store(APP, List.of("a=1; Path=/app", "b=1; Path=/app"));
        jar.store(
                APP,
                List.of(
                        "a=; Path=/app; Expires=Thu, 01-Jan-1970 00:00:00 GMT",
                        "b=; Path=/app; Expires=Thu, 1 Jan 1970 00:00:00 GMT"));

        assertThat(jar.of("localhost")).isEmpty();
    }

    @Test
    void refuses_a_secure_cookie_over_http() {
        jar.store(APP, List.of("a=1; Path=/; Secure"));

        assertThat(jar.of("localhost")).isEmpty();
    }

    @Test
    void takes_a_secure_cookie_over_http_from_this_machine_if_it_trusts_it() {
        CookieJar trusting = CookieJar.trustingLoopback(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        trusting.store(APP, List.of("a=1; Path=/; Secure; SameSite=None"));
        trusting.store(URI.create("http://example.org/"), List.of("b=1; Path=/; Secure; SameSite=None"));

        assertThat(trusting.header(APP, Journey.from(OTHER, APP), true, "POST")).hasValue("a=1");
        assertThat(trusting.of("example.org")).isEmpty();
    }

    @Test
    void refuses_a_host_cookie_with_a_path() {
        URI secure = URI.create("https://localhost:8443/app/");
        jar.store(secure, List.of("__Host-a=1; Path=/app; Secure", "__Host-b=1; Path=/; Secure"));

        assertThat(jar.of("localhost")).extracting(Cookie::name).containsExactly("__Host-b");
    }

    @Test
    void sends_a_strict_cookie_to_its_own_site_only() {
        jar.store(APP, List.of("a=1; Path=/; SameSite=Strict"));

        assertThat(jar.header(APP, Journey.from(APP, APP), true, "GET")).isPresent();
        assertThat(jar.header(APP, Journey.from(OTHER, APP), true, "GET")).isEmpty();
    }

    @Test
    void sends_a_lax_cookie_across_sites_when_a_link_is_followed_and_not_with_a_form() {
        jar.store(APP, List.of("a=1; Path=/; SameSite=Lax"));

        assertThat(jar.header(APP, Journey.from(OTHER, APP), true, "GET")).isPresent();
        assertThat(jar.header(APP, Journey.from(OTHER, APP), true, "POST")).isEmpty();
    }

    private Optional<String> sentTo(URI url) {
        return jar.header(url, Journey.typed(url), true, "GET");
    }
}
