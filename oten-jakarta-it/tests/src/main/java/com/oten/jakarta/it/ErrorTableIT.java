package com.oten.jakarta.it;

import static com.oten.jakarta.it.ErrorRow.WANTED;
import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Endpoint;
import com.oten.emulator.Fault;
import com.oten.emulator.ReceivedRequest;
import com.oten.jakarta.it.app.ScopedServiceResource;
import com.oten.jakarta.it.app.SilentLoginServlet;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every error of Oten's guide, row by row: what the user sees, what a program gets, what Oten gets, what is logged. */
@ExtendWith(ArquillianExtension.class)
public class ErrorTableIT {
    private static final SampleApp APP = new SampleApp("errors");
    /** More callbacks than any row may need. */
    private static final int LOOP = 5;

    private final Browser browser = new Browser();

    /**
     * The sample.
     *
     * @return a WAR
     */
    @Deployment(testable = false)
    public static WebArchive application() {
        // an open circuit breaker would respond instead of Oten
        return APP.war(APP.settings("oten.breaker.failures", "1000"))
                .addClasses(SilentLoginServlet.class, ScopedServiceResource.class);
    }

    static Stream<ErrorRow> rows() {
        return Stream.of(
                        CallbackErrors.rows(),
                        CallbackErrors.strangers(),
                        TokenErrors.rows(),
                        TokenErrors.unusable(),
                        UnknownErrors.rows())
                .flatMap(Function.identity());
    }

