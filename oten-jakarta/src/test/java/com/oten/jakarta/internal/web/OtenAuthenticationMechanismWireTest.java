package com.oten.jakarta.internal.web;

import static jakarta.security.enterprise.AuthenticationStatus.NOT_DONE;
import static jakarta.security.enterprise.AuthenticationStatus.SEND_CONTINUE;
import static jakarta.security.enterprise.AuthenticationStatus.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.oten.emulator.Endpoint;
import com.oten.jakarta.OtenLoggedOut;
import com.oten.jakarta.OtenLoggedOut.Reason;
import com.oten.jakarta.OtenLogin;
import com.oten.jakarta.WireBrowser;
import com.oten.jakarta.WireLog;
import com.oten.jakarta.WireWait;
import com.oten.jakarta.internal.pages.Page;
import com.oten.jakarta.internal.pages.Redirect;
import com.oten.jakarta.internal.web.access.AppliedRule;
import com.oten.jakarta.internal.web.session.NamedCaller;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URI;
import java.security.Principal;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the container is told about a request, before anything of the application's sees it. */
class OtenAuthenticationMechanismWireTest {
    private final WebParty party = new WebParty();
    private final RequestHandlers node = party.node(
            "oten.scopes",
            "openid profile offline_access",
            "oten.protect",
            "/account/*",
            "oten.bearer.mode",
            "jwt",
            "oten.bearer.audience",
            WebParty.API);
    private final WebBrowser browser = new WebBrowser();
    private final StubResponse out = new StubResponse();

    @AfterEach
    void close() {
        party.close();
    }

    /** As the container injects it. */
    private static OtenAuthenticationMechanism mechanism(RequestHandlers oten) {
        OtenAuthenticationMechanism mechanism = new OtenAuthenticationMechanism();
        try {
            Field injected = OtenAuthenticationMechanism.class.getDeclaredField("oten");
            injected.setAccessible(true);
            injected.set(mechanism, oten);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the field has another name", e);
        }
        return mechanism;
    }

    private void logIn() {
        browser.logIn("alice", node, party.oten());
    }

    private AuthenticationStatus ask(StubRequest in, StubMessageContext http) throws AuthenticationException {
        return ask(browser.request(in), http);
    }

    private AuthenticationStatus ask(HttpServletRequest in, StubMessageContext http) throws AuthenticationException {
        return mechanism(node).validateRequest(in, out.response(), http.context());
    }

    private void assertNamed(StubMessageContext http) {
        assertThat(http.named()).contains(new StubMessageContext.Named("user-alice", Set.of("admins", "users")));
    }

    private void assertSentToOten(int status) {
        assertThat(out.status()).isEqualTo(status);
        assertThat(out.headers("Location"))
                .singleElement()
                .asString()
                .startsWith(party.oten().uri(Endpoint.AUTHORIZE).toString());
        assertThat(out.headers("Set-Cookie")).hasSize(1);
        assertThat(out.isCommitted()).isTrue();
    }

    private void assertNothingWritten() {
        assertThat(out.status()).isZero();
        assertThat(out.isCommitted()).isFalse();
    }

    private static Object pageFor(HttpServletRequest request) {
        return request.getAttribute(OtenServlet.PAGE);
    }

    @Test
    void an_open_page_is_nobodys() throws AuthenticationException {
        HttpServletRequest request = browser.request(StubRequest.visit("/open"));

        assertThat(ask(request, StubMessageContext.open())).isEqualTo(NOT_DONE);
        assertNothingWritten();
        assertThat(NamedCaller.isCaller(request)).isTrue(); // the mechanism was asked
        assertThat(browser.container().hasSession()).isFalse();
    }

    @Test
    void who_is_logged_in_is_named_with_groups_also_on_an_open_page() throws AuthenticationException {
        logIn();
        StubMessageContext http = StubMessageContext.open();
        Principal alice = () -> "user-alice";
        HttpServletRequest request = browser.request(StubRequest.visit("/open").with("getUserPrincipal", alice));

        assertThat(ask(request, http)).isEqualTo(SUCCESS);
        assertNamed(http);
        assertNothingWritten();
        assertThat(NamedCaller.isCaller(request)).isTrue();
    }

