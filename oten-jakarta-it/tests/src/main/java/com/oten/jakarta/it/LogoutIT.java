package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Endpoint;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A logout, as a user at a browser sees it, and as Oten does. */
@ExtendWith(ArquillianExtension.class)
public class LogoutIT {
    private static final SampleApp APP = new SampleApp("logout");

    private final Browser browser = new Browser();

    /**
     * The sample.
     *
     * @return a WAR
     */
    @Deployment(testable = false)
    public static WebArchive application() {
        return APP.war();
    }

    @BeforeEach
    void log_in() {
        Oten.readyFor(APP);
        APP.logIn(browser, Oten.ALICE, "/profile");
    }

    @Test
    void a_logout_ends_the_session() {
        Browser thief = browser.copy();

        logOut();

        assertThat(browser.open(APP.at("/profile")).isRedirect()).isTrue();
        assertThat(thief.open(APP.at("/profile")).isRedirect()).isTrue();
    }

    @Test
    void a_logout_leaves_no_warning_in_the_log() {
        ServerLog log = ServerLog.fromNow();

        browser.post(APP.at("/profile"), APP.at("/oten/logout"), Map.of());
        browser.open(APP.at("/profile"));

        assertThat(log.lines("WELD-")).isEmpty();
    }

    @Test
    void a_logout_revokes_the_refresh_token() {
        logOut();

        // in the background: nobody waits for it, and an earlier test's may come late
        Awaitility.await().until(() -> Oten.emulator().count(Endpoint.REVOKE) >= 1);
    }

    @Test
    void a_logout_goes_on_to_oten_and_comes_back_to_a_clean_address() {
        Page page = browser.follow(logOut());

        assertThat(Oten.emulator().count(Endpoint.LOGOUT)).isEqualTo(1);
        assertThat(Oten.emulator().received(Endpoint.LOGOUT).get(0).query("state"))
                .hasValueSatisfying(state -> assertThat(state).matches("[\\w-]{43}"));
        assertThat(page.uri()).isEqualTo(APP.at("/"));
        assertThat(page.status()).isEqualTo(200);
        assertThat(returned().status()).isEqualTo(303);
        assertThat(browser.cookies().of("localhost"))
                .noneMatch(cookie -> cookie.name().contains("oten-logout"));
    }

    @Test
    void an_ID_token_that_is_too_long_for_an_address_stays_out_of_it() {
        List<String> groups = IntStream.range(0, 180)
                .mapToObj(i -> "a-group-with-a-rather-long-name-" + i)
                .toList();
        Oten.emulator().customizeIdToken(claims -> {
            claims.put("groups", groups);
            return claims;
        });
        Browser other = new Browser();
        APP.logIn(other, Oten.ALICE, "/profile");

        Page page = other.post(APP.at("/"), APP.at("/oten/logout"), Map.of());

        assertThat(page.location().toString())
                .hasSizeLessThan(3_072)
                .contains("logout_hint=")
                .doesNotContain("id_token_hint");
        assertThat(other.follow(page).uri()).isEqualTo(APP.at("/"));
    }

    @Test
    void a_state_is_good_once() {
        browser.follow(logOut());

        // S07
        Page again = browser.open(returned().uri());

        assertThat(again.status()).isEqualTo(200);
        ServerLog.ofThisRun().await("with a state that is not from its own logout");
    }

