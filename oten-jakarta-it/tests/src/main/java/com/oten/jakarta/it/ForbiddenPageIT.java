package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Fault;
import com.oten.jakarta.it.app.RulesResource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application with an error page in {@code web.xml}, and without {@code oten.error-page}. */
@ExtendWith(ArquillianExtension.class)
public class ForbiddenPageIT {
    private static final SampleApp APP = new SampleApp("forbidden-page");

    private static final String WEB_XML = """
            <error-page>
              <error-code>403</error-code>
              <location>/WEB-INF/forbidden.jsp</location>
            </error-page>
            <error-page>
              <error-code>502</error-code>
              <location>/nowhere</location>
            </error-page>
            <security-role>
              <role-name>admins</role-name>
            </security-role>
            """;

    private static final String JSP = """
            <%@ page contentType="text/html;charset=UTF-8" pageEncoding="UTF-8" session="false" %>
            <html><title>Shop: forbidden</title><p>€ ${requestScope['jakarta.servlet.error.status_code']}
            ${requestScope['jakarta.servlet.error.request_uri']}</p></html>
            """;

    private final Browser browser = new Browser();

    /**
     * The sample with an error page.
     *
     * @return a WAR
     */
    @Deployment(testable = false)
    public static WebArchive application() {
        return APP.war()
                .addPackage(RulesResource.class.getPackage())
                .addAsWebInfResource(WebXml.of(WEB_XML, WebXml.constraint("/constrained/*", "admins")), "web.xml")
                .addAsWebInfResource(new StringAsset(JSP), "forbidden.jsp")
                .add(new StringAsset("a constrained page"), "constrained/page.html");
    }

    @BeforeEach
    void forget_earlier_tests() {
        Oten.readyFor(APP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/constrained/page.html", "/api/admin", "/api/rules/denied", "/api/fail/access_denied"})
    void a_user_gets_the_page_from_servlets_and_from_resources(String path) {
        APP.logIn(browser, Oten.ALICE, "/profile");

        Page page = browser.open(APP.at(path));

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.html().title()).isEqualTo("Shop: forbidden");
        assertThat(page.html().select("p").text())
                .isEqualTo("€ 403 " + APP.at(path).getPath());
    }

    @Test
    void a_program_gets_a_problem_document_all_the_same() {
        APP.logIn(browser, Oten.ALICE, "/profile");

        Page page = browser.fetch("GET", APP.at("/api/admin"));

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.json().getString("oten_error")).isEqualTo("role_missing");
    }

    @Test
    void a_status_without_a_page_keeps_the_librarys() {
        Page page = browser.open(APP.at("/api/fail/server_error"));

        assertThat(page.status()).isEqualTo(503);
        assertThat(page.header("Content-Security-Policy")).isPresent();
    }

    @Test
    void a_page_that_does_not_exist_is_replaced_by_the_librarys() {
        Page page = browser.open(APP.at("/api/fail/something_unknown"));

        assertThat(page.status()).isEqualTo(502);
        assertThat(page.header("Content-Security-Policy")).isPresent();
    }

    @Test
    void a_failed_login_keeps_the_librarys_page_which_says_how_to_go_on() {
        Oten.emulator().approveAll(Oten.ALICE);
        Oten.emulator().next(Fault.ACCESS_DENIED);

        Page page = browser.visit(APP.at("/profile"));

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.html().title()).isEqualTo("You did not give access");
    }
}
