package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Endpoint;
import com.oten.jakarta.it.RealBrowser.Kind;
import com.oten.jakarta.it.prepared.PreparedRequests;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What browsers really do: scripts of Faces, the back button, tabs, and pages that are fetched before anybody clicks. */
@ExtendWith(ArquillianExtension.class)
public class RealBrowserIT {
    private static final SampleApp APP = new SampleApp("real-browser");
    private static final String PRIME = "/protected/prime.xhtml";
    private static final String CLICK = "[id='form:click']";
    private static final String SPECULATING = "/speculating.html";
    private static final String LINKING = "/linking.html";

    /**
     * Prerendering fetches a page as a visit does, a prefetch only its HTML; each as soon as the rules are there. Firefox knows
     * no such rules.
     */
    private static final String RULES = """
            <!DOCTYPE html>
            <html><head><title>Rules</title>
            <script type="speculationrules">
            {"prefetch": [{"urls": ["protected/view.xhtml", "oten/login", "oten/logout"], "eagerness": "immediate"}],
             "prerender": [{"urls": ["constrained/view.xhtml", "oten/login?return_to=/real-browser/open/view.xhtml",
                                     "oten/logout?rendered"], "eagerness": "immediate"}]}
            </script></head><body>a page with speculation rules</body></html>
            """;

    private static final String LINKS = """
            <!DOCTYPE html>
            <html><head><title>Links</title>
            <link rel="prefetch" href="protected/view.xhtml">
            <link rel="prefetch" href="oten/login">
            <link rel="prefetch" href="oten/logout">
            </head><body>a page with links to be prefetched</body></html>
            """;

    @AutoClose
    private static final RealBrowsers BROWSERS = new RealBrowsers();

    /**
     * The sample with views, pages and rules.
     *
     * @return a WAR
     */
    @Deployment(testable = false)
    public static WebArchive application() {
        return Views.in(APP)
                .addAsLibrary(Jars.with("org.primefaces.component.commandbutton.CommandButton"))
                .add(Views.asset("prime.xhtml"), PRIME)
                .addPackage(PreparedRequests.class.getPackage())
                .add(new StringAsset(RULES), SPECULATING)
                .add(new StringAsset(LINKS), LINKING)
                .add(new StringAsset("<!DOCTYPE html><title>Open</title><body>an open page"), "open.html");
    }

    @BeforeEach
    void forget_earlier_tests() {
        Oten.readyFor(APP);
        Oten.emulator().approveAll(Oten.ALICE);
    }

    /** Each sends its forms by a script of its own. */
    @ParameterizedTest
    @CsvSource({"CHROMIUM, " + Views.PROTECTED, "CHROMIUM, " + PRIME, "FIREFOX, " + Views.PROTECTED, "FIREFOX, " + PRIME
    })
    void a_click_on_a_view_of_Faces_after_the_session_has_ended_leads_through_a_login_back_to_the_view(
            Kind kind, String view) {
        RealBrowser browser = BROWSERS.fresh(kind);
        browser.visit(APP.at(view));
        browser.click(CLICK);
        browser.awaitText("click for user-alice");
        browser.run("fetch('" + APP.at("/ending") + "', {method: 'POST'}).then(response => response.status)");

        browser.click(CLICK);

        browser.awaitUrl(APP.at(view + "?oten_error=form_not_processed").toString());
        browser.awaitText("Please send it again.");
        assertThat(browser.text()).contains("nothing for user-alice");
        assertThat(Oten.emulator().count(Endpoint.AUTHORIZE)).isEqualTo(2);
        browser.click(CLICK);
        browser.awaitText("click for user-alice");
    }

    @ParameterizedTest
    @EnumSource
    void the_history_of_this_browser_keeps_pages_as_they_were(Kind kind) {
        RealBrowser browser = BROWSERS.fresh(kind);
        browser.visit(APP.at("/open.html"));
        browser.run("document.body.append(' that was read')");
        browser.visit(APP.at("/"));

        browser.back();

        browser.awaitText("an open page that was read"); // or the next test would show nothing
    }

