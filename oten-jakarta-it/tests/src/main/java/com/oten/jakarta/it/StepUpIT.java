package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Endpoint;
import com.oten.emulator.TokenForge;
import com.oten.jakarta.it.stepup.StepUpResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that demand a step-up, and links that ask for one. No clock skew is allowed here. */
@ExtendWith(ArquillianExtension.class)
public class StepUpIT {
    private static final SampleApp APP = new SampleApp("stepup");
    private static final String AUDIENCE = "https://api.example";
    private static final String WELCOME = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <welcome-file-list>
                <welcome-file>welcome</welcome-file>
              </welcome-file-list>
            </web-app>
            """;

    private final Browser browser = new Browser();
    private final HttpClient program = HttpClient.newHttpClient();

    /**
     * The sample with demanding pages.
     *
     * @return a WAR
     */
    @Deployment(testable = false)
    public static WebArchive application() {
        return APP.war(APP.settings(
                        "oten.bearer.mode", "jwt", "oten.bearer.audience", AUDIENCE, "oten.clock-skew", "PT0S"))
                .addPackage(StepUpResource.class.getPackage())
                .addAsWebInfResource(new StringAsset(WELCOME), "web.xml")
                .add(new StringAsset("a folder with a welcome page"), "area/readme.txt");
    }

    @BeforeEach
    void forget_earlier_tests() {
        Oten.readyFor(APP);
    }

    @Test
    void a_welcome_page_demands_it_too() {
        assertThat(browser.fetch("GET", APP.at("/area/")).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/late/class", "/late/name/deep", "/deep/page.late", "/late/subclass", "/late/created"})
    void a_servlet_that_a_listener_registers_demands_it_too(String path) {
        Oten.emulator().approveAll(Oten.ALICE, "bronze", "gold");
        Page nobody = browser.fetch("GET", APP.at(path));
        browser.visit(APP.at("/profile"));
        Page weak = browser.fetch("GET", APP.at(path));

        Page page = browser.visit(APP.at(path));

        assertThat(nobody.status()).isEqualTo(401);
        assertThat(weak.status()).isEqualTo(401);
        assertThat(page.body()).isEqualTo("gold user-alice");
        assertThat(asked()).containsEntry("acr_values", "gold");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/gold?a=b%20c", "/gold/deep?a=b", "/api/step-up/gold?a=b"})
    void somebody_with_a_weaker_login_is_asked_again_and_comes_back(String path) {
        Oten.emulator().approveAll(Oten.ALICE, "bronze", "gold");
        browser.visit(APP.at("/profile"));

        Page page = browser.visit(APP.at(path));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.uri()).isEqualTo(APP.at(path));
        assertThat(page.body()).startsWith("gold user-alice");
        assertThat(asked()).containsEntry("acr_values", "gold").doesNotContainKeys("max_age", "prompt");
        assertThat(Oten.emulator().count(Endpoint.AUTHORIZE)).isEqualTo(2);
        browser.visit(APP.at(path));
        assertThat(Oten.emulator().count(Endpoint.AUTHORIZE)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/gold", "/api/step-up/gold", "/api/step-up/admin"})
    void somebody_who_is_not_logged_in_goes_to_oten_once(String path) {
        Oten.emulator().approveAll(Oten.ROOT, "bronze", "gold");

        Page page = browser.visit(APP.at(path));

        assertThat(page.status()).isEqualTo(200);
        assertThat(asked()).containsEntry("acr_values", "gold");
        assertThat(Oten.emulator().count(Endpoint.AUTHORIZE)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/gold", "/api/step-up/gold"})
    void a_program_is_told_what_login_would_do(String path) {
        Oten.emulator().approveAll(Oten.ALICE, "bronze", "gold");
        Page nobody = browser.fetch("GET", APP.at(path));
        browser.visit(APP.at("/profile"));

        Page response = browser.fetch("GET", APP.at(path));

        assertThat(nobody.status()).isEqualTo(401);
        assertThat(nobody.body()).contains("urn:oten:error:not-logged-in", "/oten/login?acr_values=gold");
        assertThat(response.status()).isEqualTo(401);
        assertThat(response.header("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(response.header("WWW-Authenticate").orElseThrow())
                .isEqualTo("Bearer realm=\"oten\", error=\"insufficient_user_authentication\","
                        + " acr_values=\"gold\", Login realm=\"oten\"");
        assertThat(response.body())
                .contains("urn:oten:error:insufficient-user-authentication", "/stepup/oten/login?acr_values=gold\"");
        assertThat(Oten.emulator().count(Endpoint.AUTHORIZE)).isEqualTo(1);
    }

    @Test
    void a_script_of_Faces_is_told_to_go_to_the_login_that_is_demanded() {
        Oten.emulator().approveAll(Oten.ALICE, "bronze", "gold");
        Page nobody = browser.sendPartial(APP.at("/gold"));
        browser.visit(APP.at("/profile"));

        Page told = browser.sendPartial(APP.at("/gold"));

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.header("Content-Type").orElseThrow()).startsWith("text/xml");
        assertThat(told.body())
                .contains("<redirect url=\"/stepup/oten/login?acr_values=gold&amp;return_to=%2Fstepup%2Fgold%3F")
                .isEqualTo(nobody.body());
        assertThat(Oten.emulator().count(Endpoint.AUTHORIZE)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/gold", "/api/step-up/gold"})
    void a_login_that_does_not_reach_what_is_demanded_is_refused_and_the_old_one_stays(String path) {
        Oten.emulator().approveAll(Oten.ALICE, "bronze");
        browser.visit(APP.at("/profile"));

        Page page = browser.visit(APP.at(path));

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.html().title()).isEqualTo("This needs another kind of login");
        assertThat(Oten.emulator().count(Endpoint.AUTHORIZE)).isEqualTo(2); // and no more: no loop
        assertThat(browser.fetch("GET", APP.at("/api/me")).body()).contains("user-alice");
        Page again = browser.visit(APP.at("/profile"));
        assertThat(again.status()).isEqualTo(200);
        assertThat(Oten.emulator().count(Endpoint.AUTHORIZE)).isEqualTo(2);
    }

    @Test
    void the_sample_shows_it() {
        Oten.emulator().approveAll(Oten.ALICE, "bronze", "silver");
        Page profile = browser.visit(APP.at("/profile"));

        Page page = browser.follow(browser.clickLink(profile, "a[href=secure]"));

        assertThat(page.uri()).isEqualTo(APP.at("/secure"));
        assertThat(page.html().select("dd").eachText()).startsWith("silver");
        assertThat(asked()).containsEntry("acr_values", "silver").containsEntry("max_age", 60L);
    }

    @Test
    void somebody_whose_login_is_old_logs_in_anew_and_that_is_recent() {
        Oten.emulator().approveAll(Oten.ALICE);
        Oten.emulator().customizeIdToken(claims -> {
            claims.put("auth_time", Instant.now().minusSeconds(400).getEpochSecond());
            return claims;
        });
        browser.visit(APP.at("/profile"));
        Oten.emulator().customizeIdToken(claims -> claims);

        Page page = browser.visit(APP.at("/api/step-up/recent"));

        assertThat(page.body()).isEqualTo("recent user-alice");
        assertThat(asked()).containsEntry("max_age", 300L).doesNotContainKey("acr_values");
        assertThat(Oten.emulator().count(Endpoint.AUTHORIZE)).isEqualTo(2);
    }

    @Test
    void a_page_that_demands_a_login_at_once_gets_it_and_no_loop() {
        Oten.emulator().approveAll(Oten.ALICE);

        Page first = browser.visit(APP.at("/at-once"));

        assertThat(first.body()).isEqualTo("at once user-alice");
        assertThat(asked()).containsEntry("max_age", 0L);
        assertThat(Oten.emulator().count(Endpoint.AUTHORIZE)).isEqualTo(1);
    }

    @Test
    void an_oten_that_does_not_care_about_the_age_ends_at_a_page() {
        Oten.emulator().approveAll(Oten.ALICE);
        Oten.emulator().customizeIdToken(claims -> {
            claims.put("auth_time", Instant.now().minusSeconds(400).getEpochSecond());
            return claims;
        });

        Page page = browser.visit(APP.at("/at-once"));

        assertThat(page.status()).isEqualTo(502);
        assertThat(Oten.emulator().count(Endpoint.AUTHORIZE)).isEqualTo(1);
    }

    @Test
    void nobody_is_asked_again_for_what_is_not_theirs_anyway() {
        Oten.emulator().approveAll(Oten.ALICE, "bronze", "gold");
        browser.visit(APP.at("/profile"));

        Page page = browser.visit(APP.at("/api/step-up/admin"));

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.html().title()).isEqualTo("This page is not for you");
        assertThat(Oten.emulator().count(Endpoint.AUTHORIZE)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/gold", "/api/step-up/gold"})
    void a_caller_with_a_token_is_judged_by_the_token(String path) {
        HttpResponse<String> good = call(path, token().claim("acr", "gold"));
        HttpResponse<String> weak = call(path, token().claim("acr", "bronze"));
        HttpResponse<String> silent = call(path, token());

        assertThat(good.statusCode()).isEqualTo(200);
        assertThat(good.body()).startsWith("gold user-root");
        assertThat(weak.statusCode()).isEqualTo(401);
        assertThat(weak.headers().allValues("WWW-Authenticate"))
                .containsExactly(
                        "Bearer realm=\"oten\", error=\"insufficient_user_authentication\"," + " acr_values=\"gold\"");
        assertThat(weak.body()).contains("urn:oten:error:insufficient-user-authentication");
        assertThat(silent.statusCode()).isEqualTo(401);
    }

    @Test
    void a_token_of_a_login_long_ago_is_not_recent() {
        long now = Instant.now().getEpochSecond();

        HttpResponse<String> recent = call("/api/step-up/recent", token().claim("auth_time", now - 100));
        HttpResponse<String> old = call("/api/step-up/recent", token().claim("auth_time", now - 400));

        assertThat(recent.statusCode()).isEqualTo(200);
        assertThat(old.statusCode()).isEqualTo(401);
        assertThat(old.headers().firstValue("WWW-Authenticate").orElseThrow()).endsWith(" max_age=\"300\"");
    }

    @Test
    void a_link_may_ask_for_what_is_listed_and_for_nothing_else() {
        Oten.emulator().approveAll(Oten.ALICE);
        browser.visit(APP.at("/profile"));
        Map<String, Object> usual = asked();

        Page page = browser.visit(
                APP.at(
                        "/oten/login?return_to=/stepup/profile%3Fa%3Db&max_age=300&acr_values=gold+silver"
                                + "&login_hint=alice%40example.org&ui_locales=de+en&workspace_hint=blue"
                                + "&prompt=none&scope=admin&redirect_uri=https://evil.example&client_id=evil&nonce=evil&claims=%7B%7D"));

        assertThat(page.uri()).isEqualTo(APP.at("/profile?a=b")); // acr was only wished for
        assertThat(asked())
                .containsEntry("max_age", 300L)
                .containsEntry("acr_values", "gold silver")
                .containsEntry("login_hint", "alice@example.org")
                .containsEntry("ui_locales", "de en")
                .containsEntry("workspace_hint", "blue")
                .containsEntry("scope", usual.get("scope"))
                .containsEntry("redirect_uri", usual.get("redirect_uri"))
                .containsEntry("client_id", usual.get("client_id"))
                .hasSize(usual.size() + 5); // R04
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "max_age=-1",
                "max_age=1&max_age=1",
                "acr_values=%22canary",
                "login_hint=canary%0D%0A",
                "ui_locales=%3Ccanary%3E"
            })
    void a_link_that_asks_for_nonsense_is_refused_without_repeating_it(String query) {
        Page page = browser.open(APP.at("/oten/login?" + query));

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.html().title()).isEqualTo("This link is damaged");
        assertThat(page.body()).doesNotContain("canary");
        assertThat(browser.cookies().of("localhost")).isEmpty(); // R04
    }

    private static Map<String, Object> asked() {
        return Oten.emulator().lastRequestObject().orElseThrow().claims();
    }

    private static TokenForge token() {
        long now = Instant.now().getEpochSecond();
        return Oten.emulator()
                .forge()
                .header("typ", "at+jwt")
                .claims(Map.of(
                        "iss",
                        Oten.emulator().issuer().toString(),
                        "sub",
                        "user-root",
                        "aud",
                        AUDIENCE,
                        "client_id",
                        "another-application",
                        "iat",
                        now,
                        "exp",
                        now + 600));
    }

    private HttpResponse<String> call(String path, TokenForge token) {
        HttpRequest request = HttpRequest.newBuilder(APP.at(path))
                .header("Accept", "text/html")
                .header("Authorization", "Bearer " + token.sign())
                .build();
        try {
            return program.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
