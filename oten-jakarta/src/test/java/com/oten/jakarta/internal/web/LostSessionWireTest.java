package com.oten.jakarta.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Endpoint;
import com.oten.emulator.Fault;
import com.oten.jakarta.OtenLogin;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.login.LoginRounds;
import com.oten.jakarta.internal.pages.Page;
import com.oten.jakarta.internal.pages.Redirect;
import com.oten.jakarta.internal.pages.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What follows if the container's session does not come back after a login, and what is not taken for that. */
class LostSessionWireTest {
    private static final String COOKIE = "__Host-oten-round-";

    private final WebParty party = new WebParty();
    private final RequestHandlers node = party.node();
    private final WebBrowser browser = new WebBrowser();

    @AfterEach
    void close() {
        party.close();
    }

    /** A login from the page to the callback's response, after which the session is gone. */
    private Reply round(OtenLogin login, RequestHandlers start, RequestHandlers end) {
        Reply out = browser.begin(start, login, StubRequest.visit("/profile"));
        if (out instanceof Page) {
            return out;
        }
        party.oten().approveAll("alice");
        Reply in = browser.send(end, WebBrowser.back(out));
        browser.container().invalidate();
        return in;
    }

    private Reply round() {
        return round(OtenLogin.fresh(), node, node);
    }

    private long logins() {
        return party.oten().count(Endpoint.TOKEN);
    }

    private void assertStarts(Reply reply) {
        assertThat(reply.status()).isEqualTo(302);
        assertThat(reply.headers().get("Location"))
                .startsWith(party.oten().uri(Endpoint.AUTHORIZE).toString());
    }