    @Test
    void a_state_of_somebody_else_s_logout_changes_nothing() {
        Page page = browser.open(APP.at("/?state=" + "A".repeat(43)));

        // S07
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.headers("Set-Cookie")).isEmpty();
        assertThat(browser.open(APP.at("/profile")).status()).isEqualTo(200);
    }

    @Test
    void a_query_of_the_application_s_own_stays() {
        Page page = browser.open(APP.at("/?state=open&page=2"));

        assertThat(page.status()).isEqualTo(200);
    }

    @Test
    void a_user_logs_out_of_the_other_browsers() {
        Browser other = new Browser();
        APP.logIn(other, Oten.ALICE, "/profile");

        Page page = browser.submit(browser.open(APP.at("/profile")), "button[name=sessions]");

        assertThat(page.location()).isEqualTo(APP.at("/profile"));
        assertThat(browser.follow(page).status()).isEqualTo(200);
        assertThat(other.open(APP.at("/profile")).isRedirect()).isTrue();
        // in the background, as soon as it was seen again
        Awaitility.await().until(() -> Oten.emulator().count(Endpoint.REVOKE) >= 1);
        assertThat(Oten.emulator().count(Endpoint.LOGOUT)).isZero();
    }

    @Test
    void who_logs_out_of_the_other_browsers_goes_to_the_front_page_unless_the_form_says_where_to() {
        Page page = browser.post(APP.at("/"), APP.at("/oten/logout"), Map.of("sessions", "others"));

        assertThat(page.location()).isEqualTo(APP.at("/"));
        assertThat(browser.open(APP.at("/profile")).status()).isEqualTo(200);
    }

    @Test
    void a_user_logs_out_everywhere() {
        Browser other = new Browser();
        APP.logIn(other, Oten.ALICE, "/profile");

        browser.follow(browser.post(APP.at("/"), APP.at("/oten/logout"), Map.of("sessions", "all")));

        assertThat(Oten.emulator().count(Endpoint.LOGOUT)).isEqualTo(1);
        assertThat(browser.open(APP.at("/profile")).isRedirect()).isTrue();
        assertThat(other.open(APP.at("/profile")).isRedirect()).isTrue();
    }

    @Test
    void a_login_after_a_logout_everywhere_goes_on() {
        browser.post(APP.at("/"), APP.at("/oten/logout"), Map.of("sessions", "all"));

        assertThat(APP.logIn(browser, Oten.ALICE, "/profile").status()).isEqualTo(200);
    }

    @Test
    void a_form_on_another_site_cannot_end_other_sessions() {
        Browser other = new Browser();
        APP.logIn(other, Oten.ALICE, "/profile");

        browser.post(URI.create("http://evil.example/"), APP.at("/oten/logout"), Map.of("sessions", "others"));

        assertThat(other.open(APP.at("/profile")).status()).isEqualTo(200);
    }

    @Test
    void the_end_of_a_user_s_sessions_is_nobody_else_s() {
        Browser other = new Browser();
        APP.logIn(other, Oten.ROOT, "/profile");

        browser.post(APP.at("/"), APP.at("/oten/logout"), Map.of("sessions", "all"));

        assertThat(other.open(APP.at("/profile")).status()).isEqualTo(200);
    }

    @Test
    void a_logout_ends_the_session_also_while_oten_is_down() {
        Oten.emulator().stop();
        try {
            logOut();

            assertThat(browser.fetch("GET", APP.at("/api/me")).status()).isEqualTo(401);
        } finally {
            Oten.emulator().restart();
        }
    }

    @Test
    void a_user_logs_out_everywhere_also_while_oten_is_down() {
        Browser other = new Browser();
        APP.logIn(other, Oten.ALICE, "/profile");
        Oten.emulator().stop();
        try {
            browser.post(APP.at("/"), APP.at("/oten/logout"), Map.of("sessions", "all"));

            assertThat(browser.fetch("GET", APP.at("/api/me")).status()).isEqualTo(401);
            assertThat(other.fetch("GET", APP.at("/api/me")).status()).isEqualTo(401);
        } finally {
            Oten.emulator().restart();
        }
    }

    @Test
    void asking_for_the_logout_page_asks_back_and_ends_nothing() {
        Page page = browser.open(APP.at("/oten/logout"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html().select("form[method=post]")).isNotEmpty();
        assertThat(browser.open(APP.at("/profile")).status()).isEqualTo(200);
    }

    @Test
    void the_form_of_the_logout_page_logs_out() {
        Page question = browser.open(APP.at("/oten/logout"));

        browser.submit(question, "form[method=post] button, form[method=post] input[type=submit]");

        assertThat(browser.open(APP.at("/profile")).isRedirect()).isTrue();
    }

    @Test
    void a_form_on_another_site_cannot_log_anybody_out() {
        browser.post(URI.create("http://evil.example/"), APP.at("/oten/logout"), Map.of());

        assertThat(browser.open(APP.at("/profile")).status()).isEqualTo(200);
    }

    /** Where Oten has sent the browser. */
    private Page returned() {
        return browser.hops().stream()
                .filter(hop ->
                        hop.uri().toString().startsWith(APP.at("/?state=").toString()))
                .findFirst()
                .orElseThrow();
    }

    private Page logOut() {
        return browser.post(APP.at("/"), APP.at("/oten/logout"), Map.of());
    }
}
