package com.oten.jakarta.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.pages.Page;
import com.oten.jakarta.internal.pages.Reply;
import com.oten.jakarta.internal.stepup.StepUpDemand;
import com.oten.jakarta.internal.web.session.NamedCaller;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Callers of resources that demand a certain authentication. */
class StepUpsWireTest {
    private static final StepUpDemand GOLD = new StepUpDemand(List.of("gold"), Optional.empty());
    private static final StepUpDemand RECENT = new StepUpDemand(List.of(), Optional.of(Duration.ofMinutes(5)));
    private static final StepUpDemand BOTH = new StepUpDemand(List.of("gold"), Optional.of(Duration.ofMinutes(5)));

    private final WebParty party = new WebParty();
    private final RequestHandlers node = party.node();
    private final WebBrowser browser = new WebBrowser();

    @AfterEach
    void close() {
        party.close();
    }

    private void logIn() {
        browser.logIn("alice", node, party.oten());
    }

    /** A request of the one who is logged in, after the container was told who that is. */
    private HttpServletRequest named(StubRequest in) {
        Principal alice = () -> "user-alice";
        HttpServletRequest request = browser.request(in.with("getUserPrincipal", alice));
        NamedCaller.name("user-alice", request);
        return request;
    }

    private HttpServletRequest nobodys(StubRequest in) {
        HttpServletRequest request = new WebBrowser().request(in);
        NamedCaller.begin(request);
        return request;
    }

    private static StubRequest program() {
        return StubRequest.page("/api").header("Accept", "application/json");
    }

    private boolean isMet(StepUpDemand demand) {
        return node.stepUps().isMet(demand, named(StubRequest.visit("/profile")));
    }

    @Test
    void who_has_authenticated_recently_may_pass_for_a_while_and_as_far_as_clocks_differ() {
        logIn();
        assertThat(isMet(RECENT)).isTrue();

        party.clock().advance(Duration.ofMinutes(5).plusSeconds(60)); // the usual oten.clock-skew
        assertThat(isMet(RECENT)).isTrue();

        party.clock().advance(Duration.ofSeconds(1));
        assertThat(isMet(RECENT)).isFalse();
    }

    @Test
    void who_has_authenticated_otherwise_may_not_pass() {
        logIn();

        assertThat(isMet(GOLD)).isFalse();
        assertThat(isMet(BOTH)).isFalse();
    }

    @Test
    void nobody_may_pass() {
        assertThat(node.stepUps().isMet(RECENT, nobodys(StubRequest.visit("/profile"))))
                .isFalse();
    }

    @Test
    void a_caller_that_another_mechanism_has_named_may_not_pass_with_the_session_of_another_user() {
        logIn();
        Principal bob = () -> "bob";
        HttpServletRequest request =
                browser.request(StubRequest.visit("/profile").with("getUserPrincipal", bob));
        NamedCaller.name("user-alice", request);

        assertThat(node.stepUps().isMet(RECENT, request)).isFalse();
    }

    @Test
    void a_user_is_sent_to_Oten_with_the_demand_and_comes_back_to_the_page() {
        logIn();

        Reply out = browser.keep(node.stepUps()
                .challenge(BOTH, named(StubRequest.visit("/transfer").with("getQueryString", "to=bob"))));

        assertThat(out.status()).isEqualTo(302);
        party.oten().approveAll("alice", "gold");
        Reply back = browser.send(node, WebBrowser.back(out));
        Map<String, Object> asked =
                party.oten().lastRequestObject().orElseThrow().claims();
        assertThat(asked.get("max_age")).hasToString("300");
        assertThat(asked).containsEntry("acr_values", "gold");
        assertThat(back.headers()).containsEntry("Location", "/app/transfer?to=bob");
        assertThat(isMet(BOTH)).isTrue();
    }

    @Test
    void a_user_who_is_not_logged_in_is_sent_to_Oten_as_well() {
        assertThat(node.stepUps()
                        .challenge(GOLD, nobodys(StubRequest.visit("/transfer")))
                        .status())
                .isEqualTo(302);
    }

