package com.oten.emulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Browser;
import com.oten.emulator.EmulatedUser;
import com.oten.emulator.Endpoint;
import com.oten.emulator.OtenEmulator;
import com.oten.emulator.OtenEmulatorExtension;
import com.oten.emulator.TestClock;
import com.oten.emulator.TestParty;
import com.oten.emulator.request.RequestObjectTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PagesTest {
    @RegisterExtension
    static final OtenEmulatorExtension OTEN = OtenEmulatorExtension.with(TestParty.emulator());

    private TestParty party;

    @BeforeEach
    void open(OtenEmulator oten) {
        party = new TestParty(oten);
    }

    private void logIn(String user) {
        HttpResponse<String> consent = party.browser.press(party.authorize(), "user", user);
        party.browser.press(consent, "decision", "allow");
    }

    @Test
    void offers_a_button_for_each_user() {
        HttpResponse<String> page = party.authorize();

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<button name=\"user\" value=\"alice\">")
                .contains("<button name=\"user\" value=\"bob\">");
    }

    @Test
    void puts_the_hinted_user_first() {
        String page = party.authorize(claims -> claims.put("login_hint", "bob@example.org"))
                .body();

        assertThat(page.indexOf("value=\"bob\" autofocus")).isBetween(0, page.indexOf("value=\"alice\""));
    }

    @Test
    void lists_the_scopes_for_consent() {
        HttpResponse<String> page = party.browser.press(
                party.authorize(claims -> claims.put("scope", "openid offline_access")), "user", "alice");

        assertThat(page.body())
                .contains("<code>openid</code>")
                .contains("<code>offline_access</code>")
                .doesNotContain("<code>email</code>")
                .contains("<button class=\"main\" name=\"decision\" value=\"allow\">Allow</button>")
                .contains("<button class=\"quiet\" name=\"decision\" value=\"deny\">Deny</button>");
    }

    @Test
    void tells_the_application_that_the_user_said_no() {
        HttpResponse<String> consent = party.browser.press(party.authorize(), "user", "alice");

        HttpResponse<String> back = party.browser.press(consent, "decision", "deny");

        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(Browser.callback(back))
                .containsEntry("error", "access_denied")
                .containsEntry("error_description", "The resource owner or authorization server denied the request")
                .containsEntry("state", "state-0123456789");
    }

    @Test
    void cancelling_the_login_is_a_no_as_well() {
        HttpResponse<String> back = party.browser.press(party.authorize(), "decision", "deny");

        assertThat(Browser.callback(back)).containsEntry("error", "access_denied");
    }

    @Test
    void asks_nothing_the_second_time() {
        logIn("alice");

        assertThat(Browser.callback(party.authorize())).containsKey("code");
    }

    @Test
    void asks_for_consent_again_when_more_is_wanted() {
        logIn("alice");

        HttpResponse<String> page = party.authorize(claims -> claims.put("scope", "openid offline_access"));

        assertThat(page.body()).contains("value=\"allow\"");
    }

    @Test
    void asks_for_consent_again_when_told_so() {
        logIn("alice");

        assertThat(party.authorize(claims -> claims.put("prompt", "consent")).body())
                .contains("value=\"allow\"");
    }

    @Test
    void asks_for_a_login_again_when_told_so_but_remembers_the_consent() {
        logIn("alice");

        HttpResponse<String> page = party.authorize(claims -> claims.put("prompt", "login"));
        HttpResponse<String> back = party.browser.press(page, "user", "alice");

        assertThat(Browser.callback(back)).containsKey("code");
    }

    @Test
    void asks_for_a_login_again_when_the_last_is_too_long_ago(OtenEmulator oten) {
        logIn("alice");
        oten.advance(Duration.ofSeconds(60));
        long now = TestClock.START.getEpochSecond() + 60;

        HttpResponse<String> young = party.authorize(claims -> {
            claims.put("max_age", 60);
            claims.put("iat", now);
        });
        HttpResponse<String> old = party.authorize(claims -> {
            claims.put("max_age", 59);
            claims.put("iat", now);
        });

        assertThat(Browser.callback(young)).containsKey("code");
        assertThat(old.body()).contains("value=\"alice\"");
    }

    @Test
    void asks_for_a_login_again_when_none_may_be_old() {
        logIn("alice");

        assertThat(party.authorize(claims -> claims.put("max_age", 0)).body()).contains("value=\"alice\"");
    }

    @Test
    void asks_for_the_account_when_told_so() {
        logIn("alice");

        HttpResponse<String> page = party.authorize(claims -> claims.put("prompt", "select_account"));

        assertThat(page.body()).contains("value=\"alice\"").contains("value=\"bob\"");
    }

    @Test
    void names_the_workspace_that_is_meant() {
        assertThat(party.authorize(claims -> claims.put("workspace_hint", "<shoes>"))
                        .body())
                .contains("in the workspace <strong>&lt;shoes&gt;</strong>");
    }

    @Test
    void asks_for_a_login_when_the_session_was_ended_before_the_consent(OtenEmulator oten) {
        HttpResponse<String> consent = party.browser.press(party.authorize(), "user", "alice");
        party.browser.get(oten.uri(Endpoint.LOGOUT).toString());

        assertThat(party.browser.press(consent, "decision", "allow").body()).contains("value=\"alice\"");
    }

    @Test
    void is_silent_with_a_session_and_a_consent() {
        logIn("alice");

        assertThat(Browser.callback(party.authorize(claims -> claims.put("prompt", "none"))))
                .containsKey("code");
    }

    @Test
    void refuses_to_be_silent_without_a_session() {
        RequestObjectTest.assertRefused(
                party.authorize(claims -> claims.put("prompt", "none")), "login_required", "The user must log in");
    }

    @Test
    void refuses_to_be_silent_without_a_consent() {
        party.browser.press(party.authorize(), "user", "alice");

        RequestObjectTest.assertRefused(
                party.authorize(claims -> claims.put("prompt", "none")),
                "consent_required",
                "The user must give consent");
    }

    @Test
    void shows_pages_again_after_approving_all(OtenEmulator oten) {
        oten.approveAll("alice");
        Browser.callback(party.authorize());
        oten.askAgain();

        assertThat(new TestParty(oten).authorize().body()).contains("value=\"alice\"");
    }

    @Test
    void an_approved_user_is_silent_too(OtenEmulator oten) {
        oten.approveAll("alice");

        assertThat(Browser.callback(party.authorize(claims -> claims.put("prompt", "none"))))
                .containsKey("code");
    }

    @Test
    void takes_each_form_once(OtenEmulator oten) {
        HttpResponse<String> page = party.authorize();
        party.browser.press(page, "user", "alice");

        RequestObjectTest.assertErrorPage(
                party.browser.press(page, "user", "alice"), 400, "invalid_request", "This page is too old");
    }

    @Test
    void refuses_a_consent_before_the_login_and_an_unknown_user_or_decision(OtenEmulator oten) {
        HttpResponse<String> unknown = party.browser.press(party.authorize(), "user", "mallory");
        String interaction =
                party.authorize().body().replaceAll("(?s).*name=\"interaction\" value=\"([^\"]+)\".*", "$1");
        HttpResponse<String> early = party.browser.post(
                oten.uri(Endpoint.CONSENT).toString(), Map.of("interaction", interaction, "decision", "allow"));
        HttpResponse<String> odd =
                party.browser.press(party.browser.press(party.authorize(), "user", "alice"), "decision", "perhaps");

        RequestObjectTest.assertErrorPage(unknown, 400, "invalid_request", "There is no such user");
        RequestObjectTest.assertErrorPage(early, 400, "invalid_request", "Please log in first");
        RequestObjectTest.assertErrorPage(odd, 400, "invalid_request", "The decision must be allow or deny");
    }

    @Test
    void escapes_what_it_shows(OtenEmulator oten) {
        oten.add(EmulatedUser.of("eve").withName("<b>\"Eve'&"));

        assertThat(party.authorize().body())
                .contains("&lt;b&gt;&quot;Eve&#39;&amp;")
                .doesNotContain("<b>");
    }

    @Test
    void allows_no_scripts_and_lets_forms_lead_back_to_the_client_only() {
        String policy = party.authorize()
                .headers()
                .firstValue("Content-Security-Policy")
                .orElse("");

        assertThat(policy)
                .startsWith("default-src 'none'; style-src 'sha256-")
                .endsWith("form-action 'self' https://shop.example")
                .doesNotContain("unsafe");
    }

    @Test
    void keeps_its_session_cookie_from_scripts_and_from_other_ports(OtenEmulator oten) {
        HttpResponse<String> page = party.browser.press(party.authorize(), "user", "alice");

        assertThat(page.headers().firstValue("Set-Cookie").orElse(""))
                .startsWith("oten-emulator-" + oten.port() + "=")
                .endsWith("; Path=/; HttpOnly; SameSite=Lax");
    }
}
