package com.oten.jakarta.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Fault;
import com.oten.jakarta.OtenLogin;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.pages.Redirect;
import com.oten.jakarta.internal.pages.Reply;
import com.oten.jakarta.internal.session.OtenSession;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages that ask for a new login whenever they run: they are told once when it is done. */
class AskedLoginsWireTest {
    private static final String PAGE = "/settings?tab=2";

    private final WebParty party = new WebParty();
    private final RequestHandlers node = party.node();
    private final WebBrowser browser = new WebBrowser();

    @BeforeEach
    void log_in() {
        browser.logIn("alice", node, party.oten());
    }

    @AfterEach
    void close() {
        party.close();
    }

    private static StubRequest page() {
        return StubRequest.visit("/settings").with("getQueryString", "tab=2");
    }

    private boolean isDone(StubRequest page) {
        return node.askedLogins().isDone(browser.request(page));
    }

    private Reply ask(AuthenticationParameters asked, StubRequest page) {
        return browser.keep(node.askedLogins().reply(asked, Optional.empty(), browser.request(page)));
    }

    private Reply finish(Reply login) {
        party.oten().approveAll("alice");
        return browser.send(node, WebBrowser.back(login));
    }

    private void renew() {
        Reply end = finish(ask(AuthenticationParameters.withParams().newAuthentication(true), page()));
        assertThat(end.headers()).containsEntry("Location", "/app" + PAGE);
    }

    @Test
    void a_page_is_told_once_when_its_login_is_done() {
        assertThat(isDone(page())).isFalse();

        renew();

        assertThat(isDone(page())).isTrue();
        assertThat(isDone(page())).isFalse();
    }

    @Test
    void another_page_is_not_told() {
        renew();

        assertThat(isDone(StubRequest.visit("/settings"))).isFalse();
        assertThat(isDone(page())).isTrue();
    }

    @Test
    void a_form_is_not_told_because_no_login_ends_there() {
        renew();

        assertThat(isDone(page().posted())).isFalse();
    }

    @Test
    void a_moment_later_it_is_another_visit() {
        renew();
        party.clock().advance(Duration.ofSeconds(31));

        assertThat(isDone(page())).isFalse();
    }

    @Test
    void a_login_that_the_page_needed_but_did_not_ask_for_is_not_its_new_one() {
        finish(ask(new AuthenticationParameters(), page()));

        assertThat(isDone(page())).isFalse();
    }

    @Test
    void a_login_that_ends_elsewhere_tells_nobody() {
        Reply end = finish(ask(OtenLogin.fresh().returnTo("/app/settings"), page()));

        assertThat(end.headers()).containsEntry("Location", "/app/settings");
        assertThat(isDone(page())).isFalse();
        assertThat(isDone(StubRequest.visit("/settings"))).isFalse();
    }

    @Test
    void what_has_been_told_is_forgotten_and_the_session_is_the_same() {
        renew();
        OtenSession before = browser.session(node).orElseThrow();

        assertThat(isDone(page())).isTrue();

        OtenSession after = browser.session(node).orElseThrow();
        assertThat(after.isSameLogin(before)).isTrue();
        assertThat(after.isAnswerTo("/app" + PAGE, party.clock().instant())).isFalse();
    }

    @Test
    void a_page_that_starts_a_login_whenever_it_is_shown_is_refused_after_one() {
        Reply first = browser.keep(node.askedLogins().start(OtenLogin.fresh(), browser.request(page())));
        finish(first);

        Reply second = browser.keep(node.askedLogins().start(OtenLogin.fresh(), browser.request(page())));

        party.assertLoginFailed(second, OtenErrorCode.LOGIN_REPEATED);
        assertThat(node.askedLogins().start(OtenLogin.fresh(), browser.request(page())))
                .isInstanceOf(Redirect.class); // who reloads wants it
    }

    @Test
    void a_restarted_login_is_still_the_pages() {
        Reply login = ask(OtenLogin.fresh(), page());
        party.oten().next(Fault.CODE_EXPIRED, 1);

        Redirect again = (Redirect) finish(login);
        finish(again);

        assertThat(isDone(page())).isTrue();
    }
}