    @Test
    void who_is_logged_in_passes_where_a_login_is_needed() throws AuthenticationException {
        logIn();
        StubMessageContext http = StubMessageContext.constrained();

        assertThat(ask(StubRequest.visit("/account/1"), http)).isEqualTo(SUCCESS);
        assertNamed(http);
    }

    @ParameterizedTest
    @CsvSource({
        "ELY01177: Authorization failed., run /subsystem=undertow/application-security-domain=other",
        "JSAS0001: no such user, JSAS0001: no such user"
    })
    void if_the_container_refuses_the_caller_the_log_says_what_to_do(String root, String said)
            throws AuthenticationException {
        logIn();
        StubMessageContext http = StubMessageContext.refusing(new IllegalStateException(new IOException(root)));

        try (WireLog log = WireLog.open()) {
            assertThat(ask(StubRequest.visit("/open"), http)).isEqualTo(SEND_CONTINUE);

            assertThat(log.ownLines())
                    .singleElement()
                    .asString()
                    .contains("OTEN-CONFIGURATION", "the server refuses the caller: ", said);
        }
        assertThat(out.status()).isEqualTo(500);
    }

    @Test
    void who_asks_for_a_new_login_is_sent_to_Oten_though_logged_in() throws AuthenticationException {
        logIn();
        StubMessageContext http =
                StubMessageContext.asked(AuthenticationParameters.withParams().newAuthentication(true));

        assertThat(ask(StubRequest.visit("/open"), http)).isEqualTo(SEND_CONTINUE);
        assertSentToOten(302);
        assertThat(browser.session(node)).isPresent();
    }

    @Test
    void what_the_application_asks_of_a_login_reaches_Oten() throws AuthenticationException {
        OtenLogin login = OtenLogin.fresh().prompt("login").returnTo("/app/cart");

        assertThat(ask(StubRequest.visit("/open"), StubMessageContext.asked(login)))
                .isEqualTo(SEND_CONTINUE);

        party.oten().approveAll("alice");
        WireBrowser.next(URI.create(out.headers("Location").get(0)));
        assertThat(party.oten().lastRequestObject().orElseThrow().claims()).containsEntry("prompt", "login");
    }

    @Test
    void a_constraint_sends_to_Oten() throws AuthenticationException {
        assertThat(ask(StubRequest.visit("/closed"), StubMessageContext.constrained()))
                .isEqualTo(SEND_CONTINUE);
        assertSentToOten(302);
    }

    @Test
    void a_program_that_asks_for_a_login_is_refused() throws AuthenticationException {
        StubMessageContext http = StubMessageContext.asked(new AuthenticationParameters());

        assertThat(ask(StubRequest.page("/open").header("Accept", "*/*"), http)).isEqualTo(SEND_CONTINUE);
        assertThat(out.status()).isEqualTo(401);
        assertThat(out.headers("Content-Type")).containsExactly("application/problem+json");
        assertThat(out.headers("WWW-Authenticate")).containsExactly("Bearer realm=\"oten\", Login realm=\"oten\"");
        assertThat(out.headers("Set-Cookie")).isEmpty();
        assertThat(party.failures()).singleElement().asString().contains("OTEN-NOT-LOGGED-IN");
    }

    @Test
    void a_path_that_the_configuration_protects_sends_to_Oten() throws AuthenticationException {
        assertThat(ask(StubRequest.visit("/account/1"), StubMessageContext.open()))
                .isEqualTo(SEND_CONTINUE);
        assertSentToOten(302);
    }

    private static StubRequest preflight() {
        return StubRequest.page("/account/1")
                .with("getMethod", "OPTIONS")
                .header("Origin", "https://spa.example")
                .header("Access-Control-Request-Method", "PUT");
    }

    @Test
    void a_preflight_is_left_to_the_applications_filters() throws AuthenticationException {
        assertThat(ask(preflight(), StubMessageContext.open())).isEqualTo(NOT_DONE);
        assertNothingWritten();
    }

    @Test
    void a_preflight_below_a_constraint_is_refused_as_the_container_would() throws AuthenticationException {
        assertThat(ask(preflight(), StubMessageContext.constrained())).isEqualTo(SEND_CONTINUE);
        assertThat(out.status()).isEqualTo(401);
    }

