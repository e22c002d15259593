package com.oten.jakarta.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.CannedResponse;
import com.oten.emulator.Endpoint;
import com.oten.emulator.Fault;
import com.oten.jakarta.OtenLoggedIn;
import com.oten.jakarta.OtenLogin;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.login.CookieSlot;
import com.oten.jakarta.internal.login.DroppedLogins;
import com.oten.jakarta.internal.login.LoginTransaction;
import com.oten.jakarta.internal.pages.Page;
import com.oten.jakarta.internal.pages.Redirect;
import com.oten.jakarta.internal.pages.Reply;
import com.oten.jakarta.internal.request.LoginParameters;
import com.oten.jakarta.internal.session.OtenSession;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a login ends: with a session, another try, an error for the page that asked, or an error page. */
class CallbackWireTest {
    private static final String BACK_TO_PROFILE = "href=\"/app/oten/login?return_to=%2Fapp%2Fprofile\"";

    private static final String ROUND = "__Host-oten-round-";

    private final WebParty party = new WebParty();
    private final RequestHandlers node = party.node();
    private final WebBrowser browser = new WebBrowser();

    @AfterEach
    void close() {
        party.close();
    }

    /** A login of a user that may log in or not, up to the callback, which has not been sent. */
    private StubRequest callback(OtenLogin login) {
        Reply out = browser.begin(node, login, StubRequest.visit("/profile"));
        party.oten().approveAll("alice");
        return WebBrowser.back(out);
    }

    private StubRequest callback() {
        return callback(OtenLogin.fresh());
    }

    private String cookieName() {
        return browser.cookies().keySet().stream()
                .filter(name -> name.startsWith("__Host-oten-tx-"))
                .reduce((one, other) -> {
                    throw new AssertionError("two logins wait");
                })
                .orElseThrow();
    }

    private static String forgetting(String cookie) {
        return cookie + "=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure";
    }

    private void assertSentToOten(Reply reply) {
        assertThat(reply.status()).isEqualTo(302);
        assertThat(reply.headers().get("Location"))
                .startsWith(party.oten().uri(Endpoint.AUTHORIZE).toString());
    }

    @Test
    void a_login_opens_a_session_forgets_the_cookie_and_tells_observers() {
        StubRequest callback = callback();
        String cookie = cookieName();

        Reply reply = browser.send(node, callback);

        assertThat(reply.status()).isEqualTo(303);
        assertThat(reply.headers()).containsEntry("Location", "/app/profile");
        assertThat(reply.setCookies()).hasSize(2).contains(forgetting(cookie)).anyMatch(line -> line.startsWith(ROUND));
        assertThat(browser.session(node)).map(OtenSession::subject).contains("user-alice");
        assertThat(party.events()).containsExactly(new OtenLoggedIn("user-alice", "user-alice"));
        assertThat(party.failures()).isEmpty();
    }

    @Test
    void the_same_callback_again_leads_to_the_page_and_tells_observers_nothing_more() {
        StubRequest callback = callback();
        Map<String, String> before = Map.copyOf(browser.cookies());
        browser.send(node, callback);
        browser.cookies().putAll(before); // as a browser that has sent both before it got the first response

        Reply again = browser.send(node, callback);

        assertThat(again.status()).isEqualTo(303);
        assertThat(again.headers()).containsEntry("Location", "/app/profile");
        assertThat(again.setCookies()).hasSize(2).anyMatch(line -> line.startsWith(ROUND));
        assertThat(party.events()).hasSize(1);
        assertThat(party.oten().count(Endpoint.TOKEN)).isEqualTo(1);
    }

    @Test
    void a_login_that_asked_for_a_recent_authentication_has_just_met_it() {
        browser.send(node, callback(OtenLogin.fresh().maxAge(Duration.ofMinutes(1))));

        OtenSession session = browser.session(node).orElseThrow();
        assertThat(session.hasJustMet(Duration.ofMinutes(1), party.clock().instant()))
                .isTrue();
    }

    @Test
    void a_login_that_asked_for_none_has_met_none() {
        browser.send(node, callback());

        OtenSession session = browser.session(node).orElseThrow();
        assertThat(session.hasJustMet(Duration.ofDays(1), party.clock().instant()))
                .isFalse();
    }

