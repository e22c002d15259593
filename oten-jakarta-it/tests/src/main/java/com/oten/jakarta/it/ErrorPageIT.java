package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Fault;
import com.oten.jakarta.it.app.RulesResource;
import java.time.Instant;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The application's own error page as a servlet, its own translation, and its observers. */
@ExtendWith(ArquillianExtension.class)
public class ErrorPageIT {
    private static final SampleApp APP = new SampleApp("error-page");

    /** Only some keys: the other texts stay English. */
    private static final String FRENCH = """
            user.title=Vous n'avez pas donné votre accord
            user.text=Vous pouvez réessayer.
            tryAgain=Réessayer
            """;

    private final Browser browser = new Browser();

    /**
     * The sample with an error page, a French bundle and an observer.
     *
     * @return a WAR
     */
    @Deployment(testable = false)
    public static WebArchive application() {
        return APP.war(APP.settings("oten.error-page", "/login-error"))
                .addPackage(RulesResource.class.getPackage())
                .addAsResource(new StringAsset(FRENCH), "com/oten/jakarta/pages/messages_fr.properties");
    }

    @BeforeEach
    void forget_earlier_tests() {
        Oten.readyFor(APP);
        Oten.emulator().approveAll(Oten.ALICE);
        failedLogins();
    }

    @ParameterizedTest
    @CsvSource({
        "ACCESS_DENIED, ACCESS_DENIED, 403",
        "CLIENT_AUTHENTICATION_FAILED, CLIENT_REFUSED, 500",
        "UNKNOWN_CODE_TOKEN, UNKNOWN, 502",
        "SERVER_ERROR_AUTHORIZE, SERVER_ERROR, 503"
    })
    void a_failed_login_ends_at_the_applications_page(Fault fault, String code, int status) {
        Oten.emulator().next(fault);

        Page page = browser.visit(APP.at("/profile"));

        assertThat(page.status()).isEqualTo(status);
        assertThat(page.html().title()).startsWith("Shop: ");
        assertThat(page.html().select("#code").text()).isEqualTo(code + " " + status);
        assertThat(page.body()).contains("€");
        assertProtected(page);
    }

