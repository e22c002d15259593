package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Endpoint;
import com.oten.jakarta.it.proxied.MovingServlet;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Three applications behind HAProxy: as it is, with another prefix for the context path, and with one before it. */
public abstract class ProxyBehaviour extends OwnServerBehaviour {
    private static final int PORT = FreePort.any(); // applications are configured before the proxy starts
    private static final URI PROXY = URI.create("http://localhost:" + PORT + "/");

    private static final SampleApp PLAIN = new SampleApp("proxied", PROXY.resolve("proxied/"));
    private static final SampleApp REPLACED = new SampleApp("replaced", PROXY.resolve("store/"));
    private static final SampleApp PREFIXED = new SampleApp("prefixed", PROXY.resolve("apps/prefixed/"));

    /** Its logins ask for as much as they can; Oten knows no such scope. */
    private static final SampleApp LONGEST = new SampleApp("longest", PROXY.resolve("longest/"));

    private static final String LONGEST_LOGIN =
            "/oten/login?max_age=259200000&login_hint=" + noise(200) + "&acr_values=" + noise(200) + "&ui_locales="
                    + "de+".repeat(32) + "en&workspace_hint=" + noise(100) + "&return_to=";

    private final Browser browser = new Browser();
    private @Nullable HaProxy started;

    /** For the servers. */
    protected ProxyBehaviour() {
        super("proxy");
    }

    @Override
    List<WebArchive> archives() {
        HaProxy.assumePresent(); // before a server starts for nothing
        return List.of(
                PLAIN.war(PLAIN.settings("oten.base-url", "http://localhost:" + PORT)),
                REPLACED.war(REPLACED.settings(
                                "oten.redirect-uri",
                                REPLACED.at("/oten/callback").toString()))
                        .addPackage(MovingServlet.class.getPackage()),
                PREFIXED.war(PREFIXED.settings("oten.base-url", "http://localhost:" + PORT + "/apps")),
                LONGEST.war(LONGEST.settings(
                        "oten.base-url", "http://localhost:" + PORT, "oten.scopes", "openid " + noise(990))));
    }

    @BeforeAll
    void start_the_proxy() {
        started = HaProxy.start(PROXY, port());
        Awaitility.await("all applications start")
                .atMost(OwnServer.PATIENCE)
                .until(() -> Stream.concat(apps(), Stream.of(LONGEST))
                        .allMatch(
                                app -> new Browser().open(app.at("/style.css")).status() == 200));
    }

    @BeforeEach
    void forget_earlier_tests() {
        browser.cookies().clear();
    }

    @AfterAll
    void stop_the_proxy() {
        if (started != null) {
            started.close();
        }
    }

    static Stream<SampleApp> apps() {
        return Stream.of(PLAIN, REPLACED, PREFIXED);
    }