    private static String cookieOf(Reply reply) {
        return reply.setCookies().stream()
                .filter(line -> line.startsWith(COOKIE))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void two_rounds_then_a_page_and_one_line_in_the_log() {
        assertThat(round().headers()).containsEntry("Location", "/app/profile");
        assertThat(round().headers()).containsEntry("Location", "/app/profile");

        Page page = party.assertLoginFailed(round(), OtenErrorCode.SESSION_LOST);

        assertThat(logins()).isEqualTo(2);
        assertThat(page.status()).isEqualTo(500);
        assertThat(page.body())
                .contains("JSESSIONID", "SameSite=Strict", "do not share sessions", "blocks cookies")
                .doesNotContain("/oten/login");
        assertThat(page.setCookies()).isEmpty();
        assertThat(party.failures())
                .singleElement()
                .asString()
                .startsWith("com.oten.jakarta WARNING OTEN-SESSION-LOST incident ")
                .contains("without the session cookie JSESSIONID", "SameSite=Strict", "path", "blocks it");
    }

    @Test
    void the_page_stays_while_the_browser_goes_on_trying() {
        IntStream.range(0, 2).forEach(i -> round());

        for (int i = 0; i < 20; i++) {
            assertThat(round()).isInstanceOf(Page.class);
        }

        assertThat(logins()).isEqualTo(2);
    }

    @Test
    void after_a_minute_and_the_skew_another_login_may_try() {
        IntStream.range(0, 2).forEach(i -> round());
        party.clock().advance(LoginRounds.LIFETIME.plusSeconds(61));

        assertStarts(browser.begin(node));
    }

    @Test
    void however_long_the_user_takes_at_Oten_there_are_two_rounds() {
        for (int i = 0; i < 2; i++) {
            Redirect out = browser.begin(node);
            party.clock().advance(Duration.ofMinutes(4));
            party.oten().approveAll("alice");
            browser.cookies().keySet().removeIf(name -> name.startsWith(COOKIE)); // has expired meanwhile
            browser.send(node, WebBrowser.back(out));
            browser.container().invalidate();
        }

        party.assertLoginFailed(round(), OtenErrorCode.SESSION_LOST);
    }

    @Test
    void nodes_that_do_not_share_sessions_are_told_of_by_name() {
        IntStream.range(0, 2).forEach(i -> round(OtenLogin.fresh(), party.node(), party.node()));
        StubRequest page = StubRequest.visit("/profile").with("getRequestedSessionId", "of-another-node");

        party.assertLoginFailed(browser.begin(party.node(), OtenLogin.fresh(), page), OtenErrorCode.SESSION_LOST);

        assertThat(party.failures()).singleElement().asString().contains("the nodes do not share sessions");
    }

    @Test
    void a_node_whose_clock_is_ahead_counts_as_well() {
        IntStream.range(0, 2).forEach(i -> round());
        party.clock().advance(Duration.ofMinutes(-3));

        party.assertLoginFailed(round(), OtenErrorCode.SESSION_LOST);
    }

    @Test
    void login_links_and_silent_logins_go_round_no_more_often() {
        StubRequest link = StubRequest.own("/login").header("Sec-Fetch-Mode", "navigate");
        for (int i = 0; i < 2; i++) {
            Reply out = i == 0
                    ? browser.send(node, link)
                    : browser.begin(node, OtenLogin.fresh().prompt("none"), StubRequest.visit("/profile"));
            party.oten().approveAll("alice");
            browser.send(node, WebBrowser.back(out));
            browser.container().invalidate();
        }

        party.assertLoginFailed(browser.send(node, link), OtenErrorCode.SESSION_LOST);
    }

    @Test
    void callbacks_that_are_sent_twice_and_of_which_the_first_response_is_lost_count() {
        for (int i = 0; i < 2; i++) {
            Redirect out = browser.begin(node);
            party.oten().approveAll("alice");
            StubRequest callback = WebBrowser.back(out);
            Map<String, String> before = Map.copyOf(browser.cookies());
            browser.send(node, callback);
            browser.cookies().clear();
            browser.cookies().putAll(before);
            browser.send(node, callback);
            browser.container().invalidate();
        }

        party.assertLoginFailed(round(), OtenErrorCode.SESSION_LOST);
        assertThat(logins()).isEqualTo(2);
    }

    @Test
    void tabs_that_lose_the_session_at_once_do_not_lower_the_count() {
        Redirect slow = browser.begin(node);
        party.oten().approveAll("alice");
        StubRequest late = WebBrowser.back(slow);
        IntStream.range(0, 2).forEach(i -> round());
        browser.send(node, late);
        browser.container().invalidate();

        party.assertLoginFailed(round(), OtenErrorCode.SESSION_LOST);
    }

    @Test
    void a_user_who_is_logged_in_may_log_in_as_often_as_they_like() {
        for (int i = 0; i < 5; i++) {
            Reply out = browser.begin(node, OtenLogin.fresh().prompt("login"), StubRequest.visit("/profile"));
            assertStarts(out);
            party.oten().approveAll(i % 2 == 0 ? "alice" : "bob");
            browser.send(node, WebBrowser.back(out));
        }

        assertThat(browser.session(node)).isPresent();
        assertThat(party.failures()).isEmpty();
    }

    @Test
    void logging_out_and_in_again_is_not_a_round() {
        for (int i = 0; i < 5; i++) {
            browser.logIn("alice", node, party.oten());
            browser.send(node, StubRequest.own("/logout").posted().header("Sec-Fetch-Site", "same-origin"));
            assertThat(browser.cookies().keySet()).noneMatch(name -> name.startsWith(COOKIE));
        }

        assertThat(logins()).isEqualTo(5);
        assertThat(party.failures()).isEmpty();
    }

    @Test
    void several_tabs_that_log_in_at_once_are_no_loop() {
        List<Redirect> tabs = new ArrayList<>();
        IntStream.range(0, 5).forEach(i -> tabs.add(browser.begin(node)));
        party.oten().approveAll("alice");
        tabs.forEach(tab -> browser.send(node, WebBrowser.back(tab)));

        browser.container().invalidate(); // and then the session ends

        assertStarts(browser.begin(node));
    }

    @Test
    void a_silent_login_that_was_refused_is_no_round() {
        party.oten().next(Fault.LOGIN_REQUIRED, 1);
        Reply out = browser.begin(node, OtenLogin.fresh().prompt("none"), StubRequest.visit("/profile"));
        Reply back = browser.send(node, WebBrowser.back(out));

        assertThat(back.setCookies()).noneMatch(line -> line.startsWith(COOKIE));
    }

    @Test
    void the_count_is_sealed_lives_a_minute_and_counts_for_no_other_application() {
        String line = cookieOf(round());

        assertThat(line).endsWith("; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure");
        browser.cookies().replaceAll((name, value) -> name.startsWith(COOKIE) ? value + "A" : value);
        round();
        assertStarts(browser.begin(node)); // what is damaged counts nothing

        String theirs = party.nodeAt("/other").client().loginRounds().cookieName(true);
        assertThat(theirs).startsWith(COOKIE).isNotEqualTo(line.substring(0, line.indexOf('=')));
    }
}
