package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Endpoint;
import com.oten.emulator.HeldResponse;
import com.oten.jakarta.it.app.RulesResource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
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

/** What applications do with the library beyond the sample: own rules and constraints, logins on demand. */
@ExtendWith(ArquillianExtension.class)
public class ApplicationIT {
    private static final SampleApp APP = new SampleApp("application");
    private static final int ABANDONED = 10_000;
    private static final int AT_ONCE = 100;
    private static final String ASTRONAUT = "\ud83e\uddd1\u200d\ud83d\ude80 \u00c9lodie";

    private static final String WEB_XML = """
            <welcome-file-list>
              <welcome-file>index.html</welcome-file>
              <welcome-file>index.guard</welcome-file>
            </welcome-file-list>
            """;

    private final Browser browser = new Browser();

    /**
     * The sample with more in it.
     *
     * @return a WAR
     */
    @Deployment(testable = false)
    public static WebArchive application() {
        return APP.war(APP.settings(
                        "oten.protect",
                        "/guarded/* /deep/down/* /exact /api/public *.guard /folder/index.html",
                        "oten.outgoing.origins",
                        Oten.emulator().issuer().toString()))
                .addPackage(RulesResource.class.getPackage())
                .addAsWebInfResource(WebXml.of(WEB_XML, WebXml.constraint("/constrained/*", "**")), "web.xml")
                .add(new StringAsset("<html>a static page</html>"), "folder/index.html")
                .add(new StringAsset("a folder without a page"), "mapped/readme.txt")
                .add(new StringAsset("a constrained page"), "constrained/page.html");
    }

    @BeforeEach
    void forget_earlier_tests() {
        Oten.readyFor(APP);
    }

