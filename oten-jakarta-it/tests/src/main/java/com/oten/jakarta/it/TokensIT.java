package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Endpoint;
import com.oten.emulator.ReceivedRequest;
import com.oten.jakarta.it.tokens.TokensResource;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The token service in requests, in other threads and at the start of an application; calls to others with its tokens.
 */
@ExtendWith(ArquillianExtension.class)
public class TokensIT {
    private static final SampleApp APP = new SampleApp("tokens");

    private final Browser browser = new Browser();

    /**
     * The sample with more in it.
     *
     * @return a WAR
     */
    @Deployment(testable = false)
    public static WebArchive application() {
        return APP.war(APP.settings(
                        "oten.outgoing.origins", Oten.emulator().issuer().toString()))
                .addPackage(TokensResource.class.getPackage());
    }

    @BeforeEach
    void forget_earlier_tests() {
        Oten.readyFor(APP);
    }

    @Test
    void an_application_gets_a_service_token_while_it_starts() {
        assertThat(get("/api/tokens/startup")).isEqualTo("got one, got one");
    }

    @Test
    void the_service_tells_all_about_the_tokens_of_the_caller() {
        APP.logIn(browser, Oten.ALICE, "/profile");

        assertThat(get("/api/tokens/scopes")).isEqualTo("email offline_access openid profile");
        assertThat(get("/api/tokens/id-token")).isEqualTo("3 user-alice");
        assertThat(get("/api/tokens/user-info")).isEqualTo("user-alice");
        assertThat(get("/api/tokens/introspection")).isEqualTo("true user-alice");
    }

    @Test
    void revoked_tokens_are_gone_and_the_user_stays_logged_in() {
        APP.logIn(browser, Oten.ALICE, "/profile");

        assertThat(browser.fetch("POST", APP.at("/api/tokens/revocation")).status())
                .isBetween(200, 204);

        assertThat(Oten.emulator().count(Endpoint.REVOKE)).isEqualTo(1);
        assertThat(browser.fetch("GET", APP.at("/api/me")).status()).isEqualTo(401); // it asks for the token
        assertThat(browser.fetch("GET", APP.at("/api/tokens/scopes")).status()).isEqualTo(200);
        assertThat(browser.open(APP.at("/profile")).body()).contains("log in again");
    }

    @Test
    void the_caller_can_be_taken_along_to_a_thread_of_the_container() {
        APP.logIn(browser, Oten.ALICE, "/profile");

        assertThat(get("/api/tokens/other-thread")).isEqualTo("true");
    }

    @Test
    void what_another_thread_refreshes_the_session_gets() {
        APP.logIn(browser, Oten.ALICE, "/profile");

        assertThat(get("/api/tokens/refreshed-elsewhere")).isEqualTo("true");
        assertThat(browser.fetch("POST", APP.at("/api/refresh")).status()).isEqualTo(200); // with the rotated token
    }

    @Test
    void a_caller_who_was_taken_along_ends_with_the_session() {
        APP.logIn(browser, Oten.ALICE, "/profile");

        assertThat(get("/api/tokens/after-the-session")).isEqualTo("OtenLoginRequiredException");
    }

    @Test
    void a_thread_that_took_nobody_along_has_no_caller_but_service_tokens() {
        APP.logIn(browser, Oten.ALICE, "/profile");

        // A07
        assertThat(get("/api/tokens/nobody")).isEqualTo("OtenLoginRequiredException OtenLoginRequiredException");
        assertThat(get("/api/tokens/service-elsewhere")).isEqualTo("token token");
    }

    @ParameterizedTest
    @CsvSource({"caller,nothing", "caller,form", "captured,nothing", "captured,form"})
    void a_call_that_is_answered_with_invalid_token_is_sent_again_with_another(String whose, String what) {
        APP.logIn(browser, Oten.ALICE, "/profile");
        assertThat(call(whose, what)).isEqualTo("200 about somebody");
        endTheTokenOf(lastCall());

        assertThat(call(whose, what)).isEqualTo("200 about somebody");

        List<ReceivedRequest> calls = calls();
        assertThat(calls).hasSize(3);
        assertThat(calls.get(1).header("Authorization")).isEqualTo(calls.get(0).header("Authorization"));
        assertThat(calls.get(2).header("Authorization"))
                .isNotEqualTo(calls.get(1).header("Authorization"));
        assertThat(calls.get(2).header("X-Kept")).contains("yes");
        assertThat(calls.get(2).form()).isEqualTo(calls.get(0).form());
        assertThat(Oten.emulator().received(Endpoint.TOKEN))
                .last()
                .satisfies(request -> assertThat(request.form("grant_type")).contains("refresh_token"));
    }

    @Test
    void a_call_with_a_service_token_is_sent_again_too() {
        APP.logIn(browser, Oten.ALICE, "/profile");
        call("service", "nothing");
        endTheTokenOf(lastCall());
        int before = calls().size();

        assertThat(call("service", "nothing")).isEqualTo("403"); // a good token, but nobody's

        assertThat(calls()).hasSize(before + 2);
    }

    @Test
    void a_stream_is_not_sent_again() {
        APP.logIn(browser, Oten.ALICE, "/profile");
        call("caller", "nothing");
        endTheTokenOf(lastCall());

        assertThat(call("caller", "stream")).isEqualTo("401");

        assertThat(calls()).hasSize(2);
    }

    private String call(String whose, String what) {
        return get("/api/calls/" + whose + "/" + what + "?to=" + Oten.emulator().uri(Endpoint.USERINFO));
    }

    private static List<ReceivedRequest> calls() {
        return Oten.emulator().received(Endpoint.USERINFO);
    }

    private static ReceivedRequest lastCall() {
        return calls().get(calls().size() - 1);
    }

    /** As an administrator of Oten's could. */
    private static void endTheTokenOf(ReceivedRequest call) {
        Oten.revoke(call.header("Authorization").orElseThrow().substring("Bearer ".length()));
    }

    private String get(String path) {
        Page page = browser.fetch("GET", APP.at(path));
        assertThat(page.status()).as(path).isEqualTo(200);
        return page.body();
    }
}