    @Test
    void an_OPTIONS_that_is_no_preflight_needs_the_login() throws AuthenticationException {
        StubRequest options = StubRequest.page("/account/1").with("getMethod", "OPTIONS");

        assertThat(ask(options.header("Origin", "https://spa.example"), StubMessageContext.open()))
                .isEqualTo(SEND_CONTINUE);
        assertThat(out.status()).isEqualTo(401);
    }

    @Test
    void a_form_that_needs_a_login_goes_to_Oten_with_a_GET() throws AuthenticationException {
        assertThat(ask(StubRequest.visit("/account/1").posted(), StubMessageContext.open()))
                .isEqualTo(SEND_CONTINUE);
        assertSentToOten(303);
    }

    @Test
    void a_view_of_Faces_that_needs_a_login_is_told_where_it_begins() throws AuthenticationException {
        assertThat(ask(StubRequest.page("/account/1.xhtml").partial(), StubMessageContext.open()))
                .isEqualTo(SEND_CONTINUE);
        assertThat(out.status()).isEqualTo(200);
        assertThat(out.headers("Content-Type")).containsExactly("text/xml;charset=UTF-8");
        assertThat(out.body()).contains("<redirect url=\"/app/oten/login?return_to=%2Fapp%2Faccount%2F1.xhtml%3F");
        assertThat(out.headers("Set-Cookie")).isEmpty();
        assertThat(browser.container().hasSession()).isFalse();
    }

    @Test
    void a_view_of_Faces_is_not_told_of_a_login_of_a_certain_kind_because_its_URL_cannot_say_which()
            throws AuthenticationException {
        StubMessageContext http = StubMessageContext.asked(OtenLogin.fresh().prompt("login"));

        assertThat(ask(StubRequest.page("/view.xhtml").partial(), http)).isEqualTo(SEND_CONTINUE);
        assertThat(out.status()).isEqualTo(401);
    }

    @Test
    void a_view_of_Faces_that_needs_no_login_or_has_one_is_left_alone() throws AuthenticationException {
        assertThat(ask(StubRequest.page("/view.xhtml").partial(), StubMessageContext.open()))
                .isEqualTo(NOT_DONE);

        logIn();
        assertThat(ask(StubRequest.page("/account/1.xhtml").partial(), StubMessageContext.open()))
                .isEqualTo(SUCCESS);
        assertNothingWritten();
    }

    @Test
    void a_bad_token_is_refused_also_to_Faces() throws AuthenticationException {
        StubRequest form = StubRequest.page("/account/1.xhtml").partial().header("Authorization", "Bearer not-a-token");

        assertThat(ask(form, StubMessageContext.open())).isEqualTo(SEND_CONTINUE);
        assertThat(out.status()).isEqualTo(401);
    }

    @Test
    void a_path_that_may_be_a_protected_one_or_not_is_refused() throws AuthenticationException {
        StubRequest ambiguous = StubRequest.visit("/open/%2e%2e/account/1");

        assertThat(ask(ambiguous, StubMessageContext.open())).isEqualTo(SEND_CONTINUE);
        assertThat(out.status()).isEqualTo(400);
        assertThat(party.failures()).singleElement().asString().contains("OTEN-PATH-AMBIGUOUS");
    }

    @Test
    void a_path_that_may_be_a_protected_one_is_no_question_where_the_container_asks_anyway()
            throws AuthenticationException {
        StubRequest ambiguous = StubRequest.visit("/open/%2e%2e/account/1");

        assertThat(ask(ambiguous, StubMessageContext.constrained())).isEqualTo(SEND_CONTINUE);
        assertSentToOten(302);
    }

    @Test
    void nobody_is_sent_to_Oten_while_a_servers_filter_asks_about_what_is_for_everybody()
            throws AuthenticationException {
        HttpServletRequest request = browser.request(StubRequest.visit("/account/1"));
        AppliedRule.mark(request);

        assertThat(ask(request, StubMessageContext.constrained())).isEqualTo(NOT_DONE);
        assertNothingWritten();

        AppliedRule.unmark(request);
        assertThat(ask(request, StubMessageContext.constrained())).isEqualTo(SEND_CONTINUE);
    }