    @Test
    void who_logs_in_as_another_user_is_that_user() {
        browser.logIn("alice", node, party.oten());

        browser.logIn("bob", node, party.oten());

        assertThat(browser.session(node)).map(OtenSession::subject).contains("user-bob");
    }

    @ParameterizedTest
    @EnumSource(names = {"LOGIN_REQUIRED", "INTERACTION_REQUIRED", "CONSENT_REQUIRED", "ACCOUNT_SELECTION_REQUIRED"})
    void a_silent_login_that_was_refused_is_handed_to_the_page_that_asked(Fault refusal) {
        party.oten().next(refusal, 1);
        StubRequest callback = callback(OtenLogin.fresh().prompt("none"));
        String cookie = cookieName();

        Reply reply = browser.send(node, callback);

        assertThat(reply.status()).isEqualTo(303);
        assertThat(reply.headers()).containsEntry("Location", "/app/profile?oten_error=" + refusal.error());
        assertThat(reply.setCookies()).containsExactly(forgetting(cookie));
        assertThat(browser.session(node)).isEmpty();
        assertThat(party.events()).isEmpty();
        assertThat(party.failures())
                .singleElement()
                .asString()
                .startsWith("com.oten.jakarta INFO OTEN-")
                .endsWith("; returned to the page that asked for a silent login");
    }

    @Test
    void behind_a_proxy_a_refusal_is_sent_to_the_URL_that_browsers_see() {
        RequestHandlers behind = party.nodeBehindProxy();
        party.oten().next(Fault.LOGIN_REQUIRED, 1);
        Reply out = browser.begin(
                behind,
                OtenLogin.fresh().prompt("none"),
                StubRequest.visit("/profile").with("getQueryString", "a=b"));

        Reply reply = browser.send(behind, WebBrowser.back(out));

        assertThat(reply.headers()).containsEntry("Location", "/store/app/profile?a=b&oten_error=login_required");
    }

    @ParameterizedTest
    @EnumSource(names = {"LOGIN_REQUIRED", "INTERACTION_REQUIRED", "CONSENT_REQUIRED", "ACCOUNT_SELECTION_REQUIRED"})
    void the_same_refusal_of_a_login_that_was_not_silent_is_one_more_try_and_no_third(Fault refusal) {
        party.oten().next(refusal, 2);
        StubRequest callback = callback();
        String cookie = cookieName();

        Reply again = browser.send(node, callback);

        assertSentToOten(again);
        assertThat(cookieName()).isEqualTo(cookie);
        assertThat(party.events()).isEmpty();
        assertThat(party.failures()).singleElement().asString().endsWith("; restarted once");

        Page page = party.assertLoginFailed(
                browser.send(node, WebBrowser.back(again)), OtenErrorCode.valueOf(refusal.name()));

        assertThat(page.body()).contains(BACK_TO_PROFILE);
        assertThat(page.setCookies()).containsExactly(forgetting(cookie));
        assertThat(party.failures()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"JAR_EXPIRED", "CODE_NOT_FOUND", "CODE_ALREADY_USED", "CODE_EXPIRED", "INVALID_CODE_VERIFIER"})
    void what_a_second_try_mends_is_tried_a_second_time(Fault fault) {
        party.oten().next(fault, 1);

        Reply again = browser.send(node, callback());

        assertSentToOten(again);
        Reply reply = browser.send(node, WebBrowser.back(again));
        assertThat(reply.headers()).containsEntry("Location", "/app/profile");
        assertThat(browser.cookies().keySet()).noneMatch(name -> name.startsWith("__Host-oten-tx-"));
        assertThat(party.events()).hasSize(1);
    }

    @Test
    void a_second_try_that_fails_the_same_way_ends_at_a_page() {
        party.oten().next(Fault.CODE_EXPIRED, 2);
        Reply again = browser.send(node, callback());

        Page page = party.assertLoginFailed(browser.send(node, WebBrowser.back(again)), OtenErrorCode.CODE_EXPIRED);

        assertThat(page.body()).contains(BACK_TO_PROFILE);
        assertThat(browser.cookies()).isEmpty();
        assertThat(browser.session(node)).isEmpty();
    }

