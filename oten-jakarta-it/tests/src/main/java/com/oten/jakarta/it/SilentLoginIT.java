package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Endpoint;
import com.oten.emulator.Fault;
import com.oten.jakarta.it.app.RulesResource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Silent logins, and what happens when they fail. The configured error page does not exist. */
@ExtendWith(ArquillianExtension.class)
public class SilentLoginIT {
    private static final SampleApp APP = new SampleApp("silent");

    private final Browser browser = new Browser();

    /**
     * The sample with a page that asks for silent logins.
     *
     * @return a WAR
     */
    @Deployment(testable = false)
    public static WebArchive application() {
        return APP.war(APP.settings("oten.error-page", "/no-such-page")).addPackage(RulesResource.class.getPackage());
    }

    @BeforeEach
    void forget_earlier_tests() {
        Oten.readyFor(APP);
        failedLogins();
    }

    @Test
    void somebody_whom_oten_knows_is_logged_in_without_noticing() {
        Oten.emulator().approveAll(Oten.ALICE);

        Page page = browser.visit(APP.at("/welcome?a=b"));

        assertThat(page.uri()).isEqualTo(APP.at("/welcome?a=b"));
        assertThat(page.body()).isEqualTo("welcome user-alice");
        assertThat(Oten.emulator().lastRequestObject().orElseThrow().claims()).containsEntry("prompt", "none");
    }

    @Test
    void somebody_whom_oten_does_not_know_comes_back_unasked() {
        Page page = browser.visit(APP.at("/welcome?a=b"));

        assertThat(page.uri()).isEqualTo(APP.at("/welcome?a=b&oten_error=login_required"));
        assertThat(page.body()).isEqualTo("welcome stranger: LOGIN_REQUIRED");
        assertThat(Oten.emulator().count(Endpoint.AUTHORIZE)).isEqualTo(1);
        assertThat(browser.cookies().of("localhost")).isEmpty();
        assertThat(failedLogins()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"LOGIN_REQUIRED", "INTERACTION_REQUIRED", "CONSENT_REQUIRED", "ACCOUNT_SELECTION_REQUIRED"})
    void whatever_oten_would_have_to_ask_is_told_to_the_page(Fault fault) {
        Oten.emulator().approveAll(Oten.ALICE);
        Oten.emulator().next(fault);

        Page page = browser.visit(APP.at("/welcome"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.uri()).isEqualTo(APP.at("/welcome?oten_error=" + fault.error()));
        assertThat(page.body()).isEqualTo("welcome stranger: " + fault.name());
        assertThat(failedLogins()).isEmpty();
    }

    @Test
    void a_page_that_does_not_listen_and_asks_again_is_stopped() {
        Page page = browser.visit(APP.at("/stubborn"));

        assertThat(page.status()).isEqualTo(401);
        assertThat(page.html().title()).isEqualTo("Please log in");
        assertThat(Oten.emulator().count(Endpoint.AUTHORIZE)).isEqualTo(1);
        assertThat(failedLogins().lines()).singleElement().asString().startsWith("LOGIN_REQUIRED ");
    }

    @Test
    void somebody_who_was_refused_silently_can_log_in_on_the_page_that_says_so() {
        Page refused = browser.visit(APP.at("/stubborn?a=b"));
        Oten.emulator().approveAll(Oten.ALICE);

        Page page = browser.follow(browser.clickLink(refused, "a[href*='/oten/login']"));

        assertThat(page.body()).isEqualTo("welcome user-alice");
    }

    @Test
    void a_forged_refusal_does_no_more_than_prevent_the_silent_login() {
        assertThat(browser.visit(APP.at("/welcome?oten_error=login_required")).body())
                .isEqualTo("welcome stranger: LOGIN_REQUIRED");
        assertThat(browser.open(APP.at("/welcome?oten_error=server_error")).isRedirect())
                .isTrue();
        assertThat(browser.open(APP.at("/welcome?oten_error=%3Cscript%3E")).isRedirect())
                .isTrue();
    }

    @Test
    void any_other_error_of_a_silent_login_is_a_page() {
        Oten.emulator().next(Fault.ACCESS_DENIED);

        Page page = browser.visit(APP.at("/welcome"));

        assertThat(page.status()).isEqualTo(403);
    }

    @Test
    void a_login_that_may_ask_and_is_told_to_starts_once_more() {
        Oten.emulator().approveAll(Oten.ALICE);
        Oten.emulator().next(Fault.LOGIN_REQUIRED);

        Page page = browser.visit(APP.at("/profile"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.uri()).isEqualTo(APP.at("/profile"));
        assertThat(Oten.emulator().count(Endpoint.AUTHORIZE)).isEqualTo(2);
        assertThat(failedLogins()).isEmpty();
    }

    @Test
    void a_login_that_is_told_so_again_ends_at_a_page() {
        Oten.emulator().next(Fault.LOGIN_REQUIRED, 10);

        Page page = browser.visit(APP.at("/profile"));

        assertThat(page.status()).isEqualTo(401);
        assertThat(page.html().title()).isEqualTo("Please log in");
        assertThat(Oten.emulator().count(Endpoint.AUTHORIZE)).isEqualTo(2);
        assertThat(failedLogins().lines()).hasSize(1);
    }

    @Test
    void an_error_page_that_is_not_there_is_replaced_by_the_librarys() {
        Oten.emulator().next(Fault.ACCESS_DENIED);

        Page page = browser.visit(APP.at("/profile"));

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.html().title()).isEqualTo("You did not give access");
        ServerLog.ofThisRun().await("oten.error-page=/no-such-page");
    }

    private static String failedLogins() {
        return new Browser().fetch("GET", APP.at("/failed-logins")).body();
    }
}