    @Test
    void a_session_that_was_ended_elsewhere_is_cleared_away_and_its_token_given_back() throws AuthenticationException {
        logIn();
        WebBrowser other = new WebBrowser();
        other.logIn("alice", node, party.oten());
        node.client().userSessions().endOthers(node.callers().session(other.request(StubRequest.page("/"))));

        assertThat(ask(StubRequest.visit("/open"), StubMessageContext.open())).isEqualTo(NOT_DONE);

        assertThat(browser.container().hasSession()).isFalse();
        assertThat(other.session(node)).isPresent();
        WireWait.until(() -> party.oten().count(Endpoint.REVOKE) == 1);
    }

    @Test
    void a_visitor_keeps_what_the_application_has_kept() throws AuthenticationException {
        browser.container().put("cart", "three apples");

        assertThat(ask(StubRequest.visit("/open"), StubMessageContext.open())).isEqualTo(NOT_DONE);
        assertThat(browser.container().hasSession()).isTrue();
    }

    @Test
    void a_redirect_of_the_librarys_is_written_at_once() throws AuthenticationException {
        assertThat(ask(StubRequest.own("/login"), StubMessageContext.open())).isEqualTo(SEND_CONTINUE);
        assertSentToOten(302);
    }

    @Test
    void a_page_of_the_librarys_is_left_to_the_servlet() throws AuthenticationException {
        HttpServletRequest request = browser.request(StubRequest.own("/logout"));

        assertThat(ask(request, StubMessageContext.open())).isEqualTo(NOT_DONE);
        assertNothingWritten();
        assertThat(pageFor(request))
                .isInstanceOfSatisfying(
                        Page.class, page -> assertThat(page.status()).isEqualTo(200));
    }

    @Test
    void a_page_of_the_librarys_is_left_to_the_servlet_and_whoever_is_logged_in_is_named()
            throws AuthenticationException {
        logIn();
        StubMessageContext http = StubMessageContext.open();
        HttpServletRequest request = browser.request(StubRequest.own("/logout"));

        assertThat(ask(request, http)).isEqualTo(SUCCESS);
        assertNothingWritten();
        assertNamed(http);
        assertThat(pageFor(request)).isInstanceOf(Page.class);
    }

    @Test
    void a_page_of_the_librarys_below_a_constraint_is_written_at_once() throws AuthenticationException {
        HttpServletRequest request = browser.request(StubRequest.own("/logout"));

        assertThat(ask(request, StubMessageContext.constrained())).isEqualTo(SEND_CONTINUE);
        assertThat(out.status()).isEqualTo(200);
        assertThat(out.isClosed()).isTrue();
        assertThat(pageFor(request)).isNull();
    }

    @Test
    void a_page_at_a_path_that_may_be_mapped_elsewhere_is_written_at_once() throws AuthenticationException {
        StubRequest in = StubRequest.own("/logout").with("getPathInfo", "/logout;x=1");

        assertThat(ask(in, StubMessageContext.open())).isEqualTo(SEND_CONTINUE);
        assertThat(out.isClosed()).isTrue();
    }

    private String stateOfALogout() {
        logIn();
        Redirect away = (Redirect)
                browser.send(node, StubRequest.own("/logout").posted().header("Sec-Fetch-Site", "same-origin"));
        return WireBrowser.query(URI.create(away.location())).get("state")[0];
    }

    private StubRequest comingBack(String state) {
        return StubRequest.visit("/").with("getQueryString", "state=" + state);
    }

    @Test
    void who_comes_back_from_a_logout_goes_to_the_clean_URL() throws AuthenticationException {
        String state = stateOfALogout();

        assertThat(ask(comingBack(state), StubMessageContext.open())).isEqualTo(SEND_CONTINUE);
        assertThat(out.status()).isEqualTo(303);
        assertThat(out.headers("Location")).containsExactly("/app/");
        assertThat(out.headers("Set-Cookie")).hasSize(1);
    }

    @Test
    void a_browser_that_only_prepares_for_that_gets_nothing() throws AuthenticationException {
        String state = stateOfALogout();
        StubRequest early = comingBack(state).header("Sec-Purpose", "prefetch");

        assertThat(ask(early, StubMessageContext.open())).isEqualTo(SEND_CONTINUE);
        assertThat(out.status()).isEqualTo(503);
        assertThat(out.headers("Set-Cookie")).isEmpty();
    }

