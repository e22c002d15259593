package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Endpoint;
import com.oten.emulator.Fault;
import com.oten.emulator.HeldResponse;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A login, as a user at a browser sees it. */
@ExtendWith(ArquillianExtension.class)
public class LoginIT {
    private static final SampleApp APP = new SampleApp("login");

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
    void an_open_page_is_shown_to_nobody_in_particular() {
        Page page = browser.open(APP.at("/"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(browser.cookies().of("localhost")).isEmpty();
    }

    @Test
    void a_protected_page_sends_the_browser_to_oten_with_client_and_request_object_only() {
        Page page = browser.open(APP.at("/profile"));

        assertThat(page.isRedirect()).isTrue();
        browser.step(page);
        assertThat(Oten.emulator().received(Endpoint.AUTHORIZE))
                .singleElement()
                .satisfies(request -> assertThat(request.query()).containsOnlyKeys("client_id", "request"));
    }

    @Test
    void a_login_ends_at_the_page_that_was_asked_for() {
        Page page = APP.logIn(browser, Oten.ALICE, "/profile?tab=groups&q=a%20b");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.uri()).isEqualTo(APP.at("/profile?tab=groups&q=a%20b"));
        assertThat(page.body()).contains("Alice", "alice@example.org");
    }

    @Test
    void a_login_on_purpose_ends_at_the_page_that_it_names() {
        Page page = APP.logIn(browser, Oten.ALICE, "/oten/login?return_to=" + APP.contextPath() + "/profile");

        assertThat(page.uri()).isEqualTo(APP.at("/profile"));
    }

    @Test
    void a_login_never_ends_at_another_site() {
        Page page = APP.logIn(browser, Oten.ALICE, "/oten/login?return_to=https://evil.example/");

        assertThat(page.status()).isIn(200, 400);
        assertThat(page.uri().getHost()).isEqualTo("localhost");
        assertThat(browser.hops())
                .noneMatch(hop -> hop.header("Location")
                        .filter(to -> to.contains("evil.example"))
                        .isPresent());
    }

    @Test
    void somebody_who_is_logged_in_stays_so_without_a_further_request_to_oten() {
        APP.logIn(browser, Oten.ALICE, "/profile");
        long before = Oten.emulator().received().size();

        assertThat(browser.open(APP.at("/profile")).status()).isEqualTo(200);
        assertThat(Oten.emulator().received()).hasSize((int) before);
    }

    @Test
    void somebody_who_is_logged_in_stays_so_while_oten_is_down() {
        APP.logIn(browser, Oten.ALICE, "/profile");
        Oten.emulator().stop();
        try {
            assertThat(browser.open(APP.at("/profile")).status()).isEqualTo(200);
        } finally {
            Oten.emulator().restart();
        }
    }

    @Test
    void a_browser_that_loses_the_session_cookie_goes_to_oten_twice_and_then_learns_why() {
        ServerLog log = ServerLog.fromNow();
        browser.cookies().refuse("JSESSIONID");

        Page page = APP.logIn(browser, Oten.ALICE, "/profile");

        assertThat(page.status()).isEqualTo(500);
        assertThat(page.uri()).isEqualTo(APP.at("/profile"));
        assertThat(page.body()).contains("JSESSIONID", "SameSite=Strict", "do not share sessions", "blocks cookies");
        assertThat(Oten.emulator().received(Endpoint.TOKEN)).hasSize(2);
        log.await("OTEN-SESSION-LOST");
        assertThat(log.entries())
                .filteredOn(entry -> entry.text().contains("OTEN-SESSION-LOST"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.level()).isEqualTo(Level.WARNING);
                    assertThat(entry.text()).contains("without the session cookie JSESSIONID");
                });

        assertThat(browser.visit(APP.at("/profile")).status()).isEqualTo(500);
        assertThat(Oten.emulator().received(Endpoint.TOKEN)).hasSize(2);
    }

    @Test
    void logging_out_and_in_again_and_again_at_once_is_no_loop() {
        for (int i = 0; i < 4; i++) {
            Page page = APP.logIn(browser, Oten.ALICE, "/profile");
            assertThat(page.status()).isEqualTo(200);
            browser.post(APP.at("/profile"), APP.at("/oten/logout"), Map.of());
        }
    }

