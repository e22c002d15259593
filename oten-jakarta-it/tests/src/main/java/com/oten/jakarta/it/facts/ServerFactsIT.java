package com.oten.jakarta.it.facts;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.it.Browser;
import com.oten.jakarta.it.Cookie;
import com.oten.jakarta.it.Page;
import com.oten.jakarta.it.ServerLog;
import com.oten.jakarta.it.Site;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the library assumes about a server that runs its mechanism. */
@ExtendWith(ArquillianExtension.class)
public class ServerFactsIT {
    private static final String CONTEXT = "/facts";

    private final Browser browser = new Browser();

    /**
     * The application.
     *
     * @return a WAR
     */
    @Deployment(testable = false)
    public static WebArchive application() {
        return FactsWar.named("facts.war");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 401, 403, 503})
    void a_mechanism_answers_a_protected_request_itself(int status) {
        Page page = browser.open(Site.at(CONTEXT, "/protected/x?status=" + status));

        assertThat(page.status()).isEqualTo(status);
        assertThat(page.body()).isEqualTo(MechanismResponse.BODY);
        assertThat(page.header("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("no-store"));
        assertThat(page.headers("Set-Cookie")).hasSize(2);
    }

    @Test
    void a_mechanism_redirects_a_protected_request() {
        Page page = browser.open(Site.at(CONTEXT, "/protected/x?status=303"));

        assertThat(page.status()).isEqualTo(303);
        assertThat(page.location()).hasToString("http://127.0.0.1:9/authorize");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 303, 400, 401, 403, 503})
    void a_mapped_servlet_answers_an_unprotected_request_itself(int status) {
        Page page = browser.open(Site.at(CONTEXT, "/mapped/x?status=" + status));

        assertThat(page.status()).isEqualTo(status);
    }

    @Test
    void nobody_has_a_session_before_the_login() {
        Page page = browser.open(Site.at(CONTEXT, "/mapped/x"));

        assertThat(page.body()).isEqualTo("nobody false /mapped/x");
        assertThat(browser.cookies().of("localhost")).isEmpty();
    }

    @Test
    void a_login_in_a_mapped_servlet_holds_for_protected_requests() {
        browser.open(Site.at(CONTEXT, "/mapped/x?login"));

        assertThat(browser.open(Site.at(CONTEXT, "/protected/y")).body()).isEqualTo("alice true /protected/y");
    }

    @Test
    void the_session_cookie_is_the_only_one_and_stays_the_same() {
        browser.open(Site.at(CONTEXT, "/mapped/x?login"));
        browser.open(Site.at(CONTEXT, "/protected/y"));
        Page page = browser.open(Site.at(CONTEXT, "/protected/z"));

        assertThat(page.headers("Set-Cookie")).isEmpty();
        assertThat(browser.cookies().of("localhost"))
                .singleElement()
                .satisfies(cookie -> assertThat(cookie.path()).isEqualTo(CONTEXT))
                .matches(Cookie::isHttpOnly);
    }

    @Test
    void responses_of_a_mechanism_leave_no_error_in_the_log() {
        ServerLog log = ServerLog.fromNow();

        browser.open(Site.at(CONTEXT, "/protected/x?status=400"));
        browser.open(Site.at(CONTEXT, "/protected/x?status=303"));

        assertThat(log.lines("UT010019")).isEmpty();
    }

    @Test
    void a_bean_sees_the_request_of_a_resource_and_of_its_filter() {
        Page page = browser.fetch("GET", Site.at(CONTEXT, "/api/seen"));

        assertThat(page.body()).isEqualTo("/api/seen");
        assertThat(page.header("X-Filter-Saw")).hasValue("/api/seen");
    }
}
