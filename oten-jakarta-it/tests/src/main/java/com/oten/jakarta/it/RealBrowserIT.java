package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Endpoint;
import com.oten.jakarta.it.prepared.PreparedRequests;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Chromium really does: scripts of Faces, the back button, and pages that it fetches before anybody clicks. */
@ExtendWith(ArquillianExtension.class)
public class RealBrowserIT {
    private static final SampleApp APP = new SampleApp("real-browser");
    private static final String PRIME = "/protected/prime.xhtml";
    private static final String CLICK = "[id='form:click']";

    /** Prerendering fetches a page as a visit does, a prefetch only its HTML; each as soon as the rules are there. */
    private static final String SPECULATING = """
            <!DOCTYPE html>
            <html><head><title>Rules</title>
            <script type="speculationrules">
            {"prefetch": [{"urls": ["protected/view.xhtml", "oten/login", "oten/logout"], "eagerness": "immediate"}],
             "prerender": [{"urls": ["constrained/view.xhtml", "oten/login?return_to=/real-browser/open/view.xhtml",
                                     "oten/logout?rendered"], "eagerness": "immediate"}]}
            </script></head><body>a page with speculation rules</body></html>
            """;

    private static @Nullable RealBrowser started;

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
                .add(new StringAsset(SPECULATING), "speculating.html")
                .add(new StringAsset("<!DOCTYPE html><title>Open</title><body>an open page"), "open.html");
    }

    @BeforeAll
    static void start_the_browser() {
        started = RealBrowser.start();
    }

    @AfterAll
    static void stop_the_browser() {
        if (started != null) {
            started.close();
        }
    }

    private static RealBrowser browser() {
        if (started == null) {
            throw new IllegalStateException("not started");
        }
        return started;
    }

    @BeforeEach
    void forget_earlier_tests() {
        Oten.readyFor(APP);
        Oten.emulator().approveAll(Oten.ALICE);
        browser().forget();
    }

    /** Each sends its forms by a script of its own. */
    @ParameterizedTest
    @ValueSource(strings = {Views.PROTECTED, PRIME})
    void a_click_on_a_view_of_Faces_after_the_session_has_ended_leads_through_a_login_back_to_the_view(String view) {
        browser().visit(APP.at(view));
        browser().click(CLICK);
        browser().awaitText("click for user-alice");
        browser().run("fetch('" + APP.at("/ending") + "', {method: 'POST'}).then(response => response.status)");

        browser().click(CLICK);

        browser().awaitUrl(APP.at(view + "?oten_error=form_not_processed").toString());
        browser().awaitText("Please send it again.");
        assertThat(browser().text()).contains("nothing for user-alice");
        assertThat(Oten.emulator().count(Endpoint.AUTHORIZE)).isEqualTo(2);
        browser().click(CLICK);
        browser().awaitText("click for user-alice");
    }

    @Test
    void the_history_of_this_browser_keeps_pages_as_they_were() {
        browser().visit(APP.at("/open.html"));
        browser().run("document.body.append(' that was read')");
        browser().visit(APP.at("/"));

        browser().back();

        browser().awaitText("an open page that was read"); // or the next test would show nothing
    }

    @Test
    void after_a_logout_the_back_button_does_not_show_the_users_page() {
        browser().visit(APP.at(Views.PROTECTED));
        browser().awaitText("for user-alice");
        long usersPage = browser().historyLength();
        browser().visit(APP.at("/"));
        Oten.emulator().askAgain();
        browser().click("form[action$='oten/logout'] button");
        browser().awaitUrl(APP.at("/").toString());
        Awaitility.await().until(() -> Oten.emulator().count(Endpoint.LOGOUT) == 1);

        browser().backTo(usersPage);

        browser().awaitUrl(Oten.emulator().issuer().toString());
        assertThat(browser().text()).doesNotContain("user-alice");
        assertThat(Oten.emulator().count(Endpoint.AUTHORIZE)).isEqualTo(2);
    }

    @Test
    void what_is_fetched_before_anybody_clicks_starts_no_login() {
        browser().visit(APP.at("/speculating.html"));

        awaitPreparations();

        assertThat(Oten.emulator().received()).isEmpty();
        assertThat(browser().cookieNames()).noneMatch(name -> name.contains("oten"));
    }

    @Test
    void what_is_fetched_before_anybody_clicks_leaves_a_user_logged_in() {
        browser().visit(APP.at(Views.PROTECTED));
        int before = Oten.emulator().received().size();
        browser().visit(APP.at("/speculating.html"));

        awaitPreparations();

        assertThat(Oten.emulator().received()).hasSize(before);
        browser().visit(APP.at(Views.PROTECTED));
        browser().awaitText("for user-alice");
        assertThat(Oten.emulator().received()).hasSize(before);
    }

    private void awaitPreparations() {
        Browser other = new Browser();
        Awaitility.await("prefetches and prerendering")
                .untilAsserted(
                        () -> assertThat(other.open(APP.at("/prepared")).body().lines())
                                .contains(
                                        "prefetch " + Views.PROTECTED,
                                        "prefetch /oten/login",
                                        "prefetch /oten/logout",
                                        "prefetch;prerender " + Views.CONSTRAINED,
                                        "prefetch;prerender /oten/login",
                                        "prefetch;prerender /oten/logout"));
        other.fetch("POST", APP.at("/prepared"));
    }
}