    @Test
    void a_callback_of_nobody_ends_at_the_applications_page() {
        Page page = browser.open(APP.at("/oten/callback?code=abcdefghijklmnopqrstuvwxyz&state=unknown"));

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.html().title()).isEqualTo("Shop: Please start again");
        assertProtected(page);
    }

    @Test
    void the_page_leads_back_to_the_same_login() {
        Oten.emulator().next(Fault.ACCESS_DENIED);
        Page page = browser.visit(APP.at("/profile?tab=1"));

        Page end = browser.follow(browser.clickLink(page, "#again"));

        assertThat(end.uri()).isEqualTo(APP.at("/profile?tab=1"));
        assertThat(browser.open(APP.at("/")).uri()).isEqualTo(APP.at("/"));
        assertThat(page.html().select("#front").attr("href")).isEqualTo(APP.contextPath() + "/");
    }

    @Test
    void a_login_that_cannot_start_ends_at_the_applications_page() {
        Page page = browser.visit(APP.at("/stubborn?oten_error=login_required"));

        assertThat(page.status()).isEqualTo(401);
        assertThat(page.html().title()).isEqualTo("Shop: Please log in");
        assertProtected(page);
    }

    @ParameterizedTest
    @CsvSource({"/api/admin, ROLE_MISSING", "/api/rules/denied, ROLE_MISSING", "/api/fail/access_denied, ACCESS_DENIED"
    })
    void a_user_at_a_resource_gets_the_applications_page(String resource, String code) {
        APP.logIn(browser, Oten.ALICE, "/profile");

        Page page = browser.open(APP.at(resource));

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.html().select("#code").text()).isEqualTo(code + " 403");
        assertThat(page.body()).contains("€");
        assertProtected(page);
    }

    @Test
    void a_program_gets_a_problem_document_all_the_same() {
        APP.logIn(browser, Oten.ALICE, "/profile");

        Page page = browser.fetch("GET", APP.at("/api/admin"));

        assertThat(page.header("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(page.json().getString("oten_error")).isEqualTo("role_missing");
    }

    @Test
    void the_logout_page_stays_the_librarys() {
        APP.logIn(browser, Oten.ALICE, "/profile");

        Page page = browser.open(APP.at("/oten/logout"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html().title()).isEqualTo("Log out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"throws", "refuses", "sends-away", "stays-silent"})
    void a_page_that_fails_is_replaced_by_the_librarys(String mood) {
        mood(mood);
        Oten.emulator().next(Fault.ACCESS_DENIED);

        Page page = browser.visit(APP.at("/profile"));

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.html().title()).isEqualTo("You did not give access");
        assertThat(page.header("Content-Security-Policy")).isPresent();
        assertProtected(page);
        ServerLog.ofThisRun().await("oten.error-page=/login-error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"throws", "refuses", "sends-away", "stays-silent"})
    void a_page_that_fails_at_a_resource_is_replaced_by_the_librarys(String mood) {
        APP.logIn(browser, Oten.ALICE, "/profile");
        mood(mood);

        Page page = browser.open(APP.at("/api/admin"));

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.html().title()).isEqualTo("This page is not for you");
        assertProtected(page);
    }

    @Test
    void observers_hear_of_a_failed_login_once_with_the_number_on_the_page() {
        Oten.emulator().next(Fault.ACCESS_DENIED);

        Page page = browser.visit(APP.at("/profile"));

        String incident = page.html().select("#number").text();
        assertThat(incident).matches("[0-9a-f]{12}");
        assertThat(failedLogins().lines()).containsExactly("ACCESS_DENIED " + incident);
        ServerLog.ofThisRun().await("OTEN-ACCESS-DENIED incident " + incident);
    }

    @Test
    void observers_hear_nothing_of_a_login_that_starts_again_by_itself() {
        Oten.emulator().next(Fault.CODE_EXPIRED);

        Page page = browser.visit(APP.at("/profile"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(failedLogins()).isEmpty();
    }

    @Test
    void observers_hear_once_of_a_login_that_fails_again() {
        Oten.emulator().next(Fault.CODE_EXPIRED, 2);

        Page page = browser.visit(APP.at("/profile"));

        assertThat(page.status()).isEqualTo(502);
        assertThat(failedLogins().lines())
                .containsExactly("CODE_EXPIRED " + page.html().select("#number").text());
    }

    @Test
    void observers_hear_nothing_of_a_missing_role() {
        APP.logIn(browser, Oten.ALICE, "/profile");

        browser.open(APP.at("/api/admin"));

        assertThat(failedLogins()).isEmpty();
    }

    @Test
    void the_applications_translation_is_used() {
        browser.languages("fr-CA,fr;q=0.9,en;q=0.1");
        Oten.emulator().next(Fault.ACCESS_DENIED);

        Page page = browser.visit(APP.at("/profile"));

        assertThat(page.html().selectXpath("/html").attr("lang")).isEqualTo("fr");
        assertThat(page.html().title()).isEqualTo("Shop: Vous n'avez pas donné votre accord");
    }

    @Test
    void what_is_not_translated_is_english() {
        browser.languages("fr");

        Page page = browser.open(APP.at("/oten/callback?code=abcdefghijklmnopqrstuvwxyz&state=unknown"));

        assertThat(page.html().title()).isEqualTo("Shop: Please start again");
    }

    @Test
    void the_librarys_own_page_is_translated_too() {
        browser.languages("fr");
        mood("stays-silent");
        Oten.emulator().next(Fault.ACCESS_DENIED);

        Page page = browser.visit(APP.at("/profile"));

        assertThat(page.html().selectXpath("/html").attr("lang")).isEqualTo("fr");
        assertThat(page.body())
                .contains("Vous n&#39;avez pas donné votre accord", ">Réessayer</a>", "Go to the front page");
    }

    private void mood(String mood) {
        browser.cookies()
                .put(Cookie.parse("mood=" + mood + "; Path=/", APP.at("/"), Instant.EPOCH)
                        .orElseThrow());
    }

    /** The library's headers, and none that the page tried to set. */
    private static void assertProtected(Page page) {
        assertThat(page.header("Content-Type").orElse("")).isEqualToIgnoringCase("text/html;charset=UTF-8");
        // Open Liberty adds no-cache=set-cookie, and an Expires of long ago, wherever a cookie is set
        assertThat(page.headers("Cache-Control"))
                .singleElement()
                .satisfies(value -> assertThat(value).startsWith("no-store").doesNotContain("public"));
        assertThat(page.header("Expires").orElse("")).doesNotContain("2100");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo(Optional.of("nosniff"));
        assertThat(page.header("X-Frame-Options")).isEqualTo(Optional.of("DENY"));
        assertThat(page.header("Referrer-Policy")).isEqualTo(Optional.of("no-referrer"));
        assertThat(page.headers().map()).doesNotContainKeys("x-page", "x-page-number");
        assertThat(page.headers("Set-Cookie")).noneMatch(line -> line.startsWith("page="));
    }

    /** Everything that observers have heard since the last time. */
    private static String failedLogins() {
        return new Browser().fetch("GET", APP.at("/failed-logins")).body();
    }
}
