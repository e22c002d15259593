package com.oten.jakarta.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Endpoint;
import com.oten.jakarta.OtenLogin;
import com.oten.jakarta.TestSettings;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.pages.Page;
import com.oten.jakarta.internal.pages.Problem;
import com.oten.jakarta.internal.pages.Redirect;
import com.oten.jakarta.internal.pages.Reply;
import com.oten.jakarta.internal.stepup.StepUpDemand;
import com.oten.jakarta.internal.web.failure.BearerChallenge;
import com.oten.jakarta.internal.web.session.NamedCaller;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * How large the headers of a response are. nginx allows 4 KB for all of them by default ({@code proxy_buffer_size}),
 * the server's own included, and Apache HTTP Server 8 KB for each. {@code docs/servers.md} has these figures.
 */
class HeaderSizesWireTest {
    private final WebParty party = new WebParty();
    private final RequestHandlers node = party.node();
    private final WebBrowser browser = new WebBrowser();

    @AfterEach
    void close() {
        party.close();
    }

    /** As HTTP/1.1 sends them. */
    private static int size(Reply reply) {
        return reply.headers().entrySet().stream()
                        .mapToInt(header -> line(header.getKey(), header.getValue()))
                        .sum()
                + reply.setCookies().stream()
                        .mapToInt(cookie -> line("Set-Cookie", cookie))
                        .sum();
    }

    private static int line(String name, String value) {
        return name.length() + ": ".length() + value.length() + "\r\n".length();
    }

    /** With all parameters as long as they can be, and the longest return URL. */
    private static OtenLogin longestLogin() {
        return OtenLogin.fresh()
                .loginHint("h".repeat(200))
                .acrValues("a".repeat(200))
                .workspaceHint("w".repeat(100))
                .maxAge(Duration.ofDays(300))
                .returnTo("/app/" + "x".repeat(507));
    }

    @Test
    void a_usual_login_takes_one_and_a_half_KB() {
        assertThat(size(browser.begin(node))).isLessThan(1_500);
    }

    @Test
    void a_login_with_the_longest_parameters_and_return_URL_takes_two_and_a_half_KB() {
        Reply out = browser.begin(node, longestLogin(), StubRequest.visit("/profile"));

        assertThat(out.status()).isEqualTo(302);
        assertThat(size(out)).isLessThan(2_500);
    }

    @Test
    void the_longest_scopes_with_them_fit_too() {
        RequestHandlers scoped = party.node("oten.scopes", "openid " + "s".repeat(990));

        Reply out = browser.begin(scoped, longestLogin(), StubRequest.visit("/profile"));

        assertThat(out.status()).isEqualTo(302);
        assertThat(size(out)).isLessThan(3_700); // R10
    }

    @Test
    void by_reference_the_URL_is_short_whatever_is_asked() {
        RequestHandlers reference =
                party.node("oten.request-object.mode", "reference", "oten.scopes", "openid " + "s".repeat(990));

        Reply out = browser.begin(reference, longestLogin(), StubRequest.visit("/profile"));

        assertThat(size(out)).isLessThan(2_048);
    }

    @Test
    void the_way_back_to_the_longest_return_URL_is_short() {
        OtenLogin login = OtenLogin.fresh().returnTo("/app/" + "x".repeat(507));
        Reply out = browser.begin(node, login, StubRequest.visit("/profile"));
        party.oten().approveAll("alice");

        Reply back = browser.send(node, WebBrowser.back(out));

        assertThat(back.headers().get("Location")).endsWith("xxx");
        assertThat(size(back)).isLessThan(1_024);
    }

    @Test
    void a_logout_of_a_user_with_many_groups_is_short() {
        List<String> groups = IntStream.range(0, 180)
                .mapToObj(number -> "a-group-with-a-rather-long-name-" + number)
                .toList();
        party.oten().customizeIdToken(claims -> {
            claims.put("groups", groups);
            return claims;
        });
        browser.logIn("alice", node, party.oten());

        Redirect out = (Redirect)
                browser.send(node, StubRequest.own("/logout").posted().header("Sec-Fetch-Mode", "navigate"));

        assertThat(out.location())
                .startsWith(party.oten().uri(Endpoint.LOGOUT) + "?")
                .contains("logout_hint=");
        assertThat(size(out)).isLessThan(1_024);
    }

    @Test
    void a_challenge_to_authenticate_otherwise_is_short() {
        RequestHandlers bearer = party.node("oten.bearer.mode", "jwt", "oten.bearer.audience", WebParty.API);
        StepUpDemand demand = new StepUpDemand(List.of("a".repeat(200)), Optional.of(Duration.ofDays(365)));
        browser.logIn("alice", bearer, party.oten());
        Principal alice = () -> "user-alice";
        HttpServletRequest program = browser.request(
                StubRequest.page("/api").header("Accept", "application/json").with("getUserPrincipal", alice));
        NamedCaller.name("user-alice", program);

        Reply challenge = bearer.stepUps().challenge(demand, program);

        assertThat(challenge.headers().get("WWW-Authenticate")).contains("acr_values=", "max_age=");
        assertThat(size(challenge)).isLessThan(1_024);
    }

    @Test
    void a_challenge_with_the_longest_scopes_takes_less_than_half_of_4_KB() {
        String scopes = "s".repeat(499) + " " + "t".repeat(500);
        BearerChallenge challenge = new BearerChallenge(TestSettings.valid()
                .with("oten.bearer.mode", "jwt")
                .with("oten.bearer.audience", WebParty.API)
                .with("oten.bearer.scopes", scopes)
                .read()
                .bearer());
        OtenErrorCode missing = OtenErrorCode.BEARER_SCOPE_MISSING;

        Page refusal =
                challenge.on(Problem.of(missing.exception("in a test"), "0123456789ab", Optional.empty()), missing);

        assertThat(refusal.headers().get("WWW-Authenticate")).contains(scopes);
        assertThat(size(refusal)).isLessThan(2_048);
    }
}