    @Test
    void a_good_token_names_its_caller_whatever_cookies_come_along() throws AuthenticationException {
        browser.logIn("bob", node, party.oten());
        StubMessageContext http = StubMessageContext.constrained();
        StubRequest in = StubRequest.page("/account/1").header("Authorization", "Bearer " + party.accessToken());

        assertThat(ask(in, http)).isEqualTo(SUCCESS);
        assertThat(http.named()).contains(new StubMessageContext.Named("user-alice", Set.of("users")));
        assertNothingWritten();
    }

    @Test
    void a_bad_token_is_refused_also_on_an_open_page_and_beside_a_good_session() throws AuthenticationException {
        logIn();
        StubMessageContext http = StubMessageContext.open();
        StubRequest in = StubRequest.visit("/open").header("Authorization", "Bearer made-up");

        assertThat(ask(in, http)).isEqualTo(SEND_CONTINUE);
        assertThat(http.named()).isEmpty();
        assertThat(out.status()).isEqualTo(401);
        assertThat(out.headers("Content-Type")).containsExactly("application/problem+json");
        assertThat(out.headers("WWW-Authenticate")).containsExactly("Bearer realm=\"oten\", error=\"invalid_token\"");
        assertThat(browser.session(node)).isPresent();
    }

    @Test
    void where_tokens_are_not_accepted_one_does_not_matter() throws AuthenticationException {
        logIn();
        StubMessageContext http = StubMessageContext.open();
        HttpServletRequest in = browser.request(StubRequest.visit("/open").header("Authorization", "Bearer made-up"));

        assertThat(mechanism(party.node()).validateRequest(in, out.response(), http.context()))
                .isEqualTo(SUCCESS);
        assertNamed(http);
    }

    @Test
    void a_browser_that_has_gone_is_a_failure_that_the_container_knows() {
        OtenAuthenticationMechanism mechanism = mechanism(node);

        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> mechanism.validateRequest(
                        browser.request(StubRequest.page("/account/1")),
                        new StubResponse().disconnected().response(),
                        StubMessageContext.open().context()))
                .withCauseInstanceOf(IOException.class);
    }

    private StubMessageContext clean(HttpServletRequest in) {
        StubMessageContext http = StubMessageContext.open();
        mechanism(node).cleanSubject(in, out.response(), http.context());
        return http;
    }

    @Test
    void a_logout_by_the_application_ends_the_session_and_gives_its_token_back() {
        logIn();

        StubMessageContext http = clean(browser.request(StubRequest.page("/open")));

        assertThat(http.isCleaned()).isTrue();
        assertThat(browser.session(node)).isEmpty();
        assertThat(browser.container().hasSession()).isFalse(); // what the application stores now is nobody's
        assertThat(party.events()).last().isEqualTo(new OtenLoggedOut("user-alice", Reason.APPLICATION));
        WireWait.until(() -> party.oten().count(Endpoint.REVOKE) == 1);
        assertNothingWritten();
    }

    @Test
    void a_logout_of_nobody_only_cleans() {
        StubMessageContext http = clean(browser.request(StubRequest.page("/open")));

        assertThat(http.isCleaned()).isTrue();
        assertThat(party.events()).isEmpty();
    }

    @Test
    void a_logout_of_a_session_that_is_over_tells_nobody() {
        logIn();
        party.clock().advance(Duration.ofDays(30));

        StubMessageContext http = clean(browser.request(StubRequest.page("/open")));

        assertThat(http.isCleaned()).isTrue();
        assertThat(party.events()).hasSize(1); // the login
        assertThat(party.oten().count(Endpoint.REVOKE)).isZero();
    }

    @Test
    void a_logout_of_a_caller_with_a_token_ends_no_session() {
        logIn();
        HttpServletRequest in =
                browser.request(StubRequest.page("/open").header("Authorization", "Bearer " + party.accessToken()));
        assertThat(node.bearerRequests().orElseThrow().caller(in).subject()).isEqualTo("user-alice");

        StubMessageContext http = clean(in);

        assertThat(http.isCleaned()).isTrue();
        assertThat(browser.session(node)).isPresent();
        assertThat(party.events()).hasSize(1); // the login
    }
}