    @ParameterizedTest
    @CsvSource({"/folder/, <html>a static page</html>", "/mapped/, guarded for user-alice"})
    void a_welcome_page_needs_the_login_that_its_own_URL_needs(String folder, String text) {
        Page nobody = browser.fetch("GET", APP.at(folder));

        Page page = APP.logIn(browser, Oten.ALICE, folder);

        assertThat(nobody.status()).isEqualTo(401);
        assertThat(page.body()).isEqualTo(text);
        assertThat(page.uri()).isEqualTo(APP.at(folder));
        assertThat(Oten.emulator().count(Endpoint.AUTHORIZE)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/guarded/page",
                "/folder/index.html",
                "/folder/",
                "/session-bytes",
                "/constrained/page.html",
                "/api/me",
                "/api/rules/any",
                "/api/rules/stepped-up"
            })
    void what_needs_a_login_is_stored_by_no_browser_and_no_proxy(String path) {
        APP.logIn(browser, Oten.ALICE, "/profile");

        Page page = browser.open(APP.at(path));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.headers("Cache-Control")).containsExactly("private, no-store");
        assertThat(page.headers("Vary")).contains("Cookie");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/guarded/page?cache=private,%20max-age=60 | private, max-age=60",
                "/api/rules/stored | private, max-age=60"
            })
    void unless_the_application_says_otherwise(String path, String cacheControl) {
        APP.logIn(browser, Oten.ALICE, "/profile");

        assertThat(browser.open(APP.at(path)).headers("Cache-Control")).containsExactly(cacheControl);
    }

    @Test
    void open_pages_are_left_alone() {
        APP.logIn(browser, Oten.ALICE, "/profile");

        assertThat(browser.open(APP.at("/cart")).headers("Cache-Control")).isEmpty();
        assertThat(browser.open(APP.at("/api/rules/permitted")).headers("Cache-Control"))
                .isEmpty();
    }

    @Test
    void ten_thousand_abandoned_logins_leave_no_session() {
        // GlassFish would offer HTTP/2, and end its one connection now and then
        HttpClient strangers =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest start = HttpRequest.newBuilder(APP.at("/profile"))
                .header("Sec-Fetch-Mode", "navigate")
                .header("Accept", "text/html")
                .build();
        new Browser().open(APP.at("/profile")); // the number of callers that wait for metadata is bounded
        int before = liveSessions();

        for (int sent = 0; sent < ABANDONED; sent += AT_ONCE) {
            List<CompletableFuture<HttpResponse<Void>>> batch = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                batch.add(strangers.sendAsync(start, BodyHandlers.discarding()));
            }
            assertThat(batch)
                    .allSatisfy(
                            response -> assertThat(response.join().statusCode()).isEqualTo(302));
        }

        assertThat(liveSessions()).isEqualTo(before);
    }

    @Test
    void a_visitors_session_gets_a_new_id_and_keeps_what_is_in_it() {
        browser.fetch("POST", APP.at("/cart"));
        Cookie before = sessionCookie(browser);

        APP.logIn(browser, Oten.ALICE, "/profile");

        assertThat(sessionCookie(browser).value()).isNotEqualTo(before.value());
        assertThat(browser.open(APP.at("/cart")).body()).isEqualTo("book");
        Browser attacker = new Browser();
        attacker.cookies().put(before);
        assertThat(attacker.open(APP.at("/profile")).isRedirect()).isTrue(); // S01
    }

    @Test
    void no_token_is_in_the_clear_in_a_session_that_is_written_down() {
        APP.logIn(browser, Oten.ALICE, "/profile");

        // S04
        assertThat(browser.open(APP.at("/session-bytes")).body().lines())
                .containsExactly(
                        "names the user: true", "access token: false", "ID token: false", "refresh token: false");
    }

    @Test
    void addresses_and_names_beyond_ASCII_stay_as_they_are() {
        Oten.emulator().customizeIdToken(claims -> {
            claims.put("name", ASTRONAUT);
            return claims;
        });

        Page page = APP.logIn(browser, Oten.ALICE, "/guarded/%E2%82%AC?x=%2F+");

        // L03
        assertThat(page.uri()).isEqualTo(APP.at("/guarded/%E2%82%AC?x=%2F+"));
        assertThat(browser.open(APP.at("/profile")).body()).contains(ASTRONAUT);
        assertThat(browser.fetch("GET", APP.at("/api/me")).json().getString("name"))
                .isEqualTo(ASTRONAUT);
    }

    @Test
    void another_user_does_not_inherit_the_session() {
        APP.logIn(browser, Oten.ALICE, "/profile");
        browser.fetch("POST", APP.at("/cart"));
        Oten.emulator().approveAll(Oten.ROOT);

        Page page = browser.visit(APP.at("/fresh-login"));

        assertThat(page.body()).contains("Root");
        assertThat(browser.open(APP.at("/cart")).body()).isNotEqualTo("book");
    }

    @Test
    void a_login_on_demand_asks_oten_again_and_says_what_is_wanted() {
        APP.logIn(browser, Oten.ALICE, "/profile");
        Oten.emulator().approveAll(Oten.ALICE);

        Page page = browser.visit(APP.at("/fresh-login"));

        assertThat(page.uri()).isEqualTo(APP.at("/profile"));
        assertThat(Oten.emulator().count(Endpoint.TOKEN)).isEqualTo(2);
        assertThat(Oten.emulator().lastRequestObject().orElseThrow().claims())
                .containsEntry("prompt", "login")
                .containsEntry("max_age", 300L);
    }

    @Test
    void a_login_on_demand_works_through_the_standard_api() {
        Page page = APP.logIn(browser, Oten.ALICE, "/login-on-demand");

        assertThat(page.uri()).isEqualTo(APP.at("/profile"));
        assertThat(page.body()).contains("Alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/asking/standard", "/asking/own"})
    void a_page_that_asks_for_a_new_login_each_time_gets_one_and_is_shown(String path) {
        APP.logIn(browser, Oten.ALICE, "/profile");
        Oten.emulator().approveAll(Oten.ALICE);

        Page first = browser.visit(APP.at(path));
        Page second = browser.visit(APP.at(path));

        assertThat(first.body()).isEqualTo("for user-alice");
        assertThat(first.uri()).isEqualTo(APP.at(path));
        assertThat(second.body()).isEqualTo("for user-alice");
        assertThat(Oten.emulator().count(Endpoint.TOKEN)).isEqualTo(3);
    }

    @Test
    void nobody_logs_in_once_for_a_page_that_asks_for_a_new_login() {
        Page page = APP.logIn(browser, Oten.ALICE, "/asking/standard");

        assertThat(page.body()).isEqualTo("for user-alice");
        assertThat(Oten.emulator().count(Endpoint.TOKEN)).isEqualTo(1);
    }

    @Test
    void a_program_that_needs_a_new_login_is_refused() {
        APP.logIn(browser, Oten.ALICE, "/profile");

        Page page = browser.fetch("GET", APP.at("/asking/standard"));

        assertThat(page.status()).isEqualTo(401);
        assertThat(page.json().getString("type")).isEqualTo("urn:oten:error:not-logged-in");
    }

    @Test
    void a_page_that_starts_a_login_whenever_it_is_shown_ends_in_a_page_that_says_so() {
        Page page = APP.logIn(browser, Oten.ALICE, "/asking/started");

        assertThat(page.status()).isEqualTo(500);
        assertThat(page.body()).contains("This page cannot be shown");
        assertThat(Oten.emulator().count(Endpoint.TOKEN)).isEqualTo(1);
    }

    @Test
    void the_containers_logout_is_a_logout() {
        APP.logIn(browser, Oten.ALICE, "/profile");

        browser.fetch("POST", APP.at("/container-logout"));

        assertThat(browser.open(APP.at("/")).status()).isEqualTo(200);
        assertThat(browser.open(APP.at("/profile")).isRedirect()).isTrue();
    }

    @Test
    void what_the_application_puts_into_a_session_after_ending_one_is_for_whoever_comes_next() {
        APP.logIn(browser, Oten.ALICE, "/profile");

        browser.fetch("POST", APP.at("/ending?with-message"));

        assertThat(browser.open(APP.at("/cart")).body()).isEqualTo("see you soon");
        assertThat(browser.open(APP.at("/cart")).body()).isEqualTo("see you soon");
    }

    @Test
    void another_user_may_log_in_right_after_the_application_has_ended_a_session() {
        APP.logIn(browser, Oten.ALICE, "/profile");
        browser.fetch("POST", APP.at("/ending?with-message"));

        Page page = browser.follow(login(Oten.ROOT));

        assertThat(page.body()).contains("see you soon");
    }

    /** A login that no page of the application has begun. */
    private Page login(String user) {
        Oten.emulator().approveAll(user);
        return browser.open(APP.at("/oten/login?return_to=/application/cart"));
    }

    @Test
    void a_session_that_the_application_invalidates_during_a_refresh_does_not_come_back() {
        APP.logIn(browser, Oten.ALICE, "/profile");

        int status = refreshDuring(() -> browser.fetch("POST", APP.at("/ending")));

        assertThat(status).isEqualTo(401);
        assertThat(browser.open(APP.at("/profile")).isRedirect()).isTrue();
        Awaitility.await().until(() -> Oten.emulator().count(Endpoint.REVOKE) >= 1); // the unused new tokens
    }

    @Test
    void a_logout_during_a_refresh_stays_a_logout() {
        APP.logIn(browser, Oten.ALICE, "/profile");

        int status = refreshDuring(() -> browser.fetch("POST", APP.at("/container-logout")));

        assertThat(status).isEqualTo(401);
        assertThat(browser.open(APP.at("/profile")).isRedirect()).isTrue();
        Awaitility.await()
                .until(() -> Oten.emulator().count(Endpoint.REVOKE) >= 2); // the old one, and the unused new tokens
    }

    @Test
    void a_login_during_a_refresh_of_the_former_one_goes_on() {
        APP.logIn(browser, Oten.ALICE, "/profile");
        Oten.emulator().approveAll(Oten.ALICE);

        int status = refreshDuring(() -> browser.visit(APP.at("/fresh-login")));

        assertThat(status)
                .isIn(200, 401); // whether the request still has a session of its own depends on the container
        assertThat(browser.open(APP.at("/profile")).status()).isEqualTo(200);
        assertThat(browser.fetch("POST", APP.at("/api/refresh")).status()).isEqualTo(200);
    }

    @Test
    void a_login_whose_session_is_ended_at_the_same_moment_gets_another_one() {
        browser.fetch("POST", APP.at("/ending?at-login"));

        Page page = APP.logIn(browser, Oten.ALICE, "/profile");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.uri()).isEqualTo(APP.at("/profile"));
    }

    /** The status of a refresh during which something else happens in the same browser. */
    private int refreshDuring(Runnable meanwhile) {
        Browser tab = browser.copy();
        CompletableFuture<Page> refresh;
        try (HeldResponse response = Oten.emulator().hold(Endpoint.TOKEN)) {
            refresh = CompletableFuture.supplyAsync(() -> tab.fetch("POST", APP.at("/api/refresh")));
            response.awaitRequest();
            meanwhile.run();
        }
        return refresh.join().status();
    }

    @Test
    void an_application_can_end_the_other_sessions_of_the_caller() {
        Browser other = new Browser();
        APP.logIn(other, Oten.ALICE, "/profile");
        APP.logIn(browser, Oten.ALICE, "/profile");

        assertThat(browser.fetch("POST", APP.at("/end-sessions?others")).body()).isEqualTo("ended");

        assertThat(browser.open(APP.at("/profile")).status()).isEqualTo(200);
        assertThat(other.open(APP.at("/profile")).isRedirect()).isTrue();
    }

    @Test
    void an_application_can_end_all_sessions_of_the_caller() {
        Browser other = new Browser();
        APP.logIn(other, Oten.ALICE, "/profile");
        APP.logIn(browser, Oten.ALICE, "/profile");

        assertThat(browser.fetch("POST", APP.at("/end-sessions")).body()).isEqualTo("ended");

        assertThat(browser.open(APP.at("/profile")).isRedirect()).isTrue();
        assertThat(other.open(APP.at("/profile")).isRedirect()).isTrue();
        assertThat(new Browser().fetch("POST", APP.at("/end-sessions")).body()).isEqualTo("NOT_LOGGED_IN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open-page/plain", "/open-page/wrapped", "/open-page/bean"})
    void an_open_page_that_needs_a_login_starts_one_and_tells_a_program(String path) {
        Page program = browser.fetch("GET", APP.at(path));
        assertThat(program.status()).isEqualTo(401);
        assertThat(program.header("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(program.header("Content-Disposition")).isEmpty();
        assertThat(program.json().getString("login_url")).contains("/oten/login");

        Page page = APP.logIn(browser, Oten.ROOT, path.replace("wrapped", "plain"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.uri()).isEqualTo(APP.at(path.replace("wrapped", "plain")));
        assertThat(page.body()).isIn("has a token", "for admins");
    }

    @Test
    void a_fault_of_the_application_itself_is_left_to_the_container() {
        assertThat(browser.fetch("GET", APP.at("/open-page/other")).status()).isEqualTo(500);
    }

    @Test
    void a_page_is_told_that_its_form_was_not_processed() {
        Oten.emulator().approveAll(Oten.ALICE);

        Page page = browser.follow(
                browser.post(APP.at("/open-page/form"), APP.at("/guarded/page"), Map.of("text", "hello")));

        assertThat(page.body()).isEqualTo("form lost: true");
        assertThat(browser.open(APP.at("/open-page/form")).body()).isEqualTo("form lost: false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/guarded/go/https:%2F%2Fexample.com", "/guarded/a//b"})
    void a_login_ends_at_a_path_with_a_URL_in_it(String path) {
        Page page = browser.open(APP.at(path));
        if (page.status() == 400) {
            assertThat(System.getProperty("it.server")).isEqualTo("openliberty"); // no encoded slashes
            return;
        }

        assertThat(APP.logIn(browser, Oten.ALICE, path).uri()).isEqualTo(APP.at(path));
    }

    @Test
    void a_path_that_the_configuration_protects_needs_a_login() {
        assertThat(browser.fetch("GET", APP.at("/guarded/page")).status()).isEqualTo(401);

        Page page = APP.logIn(browser, Oten.ALICE, "/guarded/page");

        assertThat(page.body()).isEqualTo("guarded for user-alice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/guarded/page",
                "/guarded;x=1/page",
                "/guarded;/page;y=2",
                "/guarded/page;x=1",
                "/;x=1/guarded/page",
                "//guarded/page",
                "/guarded//page",
                "/./guarded/page",
                "/x/../guarded/page",
                "/x/..;/guarded/page",
                "/%67uarded/page",
                "/%2567uarded/page",
                "/guarded%2Fpage",
                "/guarded%3Bx=1/page",
                "/x/%2e%2e/guarded/page",
                "/x%2F..%2Fguarded/page",
                "/guarded\\page",
                "/guarded%5Cpage",
                "/guarded%00/page",
                "/guar%09ded/page",
                "/deep/down/x",
                "/deep;x=1/down/x",
                "/deep/down;x=1/x",
                "/deep//down/x",
                "/deep/./down/x",
                "/deep/x/../down/x",
                "/deep/down%2Fx",
                "/deep%2Fdown/x",
                "/deep/x/..%2fdown/x",
                "/deep/x/%252e%252e/down/x",
                "/deep/down%5Cx",
                "/deep/do%09wn/x",
                "/exact",
                "/exact;x=1",
                "/;x/exact",
                "/exac%74",
                "/exact/",
                "/exact%00",
                "/exact%3Bx=1",
                "/a.guard",
                "/a.guard;x=1",
                "/x;y=1/a.guard",
                "/a.guar%64",
                "/a%2Eguard",
                "/a.guard/",
                "/api/public",
                "/api/public/",
                "/api/public;x=1",
                "/api;x=1/public",
                "/api/%70ublic",
                "/api//public"
            })
    void no_spelling_of_a_protected_path_is_served_to_nobody(String path) {
        String response = RawRequest.get(APP.at("/"), APP.at("").getPath() + path);

        assertThat(RawRequest.status(response)).as(response).isIn(302, 400, 401, 404);
        assertThat(response).doesNotContain("guarded for");
    }

    @ParameterizedTest
    @CsvSource({"/deep/up, 200", "/deep;x=1/up;y=2, 200", "/deep/a%20b/c, 200", "/deep/../deep/up, 200"})
    void what_is_beside_a_protected_path_is_served(String path, int status) {
        String response = RawRequest.get(APP.at("/"), APP.at("").getPath() + path);

        assertThat(RawRequest.status(response)).isEqualTo(status);
        assertThat(response).contains("guarded for nobody");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/oten;x=1/logout", "/oten/logout;x=1", "/oten%3Bx=1/logout", "/%6Ften/logout", "/oten%2Flogout"
            })
    void no_spelling_of_the_library_s_own_paths_is_an_error(String path) {
        String response = RawRequest.get(APP.at("/"), APP.at("").getPath() + path);

        assertThat(RawRequest.status(response)).isIn(200, 400, 404);
    }

    @Test
    void the_rule_of_a_method_beats_the_rule_of_its_class() {
        assertThat(status("class")).isEqualTo(401);
        assertThat(status("permitted")).isEqualTo(200);
        assertThat(status("denied")).isEqualTo(403);
        assertThat(status("any")).isEqualTo(401);
    }

    @Test
    void rules_hold_for_somebody_without_the_role() {
        APP.logIn(browser, Oten.ALICE, "/profile");

        assertThat(status("class")).isEqualTo(403);
        assertThat(status("permitted")).isEqualTo(200);
        assertThat(status("denied")).isEqualTo(403);
        assertThat(status("any")).isEqualTo(200);
    }

    @Test
    void rules_hold_for_somebody_with_the_role() {
        APP.logIn(browser, Oten.ROOT, "/profile");

        assertThat(status("class")).isEqualTo(200);
        assertThat(status("denied")).isEqualTo(403);
    }

    @Test
    void a_resource_is_told_of_groups_that_nothing_declares() {
        APP.logIn(browser, Oten.READER, "/profile");

        assertThat(browser.fetch("GET", APP.at("/api/rules/undeclared")).body()).isEqualTo("true");
    }

    @Test
    void a_navigation_to_a_resource_starts_a_login_that_comes_back_to_it() {
        Page page = APP.logIn(browser, Oten.ALICE, "/api/me?x=%2F+");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.uri()).isEqualTo(APP.at("/api/me?x=%2F+"));
    }

    @Test
    void a_token_goes_to_an_origin_that_the_configuration_names_and_to_no_other() {
        APP.logIn(browser, Oten.ALICE, "/profile");
        URI named = Oten.emulator().uri(Endpoint.USERINFO);
        URI other = APP.at("/api/public");

        assertThat(browser.fetch("GET", APP.at("/api/outgoing?to=" + named)).body())
                .isEqualTo("200");
        assertThat(browser.fetch("GET", APP.at("/api/outgoing?to=" + other)).status())
                .isEqualTo(500);
    }

    @Test
    void everybody_may_call_what_is_permitted_to_all() {
        assertThat(browser.fetch("GET", APP.at("/api/service")).status()).isEqualTo(200);
    }

    @Test
    void the_doctor_is_there_to_inject() {
        String findings = browser.fetch("GET", APP.at("/doctor")).body();
        Oten.emulator().stop();
        String outage = browser.fetch("GET", APP.at("/doctor")).body();
        Oten.emulator().restart();
        String local = browser.fetch("GET", APP.at("/doctor?local")).body();

        assertThat(findings)
                .contains("OK HTTPS endpoints accessible: discovery: issuer is "
                        + Oten.emulator().issuer())
                .contains("OK All required parameters in JAR payload: three parts")
                .doesNotContain("FAILED", Oten.CLIENT_SECRET);
        assertThat(outage)
                .contains("FAILED No firewall blocking requests: no connection to "
                        + Oten.emulator().issuer());
        assertThat(local).contains("SKIPPED DNS resolution working").doesNotContain("FAILED");
    }

    @Test
    void a_deployment_logs_what_the_doctor_sees_without_the_network() {
        ServerLog.ofThisRun().await("doctor: Redirect URI matches registration exactly: oten.base-url is not set");
    }

    private int status(String rule) {
        return browser.fetch("GET", APP.at("/api/rules/" + rule)).status();
    }

    private static int liveSessions() {
        URI counter = APP.at("/sessions");
        return Integer.parseInt(new Browser().fetch("GET", counter).body());
    }

    private static Cookie sessionCookie(Browser browser) {
        return browser.cookies().of("localhost").stream()
                .filter(cookie -> cookie.name().contains("SESSION"))
                .findFirst()
                .orElseThrow();
    }
}
