package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Fault;
import com.oten.jakarta.it.standard.OpenIdContextServlet;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An application that injects Jakarta Security's own type, and observes events. */
@ExtendWith(ArquillianExtension.class)
public class StandardIT {
    private static final SampleApp APP = new SampleApp("standard");

    private final Browser browser = new Browser();

    /**
     * The sample with more in it.
     *
     * @return a WAR
     */
    @Deployment(testable = false)
    public static WebArchive application() {
        return APP.war().addPackage(OpenIdContextServlet.class.getPackage());
    }

    @BeforeEach
    void forget_earlier_tests() {
        Oten.readyFor(APP);
    }

    @Test
    void the_standard_context_is_this_library_s() {
        APP.logIn(browser, Oten.ALICE, "/profile");

        JsonObject context = browser.fetch("GET", APP.at("/standard")).json();

        assertThat(context.getString("subject"))
                .isEqualTo(context.getJsonObject("claims").getString("sub"));
        assertThat(context.getString("name")).isEqualTo("Alice");
        assertThat(context.getString("email")).isEqualTo("alice@example.org");
        assertThat(context.getString("tokenType")).isEqualTo("Bearer");
        assertThat(context.getInt("expiresIn")).isBetween(1, 24 * 60 * 60);
        assertThat(context.getJsonArray("scopes").toString()).contains("openid", "offline_access");
        assertThat(context.getBoolean("isExpired")).isFalse();
        assertThat(context.getBoolean("hasRefreshToken")).isTrue();
        assertThat(context.getJsonArray("idTokenAudience").getString(0)).isEqualTo(Oten.CLIENT_ID);
        assertThat(context.getBoolean("idTokenIsExpired")).isFalse();
        assertThat(context.getString("issuer"))
                .isEqualTo(Oten.emulator().issuer().toString());
    }

    @Test
    void the_mechanism_has_a_qualifier_of_its_own() {
        APP.logIn(browser, Oten.ALICE, "/profile");

        JsonObject context = browser.fetch("GET", APP.at("/standard")).json();

        assertThat(context.getString("mechanism")).contains("OtenAuthenticationMechanism"); // or a proxy of it
    }

    @Test
    void the_standard_context_says_so_if_nobody_is_logged_in() {
        assertThat(browser.fetch("GET", APP.at("/standard")).status()).isGreaterThanOrEqualTo(400);
    }

    @Test
    void observers_hear_of_a_login_a_refresh_and_a_logout() {
        int before = journal().size();
        APP.logIn(browser, Oten.ALICE, "/profile");
        browser.fetch("POST", APP.at("/api/refresh"));
        browser.post(APP.at("/"), APP.at("/oten/logout"), Map.of());

        List<String> told = journal().subList(before, journal().size());

        assertThat(told).hasSize(3);
        assertThat(told.get(0)).startsWith("OtenLoggedIn[subject=");
        assertThat(told.get(1)).startsWith("OtenTokensRefreshed[subject=").contains("expiresAt=");
        assertThat(told.get(2)).startsWith("OtenLoggedOut[subject=").endsWith("reason=USER]");
    }

    @Test
    void observers_hear_of_a_logout_at_oten() {
        Oten.emulator().register(Oten.client(APP.at("/")).withBackchannelLogout(APP.at("/oten/backchannel-logout")));
        APP.logIn(browser, Oten.ALICE, "/profile");
        int before = journal().size();

        Oten.emulator().endSessions(Oten.ALICE);

        assertThat(journal().subList(before, journal().size()))
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("OtenLoggedOut[").endsWith("reason=PROVIDER]"));
    }

    @Test
    void observers_hear_of_the_end_of_other_sessions() {
        APP.logIn(browser, Oten.ALICE, "/profile");
        int before = journal().size();

        browser.post(APP.at("/"), APP.at("/oten/logout"), Map.of("sessions", "others"));

        assertThat(journal().subList(before, journal().size()))
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("OtenLoggedOut[").endsWith("reason=OTHERS]"));
    }

    @Test
    void observers_hear_of_a_failed_login_with_the_number_on_the_page() {
        int before = journal().size();
        Oten.emulator().approveAll(Oten.ALICE);
        Oten.emulator().next(Fault.CLIENT_AUTHENTICATION_FAILED);

        Page page = browser.visit(APP.at("/profile"));

        List<String> told = journal().subList(before, journal().size());
        assertThat(told)
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("OtenLoginFailed[code=CLIENT_REFUSED, incident="));
        String incident = told.get(0).replaceFirst(".*incident=(.*)]", "$1");
        assertThat(page.body()).contains(incident);
    }

    @Test
    void observers_hear_of_a_refused_refresh_as_the_end_of_the_session() {
        APP.logIn(browser, Oten.ALICE, "/profile");
        int before = journal().size();
        Oten.emulator().next(Fault.REFRESH_TOKEN_INVALID);

        browser.fetch("POST", APP.at("/api/refresh"));

        assertThat(journal().subList(before, journal().size()))
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("OtenLoggedOut[").endsWith("reason=TOKENS_EXPIRED]"));
    }

    private List<String> journal() {
        return new Browser().open(APP.at("/journal")).body().lines().toList();
    }
}