    @Test
    void a_program_with_a_session_is_told_what_is_demanded_and_where_to_get_it() {
        logIn();

        Page problem = party.assertRefused(
                node.stepUps().challenge(BOTH, named(program())), OtenErrorCode.INSUFFICIENT_USER_AUTHENTICATION);

        assertThat(problem.contentType()).isEqualTo("application/problem+json");
        assertThat(problem.body()).contains("\"login_url\":\"/app/oten/login?acr_values=gold&max_age=300\"");
        assertThat(problem.headers())
                .containsEntry(
                        "WWW-Authenticate",
                        "Login realm=\"oten\", error=\"insufficient_user_authentication\", acr_values=\"gold\","
                                + " max_age=\"300\"");
        assertThat(problem.setCookies()).isEmpty();
        assertThat(party.failures())
                .singleElement()
                .asString()
                .contains("the caller has not authenticated as this resource demands: {acr_values=gold, max_age=300}");
    }

    @Test
    void a_program_without_a_login_is_told_to_log_in() {
        Page problem =
                party.assertRefused(node.stepUps().challenge(GOLD, nobodys(program())), OtenErrorCode.NOT_LOGGED_IN);

        assertThat(problem.headers()).containsEntry("WWW-Authenticate", "Login realm=\"oten\"");
        assertThat(problem.body()).contains("\"login_url\":\"/app/oten/login?acr_values=gold\"");
    }

    @Test
    void a_form_is_not_sent_to_Oten_because_it_would_be_lost() {
        logIn();

        Page page = party.assertRefused(
                node.stepUps()
                        .challenge(GOLD, named(StubRequest.visit("/transfer").posted())),
                OtenErrorCode.INSUFFICIENT_USER_AUTHENTICATION);

        assertThat(page.contentType()).startsWith("text/html");
        assertThat(page.body()).contains("href=\"/app/oten/login?acr_values=gold\"");
        assertThat(page.setCookies()).isEmpty();
    }

    @Test
    void a_form_that_Faces_sends_leads_to_the_login_that_is_demanded() {
        logIn();
        StubRequest form = StubRequest.page("/transfer.xhtml").partial();

        Page told = (Page) node.stepUps().challenge(BOTH, named(form));

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.body())
                .contains("<redirect url=\"/app/oten/login?acr_values=gold&amp;max_age=300&amp;return_to="
                        + "%2Fapp%2Ftransfer.xhtml%3Foten_error%3Dform_not_processed\"/>");
        assertThat(told.setCookies()).isEmpty();
    }

    @Test
    void a_caller_with_a_token_is_never_told_to_log_in_not_even_by_Faces() {
        RequestHandlers api = party.node("oten.bearer.mode", "jwt", "oten.bearer.audience", WebParty.API);
        HttpServletRequest request =
                named(StubRequest.page("/transfer").partial().header("Authorization", "Bearer " + party.accessToken()));
        assertThat(api.bearerRequests().orElseThrow().caller(request).subject()).isEqualTo("user-alice");

        party.assertRefused(api.stepUps().challenge(GOLD, request), OtenErrorCode.INSUFFICIENT_USER_AUTHENTICATION);
        party.assertRefused(
                api.neededLogins().respond(OtenErrorCode.NOT_LOGGED_IN.exception("no user"), request),
                OtenErrorCode.NOT_LOGGED_IN);
    }

    @Test
    void a_caller_with_a_token_is_never_sent_to_Oten_not_even_for_a_navigation() {
        RequestHandlers api = party.node("oten.bearer.mode", "jwt", "oten.bearer.audience", WebParty.API);
        HttpServletRequest request =
                named(StubRequest.visit("/transfer").header("Authorization", "Bearer " + party.accessToken()));
        assertThat(api.bearerRequests().orElseThrow().caller(request).subject()).isEqualTo("user-alice");

        Page problem = party.assertRefused(
                api.stepUps().challenge(GOLD, request), OtenErrorCode.INSUFFICIENT_USER_AUTHENTICATION);

        assertThat(problem.contentType()).isEqualTo("application/problem+json");
        assertThat(problem.headers())
                .containsEntry(
                        "WWW-Authenticate",
                        "Bearer realm=\"oten\", error=\"insufficient_user_authentication\", acr_values=\"gold\"");
    }

    @Test
    void a_prefetch_is_not_sent_to_Oten() {
        HttpServletRequest early = nobodys(StubRequest.visit("/transfer").header("Sec-Purpose", "prefetch"));

        assertThat(node.stepUps().challenge(GOLD, early).status()).isEqualTo(401);
    }
}