    @ParameterizedTest
    @MethodSource("apps")
    void a_login_ends_at_the_page_that_was_asked_for(SampleApp app) {
        Oten.readyFor(app);

        Page page = app.logIn(browser, Oten.ALICE, "/profile?tab=groups&q=a%20b%2Fc");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.uri()).isEqualTo(app.at("/profile?tab=groups&q=a%20b%2Fc"));
        assertThat(page.body()).contains("Alice");
        assertThat(Oten.emulator().lastRequestObject().orElseThrow().claims())
                .containsEntry("redirect_uri", app.at("/oten/callback").toString());
    }

    @ParameterizedTest
    @MethodSource("apps")
    void a_login_through_a_link_of_the_applications_ends_at_its_page(SampleApp app) {
        Oten.readyFor(app);
        Oten.emulator().approveAll(Oten.ALICE);

        Page front = browser.visit(app.at("/"));
        Page page = browser.follow(browser.clickLink(front, "a[href*='oten/login']"));

        assertThat(page.uri()).isEqualTo(app.at("/"));
        assertThat(page.body()).contains("You are", "Alice");
    }

    @ParameterizedTest
    @MethodSource("apps")
    void a_form_without_a_login_ends_at_its_page(SampleApp app) {
        Oten.readyFor(app);
        Oten.emulator().approveAll(Oten.ALICE);

        Page page = browser.follow(browser.post(app.at("/profile?id=7"), app.at("/profile"), Map.of("text", "hello")));

        assertThat(page.uri()).isEqualTo(app.at("/profile?id=7&oten_error=form_not_processed"));
    }

    @ParameterizedTest
    @MethodSource("apps")
    void a_logout_ends_at_the_front_page(SampleApp app) {
        Oten.readyFor(app);
        app.logIn(browser, Oten.ALICE, "/profile");

        Page asked = browser.open(app.at("/oten/logout")); // the library's own page with a form
        Page page = browser.follow(browser.submit(asked, "form button"));

        assertThat(page.uri()).isEqualTo(app.at("/"));
        assertThat(Oten.emulator().count(Endpoint.LOGOUT)).isEqualTo(1);
        assertThat(browser.open(app.at("/profile")).isRedirect()).isTrue();
        assertThat(browser.cookies().of("localhost"))
                .noneMatch(cookie -> cookie.name().contains("oten-logout"));
    }

    @ParameterizedTest
    @MethodSource("apps")
    void other_sessions_are_ended_and_the_browser_comes_back_to_its_page(SampleApp app) {
        Oten.readyFor(app);
        Browser other = new Browser();
        app.logIn(other, Oten.ALICE, "/profile");
        Page profile = app.logIn(browser, Oten.ALICE, "/profile");

        Page page = browser.follow(browser.submit(profile, "button[name=sessions]"));

        assertThat(page.uri()).isEqualTo(app.at("/profile"));
        assertThat(other.open(app.at("/profile")).isRedirect()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("apps")
    void pages_of_the_library_lead_to_pages_of_the_application(SampleApp app) {
        Oten.readyFor(app);

        Page refused = browser.open(app.at("/oten/callback?state=unknown&code=abc"));
        Page denied = browser.follow(app.deny(browser, browser.visit(app.at("/profile?a=b"))));
        Page problem = browser.fetch("GET", app.at("/profile"));

        for (Page page : List.of(refused, denied)) {
            assertThat(page.html().select("a[href]").eachAttr("abs:href"))
                    .isNotEmpty()
                    .allSatisfy(link -> assertThat(link).startsWith(app.at("/").toString()));
        }
        assertThat(problem.status()).isEqualTo(401);
        assertThat(problem.body()).contains("\"" + app.at("/oten/login").getPath());
        Page page = app.logIn(
                browser,
                Oten.ALICE,
                denied.html().select("a[href]").attr("href").replaceFirst(".*(?=/oten/)", ""));
        assertThat(page.uri()).isEqualTo(app.at("/profile?a=b"));
    }

    @ParameterizedTest
    @MethodSource("apps")
    void cookies_are_for_the_path_that_the_browser_sees(SampleApp app) {
        Oten.readyFor(app);

        app.logIn(browser, Oten.ALICE, "/profile");

        String seen = app.at("/").getPath().replaceFirst("/$", "");
        assertThat(browser.cookies().of("localhost"))
                .anySatisfy(cookie -> {
                    assertThat(cookie.name()).isEqualTo("JSESSIONID");
                    assertThat(cookie.path()).isIn(seen, seen + "/");
                })
                .filteredOn(cookie -> !cookie.name().equals("JSESSIONID"))
                .allSatisfy(cookie -> {
                    assertThat(cookie.name()).startsWith("oten-");
                    assertThat(cookie.path()).isEqualTo("/");
                });
    }

    @ParameterizedTest
    @MethodSource("apps")
    void five_tabs_with_the_longest_logins_all_come_back(SampleApp app) {
        Oten.readyFor(app);
        String page = "/profile?" + noise(670);
        List<Page> tabs = IntStream.rangeClosed(1, 5)
                .mapToObj(i -> browser.visit(app.at(LONGEST_LOGIN + encoded(app.at(page + i)))))
                .toList();

        assertThat(cookies(browser)).isBetween(5_000, 6_200);
        for (int i = 1; i <= 5; i++) {
            Page end = browser.follow(app.approve(browser, tabs.get(i - 1), Oten.ALICE));
            assertThat(end.uri()).isEqualTo(app.at(page + i));
        }
    }

    @Test
    void the_longest_redirect_to_Oten_comes_through() {
        Page page = browser.open(LONGEST.at(LONGEST_LOGIN + encoded(LONGEST.at("/profile?" + noise(670)))));

        assertThat(page.status()).isEqualTo(302);
        assertThat(page.location().toString()).hasSizeBetween(2_500, 4_096);
    }

    @ParameterizedTest
    @MethodSource("apps")
    void a_page_with_a_URL_of_1200_characters_is_come_back_to(SampleApp app) {
        Oten.readyFor(app);
        String path = ("/profile?" + "filter%5B%5D=open&q=a%7Cb&".repeat(60)).substring(0, 1_180);

        Page page = app.logIn(browser, Oten.ALICE, path);

        assertThat(page.uri()).isEqualTo(app.at(path));
    }

    @Test
    void redirects_and_cookies_of_the_applications_own_need_the_proxy() {
        Oten.readyFor(REPLACED);
        REPLACED.logIn(browser, Oten.ALICE, "/profile");

        Page moved = browser.follow(browser.open(REPLACED.at("/moving")));
        Page front = browser.follow(browser.open(PROXY.resolve("store"))); // servers add a slash

        assertThat(moved.uri()).isEqualTo(REPLACED.at("/profile?from=moving"));
        assertThat(front.status()).isEqualTo(200);
        assertThat(front.uri().getPath()).isIn("/store", "/store/"); // Open Liberty adds none
        assertThat(browser.cookies().of("localhost"))
                .filteredOn(cookie -> cookie.name().equals("own"))
                .singleElement()
                .satisfies(cookie -> assertThat(cookie.path()).isEqualTo("/store"));
    }

    @Test
    void fifty_logins_at_once_at_each_of_three_applications_of_one_host_leave_five_cookies_each() {
        apps().forEach(app -> IntStream.range(0, 50).forEach(i -> {
            Browser tab = new Browser(); // its request leaves before any response has brought a cookie
            tab.open(app.at("/profile?tab=" + i));
            tab.cookies().of("localhost").forEach(browser.cookies()::put);
        }));

        assertThat(browser.cookies().of("localhost")).hasSize(15);
        assertThat(cookies(browser)).isLessThan(7_000);
        apps().forEach(app -> {
            Oten.readyFor(app);
            assertThat(app.logIn(browser, Oten.ALICE, "/profile").status()).isEqualTo(200);
        });
    }

    private static String encoded(URI page) {
        return URLEncoder.encode(page.getRawPath() + "?" + page.getRawQuery(), StandardCharsets.UTF_8);
    }

    /** Always the same letters, which cannot be compressed. */
    private static String noise(int length) {
        return new Random(1)
                .ints(length, 'a', 'z' + 1)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    /** How long the header with all cookies is. */
    private static int cookies(Browser browser) {
        return browser.cookies().of("localhost").stream()
                .map(cookie -> cookie.name() + "=" + cookie.value())
                .collect(Collectors.joining("; "))
                .length();
    }
}