    @Test
    void a_second_try_asks_what_the_first_one_asked_with_everything_fresh() {
        party.oten().next(Fault.CODE_EXPIRED, 1);
        StubRequest callback = callback(OtenLogin.fresh().maxAge(Duration.ofMinutes(5)));
        Map<String, Object> first =
                party.oten().lastRequestObject().orElseThrow().claims();

        WebBrowser.back(browser.send(node, callback));

        Map<String, Object> second =
                party.oten().lastRequestObject().orElseThrow().claims();
        assertThat(second.get("max_age")).hasToString("300");
        assertThat(second).doesNotContainEntry("state", first.get("state"));
        assertThat(second).doesNotContainEntry("nonce", first.get("nonce"));
        assertThat(second).doesNotContainEntry("code_challenge", first.get("code_challenge"));
    }

    @Test
    void if_the_second_try_cannot_start_the_first_failure_is_the_one_that_is_shown() {
        RequestHandlers impatient = party.node("oten.breaker.failures", "1");
        Reply out = browser.begin(impatient);
        party.oten().approveAll("alice");
        StubRequest callback = WebBrowser.back(out);
        party.oten().answer(Endpoint.TOKEN, CannedResponse.disconnect(), 9);

        Page page = party.assertLoginFailed(browser.send(impatient, callback), OtenErrorCode.RESPONSE_LOST);

        assertThat(page.body()).contains(BACK_TO_PROFILE);
        assertThat(browser.cookies()).isEmpty();
        assertThat(party.failures()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCESS_DENIED", "INVALID_SCOPE", "UNKNOWN_CODE_AUTHORIZE", "CLIENT_AUTHENTICATION_FAILED"})
    void what_no_second_try_mends_ends_at_a_page_at_once(Fault fault) {
        party.oten().next(fault, 1);
        StubRequest callback = callback();
        String cookie = cookieName();

        Reply reply = browser.send(node, callback);

        Page page = party.assertLoginFailed(reply, code(fault));
        assertThat(page.setCookies()).containsExactly(forgetting(cookie));
        assertThat(browser.session(node)).isEmpty();
    }

    private static OtenErrorCode code(Fault fault) {
        return OtenErrorCode.of(fault.error(), Optional.of(fault.description()));
    }

    @Test
    void a_silent_login_that_fails_otherwise_is_not_handed_back() {
        party.oten().next(Fault.ACCESS_DENIED, 1);

        Reply reply = browser.send(node, callback(OtenLogin.fresh().prompt("none")));

        party.assertLoginFailed(reply, OtenErrorCode.ACCESS_DENIED);
    }

    @Test
    void a_silent_login_that_a_second_try_mends_is_tried_a_second_time() {
        party.oten().next(Fault.CODE_EXPIRED, 1);

        assertSentToOten(browser.send(node, callback(OtenLogin.fresh().prompt("none"))));
    }

    @Test
    void a_callback_without_a_state_is_malformed_and_touches_no_cookie() {
        callback();

        Page page = party.assertLoginFailed(
                browser.send(node, WebBrowser.callback(Map.of("code", new String[] {"x"}))),
                OtenErrorCode.CALLBACK_MALFORMED);

        assertThat(page.setCookies()).isEmpty();
        assertThat(page.body()).contains("href=\"/app/oten/login\"");
        assertThat(browser.cookies()).hasSize(1);
    }

    @Test
    void who_is_logged_in_and_brings_a_malformed_callback_is_told_so() {
        browser.logIn("alice", node, party.oten());

        Reply reply = browser.send(node, WebBrowser.callback(Map.of("state", new String[] {"a", "b"})));

        party.assertLoginFailed(reply, OtenErrorCode.CALLBACK_MALFORMED);
    }

    @Test
    void a_callback_of_a_known_login_with_neither_code_nor_error_ends_it() {
        Reply out = browser.begin(node);
        party.oten().approveAll("alice");
        StubRequest callback = WebBrowser.back(out);
        String state = callback.request().getParameter("state");

        Page page = party.assertLoginFailed(
                browser.send(node, WebBrowser.callback(Map.of("state", new String[] {state}))),
                OtenErrorCode.CALLBACK_MALFORMED);

        assertThat(page.body()).contains(BACK_TO_PROFILE);
        assertThat(browser.cookies()).isEmpty();
    }

    @Test
    void a_callback_from_another_issuer_is_refused() {
        StubRequest callback = callback();
        Map<String, String[]> mixed = new HashMap<>(callback.request().getParameterMap());
        mixed.put("iss", new String[] {"https://evil.example"});

        party.assertLoginFailed(browser.send(node, WebBrowser.callback(mixed)), OtenErrorCode.CALLBACK_ISSUER);
        assertThat(party.oten().count(Endpoint.TOKEN)).isZero();
    }

    @Test
    void a_login_that_took_too_long_is_refused_and_forgotten() {
        StubRequest callback = callback();
        String cookie = cookieName();
        party.clock().advance(Duration.ofMinutes(11));

        Page page = party.assertLoginFailed(browser.send(node, callback), OtenErrorCode.CALLBACK_EXPIRED);

        assertThat(page.setCookies()).containsExactly(forgetting(cookie));
        assertThat(page.body()).contains("href=\"/app/oten/login\"");
        assertThat(party.oten().count(Endpoint.TOKEN)).isZero();
    }

    @Test
    void who_is_logged_in_and_took_too_long_for_another_login_is_told_so() {
        browser.logIn("alice", node, party.oten());
        StubRequest callback = callback();
        party.clock().advance(Duration.ofMinutes(11));

        party.assertLoginFailed(browser.send(node, callback), OtenErrorCode.CALLBACK_EXPIRED);
    }

    @Test
    void a_damaged_cookie_is_refused_and_forgotten() {
        StubRequest callback = callback();
        String cookie = cookieName();
        browser.cookies().compute(cookie, (name, value) -> value + "A");

        Page page = party.assertLoginFailed(browser.send(node, callback), OtenErrorCode.CALLBACK_UNKNOWN);

        assertThat(page.setCookies()).containsExactly(forgetting(cookie));
    }

    @Test
    void a_damaged_cookie_of_a_user_who_is_logged_in_is_deleted_on_the_way_to_the_front_page() {
        browser.logIn("alice", node, party.oten());
        StubRequest callback = callback();
        String cookie = cookieName();
        browser.cookies().compute(cookie, (name, value) -> value + "A");

        assertThat(browser.send(node, callback)).isEqualTo(new Redirect(302, "/app/", List.of(forgetting(cookie))));
    }

    @Test
    void a_callback_that_nobody_here_has_asked_for_is_refused() {
        StubRequest callback = callback();

        Page page = party.assertLoginFailed(new WebBrowser().send(node, callback), OtenErrorCode.CALLBACK_UNKNOWN);

        assertThat(page.body()).contains("href=\"/app/oten/login\"");
        assertThat(page.setCookies()).isEmpty();
        assertThat(party.oten().count(Endpoint.TOKEN)).isZero();
        assertThat(browser.send(node, callback).headers()).containsEntry("Location", "/app/profile");
    }

    @Test
    void the_callback_of_another_browser_leaves_the_login_that_waits() {
        StubRequest theirs = callback();
        WebBrowser victim = new WebBrowser();
        Reply mine = victim.begin(node);

        party.assertLoginFailed(victim.send(node, theirs), OtenErrorCode.CALLBACK_UNKNOWN);

        assertThat(victim.session(node)).isEmpty();
        assertThat(victim.send(node, WebBrowser.back(mine)).headers()).containsEntry("Location", "/app/profile");
    }

    @Test
    void a_login_that_a_browser_with_six_of_them_has_dropped_starts_again_and_ends() {
        Redirect first = browser.begin(node);
        beginFiveMore();
        party.oten().approveAll("alice");

        Reply again = browser.send(node, WebBrowser.back(first));

        assertSentToOten(again);
        assertThat(party.oten().received(Endpoint.TOKEN)).isEmpty(); // the code of a login without its verifier
        assertThat(browser.send(node, WebBrowser.back(again)).headers()).containsEntry("Location", "/app/");
        assertThat(browser.session(node)).isPresent();
    }

    @Test
    void a_dropped_login_of_a_user_who_is_logged_in_by_now_ends_at_the_front_page() {
        Redirect first = browser.begin(node);
        Redirect last = beginFiveMore();
        party.oten().approveAll("alice");
        browser.send(node, WebBrowser.back(last));

        Reply reply = browser.send(node, WebBrowser.back(first));

        assertThat(reply.status()).isEqualTo(302);
        assertThat(reply.headers()).containsEntry("Location", "/app/");
    }

    @Test
    void a_dropped_login_that_oten_has_refused_is_not_started_again() {
        Redirect first = browser.begin(node);
        beginFiveMore();
        party.oten().approveAll("alice");
        party.oten().next(Fault.ACCESS_DENIED, 1);

        party.assertLoginFailed(browser.send(node, WebBrowser.back(first)), OtenErrorCode.CALLBACK_UNKNOWN);
    }

    @Test
    void the_login_of_a_stranger_is_not_started_again_where_others_wait_or_were_dropped() {
        browser.begin(node);
        beginFiveMore();
        WebBrowser stranger = new WebBrowser();
        for (int i = 0; i < 5; i++) { // one of each slot
            Redirect theirs = stranger.begin(node);
            party.oten().approveAll("bob");
            StubRequest callback = WebBrowser.back(theirs);

            party.assertLoginFailed(browser.send(node, callback), OtenErrorCode.CALLBACK_UNKNOWN);
        }
    }

    @Test
    void a_dropped_login_in_a_frame_is_a_page() {
        Redirect first = browser.begin(node);
        beginFiveMore();
        party.oten().approveAll("alice");
        StubRequest callback = WebBrowser.back(first).header("Sec-Fetch-Dest", "iframe");

        party.assertLoginFailed(browser.send(node, callback), OtenErrorCode.CALLBACK_UNKNOWN);
    }

    /** More than a browser has slots for, if one is under way already; the clock decides which is dropped. */
    private Redirect beginFiveMore() {
        Redirect last = null;
        for (int i = 0; i < CookieSlot.COUNT; i++) {
            party.clock().advance(Duration.ofSeconds(1));
            last = browser.begin(node);
        }
        return last;
    }

    @Test
    void the_back_button_after_a_login_leads_to_the_front_page_and_is_not_a_failure() {
        StubRequest callback = callback();
        browser.send(node, callback);

        Reply reload = browser.send(node, callback);

        assertThat(reload).isEqualTo(new Redirect(302, "/app/", List.of()));
        assertThat(party.failures()).isEmpty();
        assertThat(party.events()).hasSize(1);
    }

    @Test
    void behind_a_proxy_the_back_button_leads_to_the_front_page_that_browsers_know() {
        RequestHandlers behind = party.nodeBehindProxy();
        browser.logIn("alice", behind, party.oten());

        Reply reload = browser.send(behind, WebBrowser.callback(Map.of("state", new String[] {"old"})));

        assertThat(reload.headers()).containsEntry("Location", "/store/app/");
    }

    @Test
    void the_back_button_after_a_session_has_ended_is_a_page() {
        StubRequest callback = callback();
        browser.send(node, callback);
        party.clock().advance(Duration.ofDays(30));

        party.assertLoginFailed(browser.send(node, callback), OtenErrorCode.CALLBACK_UNKNOWN);
    }

    @Test
    void the_page_that_a_cookie_names_is_checked_again() {
        Reply out = browser.begin(node);
        party.oten().approveAll("alice");
        StubRequest callback = WebBrowser.back(out);
        party.oten().next(Fault.ACCESS_DENIED, 1);
        // what an older version of the application may have taken for a page of its own
        LoginTransaction older = new LoginTransaction(
                callback.request().getParameter("state"),
                "nonce",
                "verifier",
                "https://evil.example/",
                party.clock().instant(),
                1,
                0,
                DroppedLogins.NONE,
                LoginParameters.NONE);
        browser.cookies().put(cookieName(), node.client().transactions().seal(older));

        Page page = (Page) browser.send(node, callback);

        assertThat(page.body()).contains("href=\"/app/oten/login?return_to=%2Fapp%2F\"");
    }

    @Test
    void if_the_container_ends_each_new_session_at_once_nobody_is_logged_in() {
        StubRequest callback = callback();
        browser.container().at("setAttribute", StubContainer::invalidate);

        party.assertLoginFailed(browser.send(node, callback), OtenErrorCode.BUSY);
        assertThat(browser.cookies()).isEmpty();
    }
}
