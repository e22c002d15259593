package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Endpoint;
import com.oten.emulator.Fault;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the sample shows behind a login: JAX-RS resources with roles, tokens and problem documents, and the page about
 * tokens.
 */
@ExtendWith(ArquillianExtension.class)
public class ApiIT {
    private static final SampleApp APP = new SampleApp("rs");

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
    void forget_earlier_tests() {
        Oten.readyFor(APP);
    }

    @Test
    void an_open_resource_answers_nobody_in_particular() {
        assertThat(get("/api/public").status()).isEqualTo(200);
    }

    @Test
    void a_resource_for_any_caller_answers_401_to_nobody() {
        assertProblem(get("/api/me"), 401);
    }

    @Test
    void a_resource_for_a_role_answers_401_to_nobody() {
        assertProblem(get("/api/admin"), 401);
    }

    @Test
    void a_resource_for_a_role_answers_403_to_a_caller_without_it() {
        APP.logIn(browser, Oten.ALICE, "/profile");

        assertProblem(get("/api/admin"), 403);
    }

    @Test
    void a_resource_for_a_role_answers_a_caller_who_has_it() {
        APP.logIn(browser, Oten.ROOT, "/profile");

        assertThat(get("/api/admin").status()).isEqualTo(200);
    }

    @Test
    void a_resource_knows_its_caller() {
        APP.logIn(browser, Oten.ROOT, "/profile");

        JsonObject me = get("/api/me").json();

        assertThat(me.getString("sub")).isEqualTo("user-root");
        assertThat(me.getString("name")).isEqualTo("Root");
        assertThat(me.getString("email")).isEqualTo("root@example.org");
        assertThat(me.getJsonArray("groups")).hasToString("[\"admins\"]");
        assertThat(me).containsKey("accessTokenExpiresAt");
    }

    @Test
    void a_refresh_asks_oten_once_and_answers_the_new_expiry() {
        APP.logIn(browser, Oten.ALICE, "/profile");

        Page page = browser.fetch("POST", APP.at("/api/refresh"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(Oten.emulator().received(Endpoint.TOKEN))
                .extracting(request -> request.form("grant_type").orElse(""))
                .containsExactly("authorization_code", "refresh_token");
    }

    @Test
    void a_second_refresh_uses_the_rotated_refresh_token() {
        APP.logIn(browser, Oten.ALICE, "/profile");
        browser.fetch("POST", APP.at("/api/refresh"));

        Page page = browser.fetch("POST", APP.at("/api/refresh"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(Oten.emulator().received(Endpoint.TOKEN))
                .filteredOn(request -> request.form("refresh_token").isPresent())
                .extracting(request -> request.form("refresh_token"))
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_refresh_that_oten_refuses_asks_for_a_new_login() {
        APP.logIn(browser, Oten.ALICE, "/profile");
        Oten.emulator().next(Fault.REFRESH_TOKEN_INVALID);

        assertProblem(browser.fetch("POST", APP.at("/api/refresh")), 401);
    }

    @Test
    void a_call_to_another_service_carries_the_token_of_the_caller() {
        APP.logIn(browser, Oten.ALICE, "/profile");
        long before = Oten.emulator().count(Endpoint.USERINFO);

        Page page = get("/api/downstream");

        assertThat(page.status()).isEqualTo(200);
        assertThat(Oten.emulator().count(Endpoint.USERINFO)).isEqualTo(before + 1);
        assertThat(Oten.emulator().received(Endpoint.USERINFO))
                .last()
                .satisfies(request -> assertThat(request.header("Authorization"))
                        .hasValueSatisfying(value -> assertThat(value).startsWith("Bearer ")));
    }

    @Test
    void a_service_token_is_fetched_with_client_credentials() {
        APP.logIn(browser, Oten.ALICE, "/profile");

        assertThat(get("/api/service").status()).isEqualTo(200);
        assertThat(Oten.emulator().received(Endpoint.TOKEN))
                .last()
                .satisfies(request -> assertThat(request.form("grant_type")).hasValue("client_credentials"));
    }

    @Test
    void an_exception_of_the_library_becomes_a_problem_document() {
        APP.logIn(browser, Oten.ALICE, "/profile");

        assertProblem(get("/api/fail/access_denied"), 403);
    }

    @Test
    void every_button_about_tokens_says_what_came_of_it() {
        Page page = browser.clickLink(APP.logIn(browser, Oten.ALICE, "/profile"), "a[href=tokens]");
        assertThat(page.html().select("dl").text()).contains("offline_access", "Refresh token yes");

        page = click(page, "refresh", "The tokens are refreshed");
        assertThat(page.html().select("dl").text()).doesNotContain("not lately");
        page = click(page, "userinfo", "What Oten says about you");
        assertThat(page.html().select(".note").text()).contains("alice@example.org");
        page = click(page, "introspect", "What Oten says about your token");
        assertThat(page.html().select(".note").text()).contains("Active yes", "user-alice");
        page = click(page, "service", "The application has a token of its own");
        page = click(page, "downstream", "The other service has responded");
        page = click(page, "revoke", "The tokens are revoked");

        assertThat(page.html().select("dl").text()).contains("log in again");
        Page again = browser.open(APP.at("/tokens"));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.html().select(".note")).isEmpty(); // a note is shown once
    }

    @Test
    void a_button_says_so_if_Oten_does_not_do_it() {
        Page page = APP.logIn(browser, Oten.ALICE, "/tokens");
        Oten.emulator().next(Fault.TEMPORARILY_UNAVAILABLE, 3);

        Page after = click(page, "refresh", "That did not work");

        assertThat(after.html().select(".note[role=alert]").text()).contains("temporarily-unavailable");
        click(after, "refresh", "The tokens are refreshed");
    }

    @Test
    void a_button_on_another_site_does_nothing() {
        APP.logIn(browser, Oten.ALICE, "/tokens");

        Page response = browser.post(URI.create("http://localhost:1/"), APP.at("/tokens"), Map.of("do", "revoke"));

        assertThat(response.status()).isEqualTo(403);
        assertThat(Oten.emulator().count(Endpoint.REVOKE)).isZero();
    }

    @Test
    void administrators_see_what_happened_to_others() {
        Page alices = APP.logIn(browser, Oten.ALICE, "/tokens");

        Page roots = APP.logIn(new Browser(), Oten.ROOT, "/tokens");

        assertThat(alices.html().select(".events").text())
                .contains("user-alice logged in")
                .doesNotContain("user-root");
        assertThat(roots.html().select(".events").text()).contains("user-alice logged in", "user-root logged in");
    }

    private Page click(Page page, String button, String title) {
        Page after = browser.follow(browser.clickButton(page, "do", button));
        assertThat(after.uri()).isEqualTo(APP.at("/tokens"));
        assertThat(after.html().select(".note h2").text()).isEqualTo(title);
        assertThat(after.body()).doesNotContain("eyJ"); // how a JWT begins
        return after;
    }

    private Page get(String path) {
        return browser.fetch("GET", APP.at(path));
    }

    private static void assertProblem(Page page, int status) {
        assertThat(page.status()).isEqualTo(status);
        assertThat(page.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(page.json().getInt("status")).isEqualTo(status);
    }
}
