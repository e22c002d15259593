package com.oten.jakarta.internal.web.logout;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.TestClock;
import com.oten.jakarta.TestSettings;
import com.oten.jakarta.WireLog;
import com.oten.jakarta.internal.config.SiteConfig;
import com.oten.jakarta.internal.logout.LogoutState;
import com.oten.jakarta.internal.pages.Redirect;
import com.oten.jakarta.internal.seal.SealKeys;
import com.oten.jakarta.internal.seal.Sealer;
import com.oten.jakarta.internal.secret.RandomTokens;
import com.oten.jakarta.internal.web.StubRequest;
import com.oten.jakarta.internal.web.http.ApplicationUrls;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** S07: the page where a logout ends, and the browsers that come to it. */
class LogoutReturnTest {
    private static final String OTHER = "A".repeat(43);

    private final SealKeys keys = new SealKeys(TestSettings.valid().read(), "", new SecureRandom(), new TestClock());
    private final LogoutState state = new LogoutState(
            new Sealer(keys, SealKeys.Purpose.LOGOUT, LogoutState.LONGEST),
            new RandomTokens(new SecureRandom()),
            new TestClock());
    private final LogoutReturn back = at("https://shop.example.com/shop", "/app", "/bye");
    private final String fresh = back.freshState();

    private LogoutReturn at(String baseUrl, String contextPath, String returnTo) {
        Optional<URI> base = Optional.of(baseUrl).filter(url -> !url.isEmpty()).map(URI::create);
        SiteConfig config = new SiteConfig(base, "/oten", Optional.empty(), List.of(), Optional.empty());
        return new LogoutReturn(new ApplicationUrls(config, contextPath), state, returnTo);
    }

    private static StubRequest request(String uri, String query) {
        return StubRequest.get().with("getRequestURI", uri).with("getQueryString", query);
    }

    private StubRequest comingBack(String query) {
        return request("/app/bye", query)
                .with("getCookies", cookies("__Host-" + state.cookieName(), state.seal(fresh)));
    }

    private static Cookie[] cookies(String name, String value) {
        return new Cookie[] {new Cookie("JSESSIONID", "x"), new Cookie(name, value)};
    }

    @Test
    void a_logout_sets_a_cookie_that_scripts_and_sibling_domains_cannot_read() {
        String line = back.remember(fresh, request("/app/oten/logout", "").request());

        assertThat(line)
                .matches("__Host-oten-logout-[0-9a-f]{8}=[\\w.-]+; Path=/; Max-Age=600; HttpOnly; SameSite=Lax; Secure")
                .doesNotContain(fresh);
    }

    @Test
    void a_prefetch_does_not_use_the_state_up() {
        assertThat(back.isTooEarly(comingBack("state=" + fresh)
                        .header("Sec-Purpose", "prefetch")
                        .request()))
                .isTrue();
        assertThat(back.isTooEarly(comingBack("state=" + fresh).request())).isFalse();
        assertThat(back.isTooEarly(
                        comingBack("a=b").header("Sec-Purpose", "prefetch").request()))
                .isFalse();
    }

    @Test
    void who_comes_back_is_redirected_to_the_clean_URL_and_the_cookie_is_deleted() {
        Redirect clean = back.receive(comingBack("state=" + fresh).request()).orElseThrow();

        assertThat(clean.status()).isEqualTo(303);
        assertThat(clean.location()).isEqualTo("/shop/app/bye");
        assertThat(clean.setCookies())
                .containsExactly(
                        "__Host-" + state.cookieName() + "=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure");
    }

    @Test
    void it_works_at_the_root_while_developing_by_http() {
        LogoutReturn root = at("", "", "/");

        Optional<Redirect> clean = root.receive(request("/", "state=" + fresh)
                .with("getCookies", cookies(state.cookieName(), state.seal(fresh)))
                .request());

        assertThat(clean).hasValueSatisfying(to -> {
            assertThat(to.location()).isEqualTo("/");
            assertThat(to.setCookies())
                    .containsExactly(state.cookieName() + "=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
        });
    }

    @Test
    void with_https_a_cookie_that_a_sibling_domain_could_set_is_ignored() {
        StubRequest planted = request("/app/bye", "state=" + fresh)
                .with("getCookies", cookies(state.cookieName(), state.seal(fresh)));

        assertThat(back.receive(planted.request())).isEmpty();
    }

    @Test
    void another_state_is_one_warning_without_values() {
        try (WireLog log = WireLog.open()) {
            assertThat(back.receive(comingBack("state=" + OTHER).request())).isEmpty();

            assertThat(log.ownLines())
                    .singleElement()
                    .asString()
                    .contains("not from its own logout")
                    .doesNotContain(OTHER, fresh);
        }
    }

    @Test
    void a_state_without_a_cookie_is_one_line_without_values() {
        try (WireLog log = WireLog.open()) {
            assertThat(back.receive(request("/app/bye", "state=" + fresh).request()))
                    .isEmpty();

            assertThat(log.ownLines()).singleElement().asString().doesNotContain(fresh);
        }
    }

    @Test
    void no_state_from_another_site_is_one_line() {
        try (WireLog log = WireLog.open()) {
            StubRequest lost = request("/app/bye", null)
                    .header("Sec-Fetch-Site", "cross-site")
                    .with("getCookies", cookies("__Host-" + state.cookieName(), state.seal(fresh)));

            assertThat(back.receive(lost.request())).isEmpty();

            assertThat(log.ownLines()).singleElement().asString().contains("without the state");
        }
    }

    @Test
    void ordinary_requests_are_left_alone() {
        try (WireLog log = WireLog.open()) {
            assertThat(back.receive(request("/app/bye", null).request())).isEmpty();
            assertThat(back.receive(request("/app/bye", "state=open").request()))
                    .isEmpty();
            assertThat(back.receive(request("/app/", "state=" + fresh).request()))
                    .isEmpty();
            assertThat(back.receive(comingBack("state=" + fresh)
                            .with("getMethod", "POST")
                            .request()))
                    .isEmpty();
            assertThat(back.receive(request("/app/bye", null)
                            .header("Sec-Fetch-Site", "cross-site")
                            .request()))
                    .isEmpty();

            assertThat(log.ownLines()).isEmpty();
        }
    }

    @Test
    void a_host_that_no_login_works_at_changes_nothing() {
        LogoutReturn unknown = at("", "/app", "/bye");

        assertThat(unknown.receive(comingBack("state=" + fresh)
                        .with("getServerName", "evil.example")
                        .request()))
                .isEmpty();
    }
}
