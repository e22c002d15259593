package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.LogoutDelivery;
import com.oten.emulator.TokenForge;
import com.oten.jakarta.it.ownstore.OwnStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Oten ends a session: the application is notified without a browser. */
@ExtendWith(ArquillianExtension.class)
public class BackchannelLogoutIT {
    private static final SampleApp APP = new SampleApp("backchannel");

    private final Browser browser = new Browser();

    /**
     * The sample; a logout ends on a page that needs a login, and so do the library's own paths. What nodes share is in
     * a store of the application's own. Its issuer is configured with a slash at the end, which the emulator's does not
     * have: that one counts.
     *
     * @return a WAR
     */
    @Deployment(testable = false)
    public static WebArchive application() {
        return APP.war(APP.settings(
                        "oten.logout.return-to",
                        "/profile",
                        "oten.issuer",
                        Oten.emulator().issuer() + "/"))
                .addPackage(OwnStore.class.getPackage())
                // not needed, and the deployment warns of it; the mechanism responds all the same
                .setWebXML(WebXml.of(WebXml.constraint("/oten/*", "**")));
    }

    @BeforeEach
    void forget_earlier_tests() {
        Oten.readyFor(APP);
        Oten.emulator()
                .register(Oten.client(APP.at("/"))
                        .withBackchannelLogout(APP.at("/oten/backchannel-logout"))
                        .withPostLogoutRedirectUris(APP.at("/profile").toString()));
    }

    @Test
    void a_session_that_ended_at_oten_has_ended_here() {
        APP.logIn(browser, Oten.ALICE, "/profile");

        List<LogoutDelivery> told = Oten.emulator().endSessions(Oten.ALICE);

        assertThat(told).singleElement().satisfies(delivery -> {
            assertThat(delivery.status()).hasValue(200);
            assertThat(delivery.header("Cache-Control"))
                    .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        });
        assertThat(browser.open(APP.at("/profile")).isRedirect()).isTrue();
        assertThat(browser.fetch("GET", APP.at("/api/me")).status()).isEqualTo(401);
    }

    @Test
    void a_session_that_does_not_say_of_which_login_it_is_ends_with_every_login_of_its_user() {
        Oten.emulator()
                .register(Oten.client(APP.at("/")).withBackchannelLogout(APP.at("/oten/backchannel-logout"), true));
        Oten.emulator().customizeIdToken(claims -> {
            claims.remove("sid");
            return claims;
        });
        // not alice: a login in the same second as her logout by an earlier test would count as ended
        APP.logIn(browser, Oten.ROOT, "/profile");

        Oten.emulator().endSessions(Oten.ROOT); // the logout token has a sub and a sid

        assertThat(browser.open(APP.at("/profile")).isRedirect()).isTrue();
    }

    @Test
    void a_logout_may_end_on_a_page_that_needs_a_login() {
        APP.logIn(browser, Oten.ALICE, "/profile");

        Page back = browser.followUntil(
                browser.post(APP.at("/"), APP.at("/oten/logout"), Map.of()),
                APP.at("/").getAuthority());
        Page clean = browser.step(back);

        assertThat(back.location().getQuery()).startsWith("state=");
        assertThat(clean.status()).isEqualTo(303);
        assertThat(clean.location()).isEqualTo(APP.at("/profile"));
        assertThat(browser.step(clean).location().toString())
                .startsWith(Oten.emulator().issuer().toString());
    }

    @Test
    void a_deployment_warns_of_a_constraint_on_the_library_s_own_paths() {
        ServerLog.ofThisRun().await("web.xml has a constraint for [/oten/*] itself");
    }

    @Test
    void somebody_else_s_session_goes_on() {
        Browser other = new Browser();
        APP.logIn(other, Oten.ROOT, "/profile");
        APP.logIn(browser, Oten.ALICE, "/profile");

        Oten.emulator().endSessions(Oten.ALICE);

        assertThat(other.open(APP.at("/profile")).status()).isEqualTo(200);
    }

    @Test
    void the_user_can_log_in_again() {
        APP.logIn(browser, Oten.ALICE, "/profile");
        Oten.emulator().endSessions(Oten.ALICE);
        Oten.emulator().advance(Duration.ofSeconds(2));

        assertThat(APP.logIn(new Browser(), Oten.ALICE, "/profile").status()).isEqualTo(200);
    }

    @Test
    void a_logout_token_is_good_once() {
        APP.logIn(browser, Oten.ALICE, "/profile");
        String token = Oten.emulator().endSessions(Oten.ALICE).get(0).logoutToken();

        LogoutDelivery again = Oten.emulator().sendLogoutToken(APP.at("/oten/backchannel-logout"), token);

        assertThat(again.status()).hasValue(400);
        assertThat(again.header("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
    }

    @Test
    void a_logout_that_other_nodes_could_not_be_told_of_counts_here_and_is_taken_when_it_comes_again() {
        APP.logIn(browser, Oten.ALICE, "/profile");
        ownStore("?off");
        LogoutDelivery first;
        try {
            first = Oten.emulator().endSessions(Oten.ALICE).get(0);

            assertThat(browser.open(APP.at("/profile")).isRedirect()).isTrue();
        } finally {
            ownStore("");
        }

        assertThat(first.status()).hasValue(503);
        assertThat(first.header("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        // the library leaves a store that failed alone for a moment
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> Oten.emulator()
                                .sendLogoutToken(APP.at("/oten/backchannel-logout"), first.logoutToken())
                                .status()
                                .orElse(0)
                        == 200);
    }

    private void ownStore(String query) {
        assertThat(browser.fetch("POST", APP.at("/own-store" + query)).body()).isEqualTo("done");
    }

    @Test
    void a_logout_token_may_leave_its_type_out_and_have_no_other() {
        APP.logIn(browser, Oten.ALICE, "/profile");
        TokenForge token = Oten.emulator()
                .logoutToken(Oten.CLIENT_ID)
                .claim("sid", Oten.emulator().sessionIds(Oten.ALICE).get(0));

        String another = token.header("typ", "JWT").sign();
        assertThat(Oten.emulator()
                        .sendLogoutToken(APP.at("/oten/backchannel-logout"), another)
                        .status())
                .hasValue(400);
        assertThat(browser.open(APP.at("/profile")).status()).isEqualTo(200);

        String untyped = token.withoutHeader("typ").sign();
        assertThat(Oten.emulator()
                        .sendLogoutToken(APP.at("/oten/backchannel-logout"), untyped)
                        .status())
                .hasValue(200);
        assertThat(browser.open(APP.at("/profile")).isRedirect()).isTrue();
    }

    @Test
    void what_is_no_logout_token_ends_nothing() {
        APP.logIn(browser, Oten.ALICE, "/profile");

        assertThat(Oten.emulator()
                        .sendLogoutToken(APP.at("/oten/backchannel-logout"), "no.logout.token")
                        .status())
                .hasValue(400);
        assertThat(browser.post(APP.at("/"), APP.at("/oten/backchannel-logout"), Map.of("a", "b"))
                        .status())
                .isEqualTo(400);
        assertThat(browser.open(APP.at("/oten/backchannel-logout")).status()).isEqualTo(405);
        assertThat(browser.open(APP.at("/profile")).status()).isEqualTo(200);
    }
}