    @BeforeEach
    void forget_earlier_tests() {
        Oten.readyFor(APP);
        Oten.emulator().approveAll(Oten.ALICE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void a_user_gets_a_page(ErrorRow row) {
        ServerLog log = ServerLog.fromNow();
        row.mishap().befall();

        Page page = logIn(row.mishap(), browser::open);

        String incident = ErrorResponses.assertPage(page, row.page());
        assertNothingOfOtens(page);
        assertCalls(row.calls());
        assertLog(log, incident, row);
        if (row.page().canTryAgain()) {
            Oten.readyFor(APP);
            Oten.emulator().approveAll(Oten.ALICE);
            Page again = browser.follow(browser.clickLink(page, ErrorResponses.TRY_AGAIN));
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.uri()).isEqualTo(APP.at(row.page().tryAgainEndsAt()));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void a_program_gets_a_problem_document(ErrorRow row) {
        ServerLog log = ServerLog.fromNow();
        row.mishap().befall();

        Page page = logIn(row.mishap(), callback -> browser.fetch("GET", callback));

        String incident = ErrorResponses.assertProblem(page, row.page().status(), row.problem());
        assertNothingOfOtens(page);
        assertCalls(row.calls());
        assertLog(log, incident, row);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("com.oten.jakarta.it.HealedErrors#rows")
    void a_user_sees_nothing_of_what_heals(HealedRow row) {
        row.mishap().befall();

        Page page = logIn(row.mishap(), browser::open);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.uri()).isEqualTo(APP.at(WANTED));
        assertThat(page.body()).contains("Alice");
        assertCalls(row.calls());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("com.oten.jakarta.it.ApiErrors#rows")
    void a_resource_that_asks_for_a_token_answers_a_problem_document(ApiErrorRow row) {
        APP.logIn(browser, Oten.ALICE, "/profile");
        long before = Oten.emulator().count(Endpoint.TOKEN);
        ServerLog log = ServerLog.fromNow();
        row.mishap().befall();

        Page page = browser.fetch(row.grant().method(), APP.at(row.grant().path()));

        String incident = ErrorResponses.assertProblem(page, row.status(), row.problem());
        assertNothingOfOtens(page);
        assertThat(Oten.emulator().count(Endpoint.TOKEN)).isEqualTo(before + row.tokens());
        ErrorResponses.assertLogged(log, incident, row.problem(), row.log());
        assertTries(log, row.tokens() - 1);
        assertThat(log.text()).doesNotContain("\tat ");
        boolean isLoggedOut = row.status() == 401;
        assertThat(browser.fetch("GET", APP.at("/api/me")).status()).isEqualTo(isLoggedOut ? 401 : 200);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"ACCESS_DENIED", "SERVER_ERROR_AUTHORIZE", "JAR_EXPIRED", "LOGIN_REQUIRED"})
    void somebody_who_is_logged_in_stays_so_when_another_login_fails(Fault fault) {
        APP.logIn(browser, Oten.ALICE, "/profile");
        List<Cookie> before = browser.cookies().of("localhost");
        Oten.emulator().next(fault, Mishap.FOR_EVER);

        Page page = browser.visit(APP.at("/oten/login?return_to=" + APP.contextPath() + "/profile"));

        assertThat(page.status()).isGreaterThanOrEqualTo(400);
        assertThat(browser.cookies().of("localhost")).isEqualTo(before);
        assertThat(browser.open(APP.at("/profile")).body()).contains("Alice");
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"LOGIN_REQUIRED", "INTERACTION_REQUIRED", "CONSENT_REQUIRED", "ACCOUNT_SELECTION_REQUIRED"})
    void whoever_asked_for_a_silent_login_is_told_why_there_is_none(Fault fault) {
        ServerLog log = ServerLog.fromNow();
        Oten.emulator().next(fault, Mishap.FOR_EVER);

        Page page = browser.visit(APP.at("/silent-login?a=%20b"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.uri()).isEqualTo(APP.at("/silent-login?a=%20b&oten_error=" + fault.error()));
        assertThat(page.body()).isEqualTo("hello stranger: " + fault);
        assertCalls(ErrorRow.calls(1, 0));
        log.await("OTEN-" + fault.name().replace('_', '-'));
        assertThat(log.entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.level()).isEqualTo(Level.INFO));
    }

    @Test
    void a_silent_login_of_somebody_whom_oten_knows_works() {
        Page page = browser.visit(APP.at("/silent-login"));

        assertThat(page.body()).isEqualTo("hello user-alice");
        assertThat(Oten.emulator().lastRequestObject().orElseThrow().claims()).containsEntry("prompt", "none");
    }

    @Test
    void a_wait_that_oten_asks_for_is_honoured() {
        Oten.emulator().next(Fault.TEMPORARILY_UNAVAILABLE, 1, Duration.ofSeconds(1));

        Page page = browser.visit(APP.at(WANTED));

        assertThat(page.status()).isEqualTo(200);
        List<ReceivedRequest> tries = Oten.emulator().received(Endpoint.TOKEN);
        assertThat(tries).hasSize(2);
        assertThat(Duration.between(tries.get(0).time(), tries.get(1).time()))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a_wait_that_is_too_long_is_handed_on() {
        Oten.emulator().next(Fault.TEMPORARILY_UNAVAILABLE, 1, Duration.ofMinutes(2));

        Page page = browser.visit(APP.at(WANTED));

        assertThat(page.status()).isEqualTo(503);
        assertThat(page.header("Retry-After")).hasValue("120");
        assertThat(Oten.emulator().count(Endpoint.TOKEN)).isEqualTo(1);
    }

    /** To the end of a login, with each callback sent in this way. */
    private Page logIn(Mishap mishap, Function<URI, Page> sent) {
        Page here = browser.open(APP.at(WANTED));
        for (int callbacks = 0; here.isRedirect(); callbacks++) {
            assertThat(callbacks).as("callbacks of one login").isLessThan(LOOP);
            Page callback = browser.followUntil(here, APP.at("/").getAuthority());
            assertThat(callback.isRedirect()).as("Oten sends the browser back").isTrue();
            here = sent.apply(mishap.callback(callback.location(), browser));
            if (here.status() == 303) {
                return browser.follow(here);
            }
        }
        return here;
    }

    private static void assertCalls(ErrorRow.Calls expected) {
        assertThat(Oten.emulator().count(Endpoint.AUTHORIZE)).isEqualTo(expected.authorizations());
        assertThat(Oten.emulator().count(Endpoint.TOKEN)).isEqualTo(expected.tokens());
    }

    /** One entry for each login that was started, all of them one line, and nothing that forges another. */
    private static void assertLog(ServerLog log, String incident, ErrorRow row) {
        LogEntry entry = ErrorResponses.assertLogged(log, incident, row.problem(), row.log());
        assertThat(log.entries())
                .filteredOn(one -> one.text().startsWith(row.problem().logged() + " incident"))
                .hasSize(row.calls().authorizations())
                .allSatisfy(one -> assertThat(one.level()).isEqualTo(row.log().level()))
                .last()
                .isEqualTo(entry);
        assertTries(log, row.calls().retries());
        assertThat(entry.text()).hasSizeLessThan(2_000).matches("[\\x20-\\x7e]*");
        assertThat(log.text()).doesNotContain("eyJ-", UnknownErrors.END, "\tat ");
        assertThat(log.text().lines()).noneMatch(line -> line.startsWith("forged"));
    }

    private static void assertTries(ServerLog log, int retries) {
        assertThat(log.entries())
                .filteredOn(one -> one.text().startsWith("try "))
                .hasSize(retries)
                .allSatisfy(one -> assertThat(one.level()).isEqualTo(Level.WARNING));
    }

    private static void assertNothingOfOtens(Page page) {
        assertThat(page.body())
                .doesNotContain("alert(1)", "forged", "eyJ-", "nginx", "whitelist", "192.168", "Invalid", "JAR token")
                .doesNotContain("error_description", "oten.client", "unexpected condition");
    }
}