    @Test
    void there_is_no_session_before_the_login() {
        Page page = browser.open(APP.at("/profile"));

        assertThat(page.isRedirect()).isTrue();
        assertThat(sessionCookie(browser)).isEmpty();
    }

    @Test
    void the_transaction_cookie_is_out_of_reach_of_scripts_and_other_sites() {
        browser.open(APP.at("/profile"));

        assertThat(browser.cookies().of("localhost")).singleElement().satisfies(cookie -> {
            assertThat(cookie.isHttpOnly()).isTrue();
            assertThat(cookie.sameSite()).isEqualToIgnoringCase("Lax");
            assertThat(cookie.path()).isEqualTo("/");
            assertThat(cookie.expires()).isPresent();
        });
    }

    @Test
    void a_login_leaves_the_session_cookie_and_for_a_minute_a_count_of_logins() {
        APP.logIn(browser, Oten.ALICE, "/profile");

        Cookie session = sessionCookie(browser).orElseThrow();
        assertThat(browser.cookies().of("localhost"))
                .hasSize(2)
                .contains(session)
                .filteredOn(cookie -> !cookie.equals(session))
                .singleElement()
                .satisfies(count -> {
                    assertThat(count.name()).startsWith("oten-round-");
                    assertThat(count.isHttpOnly()).isTrue();
                    assertThat(count.expires()).isPresent();
                });
    }

    @Test
    void the_session_cookie_is_out_of_reach_of_scripts_other_sites_and_other_applications() {
        APP.logIn(browser, Oten.ALICE, "/profile");

        assertThat(sessionCookie(browser)).hasValueSatisfying(cookie -> {
            assertThat(cookie.isHttpOnly()).isTrue();
            assertThat(cookie.path()).isIn(APP.contextPath(), APP.contextPath() + "/");
            // Payara drops the attribute; browsers then assume Lax
            assertThat(cookie.sameSite()).isIn("Lax", "");
        });
    }

    @Test
    void a_login_changes_the_session_id() {
        APP.logIn(browser, Oten.ALICE, "/profile");
        Cookie before = sessionCookie(browser).orElseThrow();

        APP.logIn(browser, Oten.ALICE, "/oten/login?return_to=" + APP.contextPath() + "/profile");

        assertThat(sessionCookie(browser).orElseThrow().value()).isNotEqualTo(before.value());
        Browser other = new Browser();
        other.cookies().put(before);
        assertThat(other.open(APP.at("/profile")).isRedirect()).isTrue(); // S01
    }

    @Test
    void two_tabs_may_finish_in_reverse_order() {
        Page firstTab = browser.visit(APP.at("/profile?tab=1"));
        Page secondTab = browser.visit(APP.at("/profile?tab=2"));

        Page second = browser.follow(APP.approve(browser, secondTab, Oten.ALICE));
        Page first = browser.follow(APP.approve(browser, firstTab, Oten.ALICE));

        assertThat(second.uri()).isEqualTo(APP.at("/profile?tab=2"));
        assertThat(first.uri()).isEqualTo(APP.at("/profile?tab=1"));
    }

    @Test
    void fifty_logins_that_begin_at_once_leave_five_cookies() {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            Page redirect = new Browser().open(APP.at("/profile")); // none of them has seen the cookies of the others
            redirect.headers("Set-Cookie").forEach(line -> names.add(line.substring(0, line.indexOf('='))));
        }