    @ParameterizedTest
    @EnumSource
    void after_a_logout_the_back_button_does_not_show_the_users_page(Kind kind) {
        RealBrowser browser = BROWSERS.fresh(kind);
        browser.visit(APP.at(Views.PROTECTED));
        browser.awaitText("for user-alice");
        long usersPage = browser.historyLength();
        browser.visit(APP.at("/"));
        Oten.emulator().askAgain();
        browser.click("form[action$='oten/logout'] button");
        browser.awaitUrl(APP.at("/").toString());
        Awaitility.await().until(() -> Oten.emulator().count(Endpoint.LOGOUT) == 1);

        browser.backTo(usersPage);

        browser.awaitUrl(Oten.emulator().issuer().toString());
        assertThat(browser.text()).doesNotContain("user-alice");
        assertThat(Oten.emulator().count(Endpoint.AUTHORIZE)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void the_first_of_six_tabs_still_logs_in_and_the_last_has_its_page(Kind kind) {
        RealBrowser browser = BROWSERS.fresh(kind);
        Oten.emulator().askAgain();
        List<String> tabs = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            browser.visitInNewTab(APP.at("/profile?tab=" + i));
            tabs.add(browser.tab());
        }

        browser.switchTo(tabs.get(0));
        browser.click("button[value=alice]");
        browser.click("button[value=allow]");
        browser.awaitUrl(APP.at("/").toString()); // what it wanted is forgotten
        browser.awaitText("Alice");
        browser.switchTo(tabs.get(5));
        browser.click("button[value=alice]");
        browser.awaitUrl(APP.at("/profile?tab=6").toString());
        browser.awaitText("Alice");
    }

    @ParameterizedTest
    @CsvSource({"CHROMIUM, " + SPECULATING, "CHROMIUM, " + LINKING, "FIREFOX, " + LINKING})
    void what_is_fetched_before_anybody_clicks_starts_no_login(Kind kind, String page) {
        RealBrowser browser = BROWSERS.fresh(kind);
        browser.visit(APP.at(page));

        awaitPreparations(page);

        assertThat(Oten.emulator().received()).isEmpty();
        assertThat(browser.cookieNames()).noneMatch(name -> name.contains("oten"));
    }

    @ParameterizedTest
    @CsvSource({"CHROMIUM, " + SPECULATING, "CHROMIUM, " + LINKING, "FIREFOX, " + LINKING})
    void what_is_fetched_before_anybody_clicks_leaves_a_user_logged_in(Kind kind, String page) {
        RealBrowser browser = BROWSERS.fresh(kind);
        browser.visit(APP.at(Views.PROTECTED));
        int before = Oten.emulator().received().size();
        browser.visit(APP.at(page));

        awaitPreparations(page);

        assertThat(Oten.emulator().received()).hasSize(before);
        browser.visit(APP.at(Views.PROTECTED));
        browser.awaitText("for user-alice");
        assertThat(Oten.emulator().received()).hasSize(before);
    }

    private static void awaitPreparations(String page) {
        List<String> expected = new ArrayList<>(
                List.of("prefetch " + Views.PROTECTED, "prefetch /oten/login", "prefetch /oten/logout"));
        if (page.equals(SPECULATING)) {
            expected.add("prefetch;prerender " + Views.CONSTRAINED);
            expected.add("prefetch;prerender /oten/login");
            expected.add("prefetch;prerender /oten/logout");
        }
        Browser other = new Browser();
        Awaitility.await("prefetches and prerendering")
                .untilAsserted(
                        () -> assertThat(other.open(APP.at("/prepared")).body().lines())
                                .containsAll(expected));
        other.fetch("POST", APP.at("/prepared"));
    }
}