        assertThat(names).hasSize(5);
    }

    @Test
    void the_first_of_six_tabs_still_logs_in() {
        List<Page> tabs = IntStream.rangeClosed(1, 6)
                .mapToObj(i -> browser.visit(APP.at("/profile?tab=" + i)))
                .toList();

        Page page = browser.follow(APP.approve(browser, tabs.get(0), Oten.ALICE));

        assertThat(page.uri()).isEqualTo(APP.at("/"));
        assertThat(Oten.emulator().count(Endpoint.AUTHORIZE))
                .isGreaterThanOrEqualTo(7); // once more, and known to Oten by now
        assertThat(Oten.emulator().count(Endpoint.TOKEN)).isEqualTo(1);
        assertThat(browser.open(APP.at("/profile")).status()).isEqualTo(200);
    }

    @Test
    void twenty_tabs_that_open_at_once_leave_no_more_than_five_transactions() {
        for (int i = 0; i < 20; i++) {
            Browser tab = new Browser(); // its request leaves before any response has brought a cookie
            tab.open(APP.at("/profile?tab=" + i));
            tab.cookies().of("localhost").forEach(browser.cookies()::put);
        }

        assertThat(browser.cookies().of("localhost")).hasSizeLessThanOrEqualTo(5);
        assertThat(browser.cookies().of("localhost").stream()
                        .mapToInt(cookie ->
                                cookie.name().length() + cookie.value().length() + 3)
                        .sum())
                .isLessThan(6_200);
        assertThat(browser.open(APP.at("/")).status()).isEqualTo(200);
    }

    @Test
    void a_callback_works_only_once() {
        Page callback = APP.approve(browser, browser.visit(APP.at("/profile")), Oten.ALICE);
        Browser thief = browser.copy();
        browser.step(callback);
        browser.cookies().of("localhost").stream()
                .filter(cookie -> cookie.name().contains("SESSION"))
                .forEach(browser.cookies()::remove);

        Page again = browser.step(callback);

        assertThat(again.status()).isEqualTo(400);
        assertThat(Oten.emulator().count(Endpoint.TOKEN)).isEqualTo(1);
        // a copied cookie jar has the transaction, but its callback has been taken: no second exchange, and no session
        assertThat(thief.step(callback).location()).isEqualTo(APP.at("/profile"));
        assertThat(Oten.emulator().count(Endpoint.TOKEN)).isEqualTo(1);
        assertThat(thief.open(APP.at("/profile")).location().getAuthority())
                .isEqualTo(Oten.emulator().issuer().getAuthority());
    }

    @Test
    void the_same_callback_twice_at_once_is_one_exchange_and_one_way_on() {
        Page callback = APP.approve(browser, browser.visit(APP.at("/profile?x=1")), Oten.ALICE);
        Browser sameTab = browser.copy();
        CompletableFuture<Page> first;
        CompletableFuture<Page> second;
        try (HeldResponse response = Oten.emulator().hold(Endpoint.TOKEN)) {
            first = CompletableFuture.supplyAsync(() -> browser.step(callback));
            response.awaitRequest();
            second = CompletableFuture.supplyAsync(() -> sameTab.step(callback));
        }

        assertThat(first.join().location()).isEqualTo(APP.at("/profile?x=1"));
        assertThat(second.join().location()).isEqualTo(APP.at("/profile?x=1"));
        assertThat(Oten.emulator().count(Endpoint.TOKEN)).isEqualTo(1);
        assertThat(browser.follow(first.join()).status()).isEqualTo(200);
    }

    @Test
    void a_browser_that_only_prepares_uses_no_callback_up_and_starts_no_login() {
        Page callback = APP.approve(browser, browser.visit(APP.at("/profile")), Oten.ALICE);

        Page prepared = browser.prepare(callback);

        assertThat(prepared.status()).isEqualTo(503);
        assertThat(prepared.body()).isEmpty();
        assertThat(prepared.header("Set-Cookie")).isEmpty();
        assertThat(Oten.emulator().count(Endpoint.TOKEN)).isZero();
        assertThat(browser.follow(callback).uri()).isEqualTo(APP.at("/profile"));
    }

    @Test
    void a_picture_starts_no_login() {
        Page page = browser.openAsImage(APP.at("/oten/login"));

        assertThat(page.status()).isEqualTo(401);
        assertThat(browser.cookies().of("localhost")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/profile", "/oten/login?return_to=/login/profile"})
    void in_a_frame_there_is_a_page_that_leads_out_of_it(String path) {
        Oten.emulator().approveAll(Oten.ALICE);

        Page page = browser.openInFrame(APP.at(path));

        ErrorResponses.assertFramedPage(page);
        assertThat(browser.cookies().of("localhost")).isEmpty();
        assertThat(browser.follow(browser.clickLink(page, "a[target=_top][href*='/oten/login']"))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oten/callback;a=1", "/oten/callback;jsessionid=x"})
    void a_callback_with_a_path_parameter_is_the_librarys(String path) {
        Page callback = APP.approve(browser, browser.visit(APP.at("/profile")), Oten.ALICE);
        URI parameterised = APP.at(path + "?" + callback.location().getRawQuery());

        assertThat(browser.visit(parameterised).uri()).isEqualTo(APP.at("/profile"));
    }

    @Test
    void the_back_button_after_a_login_does_no_harm() {
        Page callback = APP.approve(browser, browser.visit(APP.at("/profile")), Oten.ALICE);
        browser.step(callback);

        Page again = browser.follow(browser.step(callback));

        assertThat(again.uri()).isEqualTo(APP.at("/"));
        assertThat(Oten.emulator().count(Endpoint.TOKEN)).isEqualTo(1);
        assertThat(browser.open(APP.at("/profile")).status()).isEqualTo(200);
    }

    @Test
    void a_callback_is_refused_in_a_browser_that_did_not_start_it() {
        Page callback = APP.approve(browser, browser.visit(APP.at("/profile")), Oten.ALICE);
        Browser victim = new Browser();

        Page page = victim.open(callback.location());

        assertThat(page.status()).isEqualTo(400);
        assertThat(Oten.emulator().count(Endpoint.TOKEN)).isZero();
        assertThat(sessionCookie(victim)).isEmpty();
    }

    @Test
    void a_callback_is_refused_with_a_tampered_transaction_cookie() {
        Page callback = APP.approve(browser, browser.visit(APP.at("/profile")), Oten.ALICE);
        for (Cookie cookie : browser.cookies().of("localhost")) {
            browser.cookies().put(cookie.withValue(flipped(cookie.value())));
        }

        Page page = browser.step(callback);

        assertThat(page.status()).isEqualTo(400);
        assertThat(Oten.emulator().count(Endpoint.TOKEN)).isZero();
    }

    @Test
    void a_callback_without_a_state_is_refused() {
        Page page = browser.open(APP.at("/oten/callback?code=abcdefghijklmnopqrstuvwxyz"));

        assertThat(page.status()).isEqualTo(400);
        assertThat(Oten.emulator().count(Endpoint.TOKEN)).isZero();
    }

    @Test
    void a_response_to_a_callback_is_never_stored() {
        Page callback = APP.approve(browser, browser.visit(APP.at("/profile")), Oten.ALICE);

        assertThat(browser.step(callback).header("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
    }

    @Test
    void somebody_who_says_no_gets_a_page_with_another_try() {
        Page callback = APP.deny(browser, browser.visit(APP.at("/profile")));

        Page page = browser.follow(callback);

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.html().select("a[href], form")).isNotEmpty();
    }

    @Test
    void a_code_that_has_expired_starts_the_login_once_more() {
        Oten.emulator().next(Fault.CODE_EXPIRED);
        Oten.emulator().approveAll(Oten.ALICE);

        Page page = browser.visit(APP.at("/profile"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.uri()).isEqualTo(APP.at("/profile"));
    }

    @Test
    void codes_that_always_expire_end_at_a_page_and_not_in_a_circle() {
        Oten.emulator().next(Fault.CODE_EXPIRED, 10);
        Oten.emulator().approveAll(Oten.ALICE);

        Page page = browser.visit(APP.at("/profile"));

        assertThat(page.status()).isGreaterThanOrEqualTo(400);
        assertThat(Oten.emulator().count(Endpoint.TOKEN)).isEqualTo(2);
    }

    @Test
    void oten_being_unavailable_is_a_503_that_says_so() {
        Oten.emulator().next(Fault.TEMPORARILY_UNAVAILABLE, 10);
        Oten.emulator().approveAll(Oten.ALICE);

        Page page = browser.visit(APP.at("/profile"));

        assertThat(page.status()).isEqualTo(503);
        assertThat(page.header("Retry-After")).isPresent();
    }

    @Test
    void a_script_gets_a_problem_document_with_the_way_to_log_in() {
        Page page = browser.fetch("GET", APP.at("/profile"));

        assertThat(page.status()).isEqualTo(401);
        assertThat(page.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(page.json().getInt("status")).isEqualTo(401);
        assertThat(page.body()).contains("/oten/login");
        assertThat(browser.cookies().of("localhost")).isEmpty();
    }

    @Test
    void a_form_sent_without_a_login_is_not_kept_and_ends_at_its_page_which_is_told() {
        URI profile = APP.at("/profile");
        Oten.emulator().approveAll(Oten.ALICE);

        Page page = browser.post(APP.at("/profile?id=7"), profile, Map.of("text", "hello"));

        assertThat(page.status()).isEqualTo(303); // U03
        assertThat(browser.follow(page).uri()).isEqualTo(APP.at("/profile?id=7&oten_error=form_not_processed"));
    }

    @Test
    void a_form_of_a_browser_without_Fetch_Metadata_gets_the_login_as_well() {
        String form = "POST " + APP.contextPath() + "/profile HTTP/1.1\r\nHost: "
                + APP.at("/").getAuthority() + "\r\nConnection: close\r\nContent-Length: 3\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\n";

        String older = RawRequest.send(APP.at("/"), form + "Accept: text/html,*/*;q=0.8\r\n\r\na=b");
        String script = RawRequest.send(APP.at("/"), form + "Accept: */*\r\n\r\na=b");

        assertThat(RawRequest.status(older)).isEqualTo(303); // U03
        assertThat(RawRequest.status(script)).isEqualTo(401);
        assertThat(script).contains("application/problem+json");
    }

    @Test
    void a_login_ends_at_a_page_with_a_URL_of_1200_characters() {
        String path = ("/profile?" + "filter%5B%5D=open&q=a%7Cb&".repeat(60)).substring(0, 1_200 - 7);

        Page page = APP.logIn(browser, Oten.ALICE, path);
        assertThat(page.uri()).isEqualTo(APP.at(path));

        Page linked = APP.logIn(
                browser,
                Oten.ALICE,
                "/oten/login?return_to=" + URLEncoder.encode(APP.contextPath() + path, StandardCharsets.UTF_8));
        assertThat(linked.uri()).isEqualTo(APP.at(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/profile?q={a|b}^c", "/profile?q=100%", "/profile?to=//a/https:%2F%2Fexample.com"})
    void a_login_ends_at_the_URL_that_the_server_has_accepted(String path) {
        String start = RawRequest.get(APP.at("/"), APP.contextPath() + path);
        if (RawRequest.status(start) == 400) {
            assertThat(System.getProperty("it.server"))
                    .isIn("wildfly", "wildfly-preview", "tomcat"); // no braces, no bare percent signs
            return;
        }

        assertThat(landing(start)).isEqualTo(APP.contextPath() + path);
    }

    /** Where a login ends that was started without a client of the JDK, which cannot send every URL. */
    private static String landing(String start) {
        Oten.emulator().approveAll(Oten.ALICE);
        assertThat(RawRequest.status(start)).isEqualTo(302);
        String cookie = RawRequest.header("Set-Cookie", start).split(";", 2)[0];
        Page callback = new Browser().open(URI.create(RawRequest.header("Location", start)));
        URI back = callback.location();

        String end =
                RawRequest.get(APP.at("/"), back.getRawPath() + "?" + back.getRawQuery(), "Cookie: " + cookie + "\r\n");

        assertThat(RawRequest.status(end)).isEqualTo(303);
        return RawRequest.header("Location", end).replaceFirst("^https?://[^/]+", "");
    }

    @Test
    void a_script_that_posts_without_a_login_gets_a_problem_document() {
        assertThat(browser.fetch("POST", APP.at("/profile")).status()).isEqualTo(401);
    }

    private static Optional<Cookie> sessionCookie(Browser browser) {
        List<Cookie> found = browser.cookies().of("localhost").stream()
                .filter(cookie -> cookie.name().contains("SESSION"))
                .toList();
        assertThat(found).hasSizeLessThanOrEqualTo(1);
        return found.stream().findFirst();
    }

    /** Another character in the middle, where it cannot be padding. */
    private static String flipped(String value) {
        int middle = value.length() / 2;
        char other = value.charAt(middle) == 'A' ? 'B' : 'A';
        return value.substring(0, middle) + other + value.substring(middle + 1);
    }
}
