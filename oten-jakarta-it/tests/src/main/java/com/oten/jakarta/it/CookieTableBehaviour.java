package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Endpoint;
import com.oten.jakarta.it.cookies.SameSiteListener;
import com.oten.jakarta.it.cookies.SentCookiesServlet;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What keeps and what drops the session's cookie and the library's: each way to configure the session cookie, and each way to come to
 * a page. The table is the one of {@code docs/servers.md}, and every browser does what it says.
 */
public abstract class CookieTableBehaviour extends OwnServerBehaviour {
    private static final Path DOCS = Path.of("..", "..", "docs", "servers.md");
    private static final String KEPT = "kept";
    private static final String DROPPED = "dropped";

    /** The cookies' settings, in the words of the table, as elements of {@code web.xml}. */
    private static final Map<String, String> SETTINGS = settings();

    private final String server;
    private final OtherSite otherSite = new OtherSite();
    private final RealBrowsers browsers = new RealBrowsers();

    /**
     * For the servers.
     *
     * @param server its name in the table
     */
    protected CookieTableBehaviour(String server) {
        super("cookie-table");
        this.server = server;
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("as the library leaves it (`Lax`)", "");
        settings.put("`SameSite=Strict`", sameSite("Strict"));
        settings.put("`SameSite=None; Secure`", sameSite("None"));
        settings.put("another `Path`", session("<cookie-config><path>/elsewhere</path></cookie-config>"));
        settings.put("`<tracking-mode>URL`", session("<tracking-mode>URL</tracking-mode>"));
        return settings;
    }

    private static String session(String elements) {
        return "<session-config>" + elements + "</session-config>";
    }

    private static String sameSite(String value) {
        return "<context-param><param-name>" + SameSiteListener.PARAMETER + "</param-name><param-value>" + value
                + "</param-value></context-param>";
    }

    private SampleApp app(int setting) {
        return new SampleApp("cookies-" + setting, port());
    }

    @Override
    List<WebArchive> archives() {
        List<WebArchive> archives = new ArrayList<>();
        for (String elements : SETTINGS.values()) {
            SampleApp app = app(archives.size());
            archives.add(app.war(app.settings())
                    .addPackage(SentCookiesServlet.class.getPackage())
                    .addAsWebInfResource(WebXml.of(elements), "web.xml"));
        }
        return archives;
    }

    @BeforeAll
    void await_all() {
        for (int i = 0; i < SETTINGS.size(); i++) {
            awaitStart(app(i));
        }
    }

    @AfterAll
    void close() {
        browsers.close();
        otherSite.close();
    }

    @Test
    void the_deployment_says_which_settings_lose_every_login() {
        log().await("sessions are not tracked by cookie, so every login is lost at once");
        log().await("is for the path /elsewhere, browsers see the application at /cookies-3/");
    }

    @ParameterizedTest
    @EnumSource
    void the_table_says_what_a_browser_does(RealBrowser.Kind kind) throws IOException {
        List<String> table = new ArrayList<>();
        table.add(
                "| server | cookie | login | typed URL | link of another site | form of another site | frame, script of another site |");
        table.add("|---|---|---|---|---|---|---|");
        List<String> names = List.copyOf(SETTINGS.keySet());
        String ours = "";
        for (int i = 0; i < names.size(); i++) {
            RealBrowser browser = browsers.fresh(kind);
            Row row = row(browser, app(i));
            table.add("| " + server + " | session, " + names.get(i) + " | " + row.login() + " | " + row.sessions()
                    + " |");
            ours = ours.isEmpty() ? row.ours() : ours;
        }
        table.add("| " + server + " | the library's own | | " + ours + " |");

        assertThat(table).isSubsetOf(Files.readAllLines(DOCS));
    }

    /** What is seen with one setting: how a login ends, and which cookies come with which request. */
    private record Row(String login, String sessions, String ours) {}

    private Row row(RealBrowser browser, SampleApp app) {
        Oten.readyFor(app);
        browser.visit(app.at("/profile"));
        browser.click("button[value=alice]"); // so that the browser comes from a page of Oten's
        browser.click("button[value=allow]");
        browser.awaitUrl(app.at("/").toString());
        boolean isLoggedIn = browser.text().contains("Alice");
        long rounds = Oten.emulator().count(Endpoint.TOKEN);
        assertThat(rounds).as("logins of one visit").isLessThanOrEqualTo(2);
        String login =
                isLoggedIn ? "ends at the page" : "[session-lost](errors.md#session-lost) after " + rounds + " rounds";
        if (!isLoggedIn) {
            assertThat(browser.text()).contains("Your browser lost the login");
            return new Row(login, "– | – | – | –", "");
        }
        List<String> seen =
                List.of(typed(browser, app), linked(browser, app), posted(browser, app), embedded(browser, app));
        return new Row(
                login,
                String.join(
                        " | ",
                        seen.stream()
                                .map(s -> s.startsWith("user") ? KEPT : DROPPED)
                                .toList()),
                String.join(
                        " | ",
                        seen.stream()
                                .map(s -> s.endsWith("ours") ? KEPT : DROPPED)
                                .toList()));
    }

    private String typed(RealBrowser browser, SampleApp app) {
        browser.visit(app.at("/sent-cookies?as=typed"));
        return seen(app, "typed");
    }

    private String linked(RealBrowser browser, SampleApp app) {
        browser.visit(otherSite.page("link", "<a id=go href='" + target(app, "linked") + "'>go</a>"));
        browser.click("#go");
        browser.awaitUrl(target(app, "linked").toString());
        return seen(app, "linked");
    }

    private String posted(RealBrowser browser, SampleApp app) {
        browser.visit(otherSite.page(
                "form", "<form method=post action='" + target(app, "posted") + "'><button id=go>go</button></form>"));
        browser.click("#go");
        browser.awaitUrl(target(app, "posted").toString());
        return seen(app, "posted");
    }

    private String embedded(RealBrowser browser, SampleApp app) {
        URI fetched = target(app, "fetched");
        browser.visit(otherSite.page(
                "frame",
                "<iframe src='" + target(app, "framed") + "'></iframe><script>fetch('" + fetched
                        + "', {mode: 'no-cors', credentials: 'include'})</script>"));
        String framed = seen(app, "framed");
        assertThat(seen(app, "fetched")).isEqualTo(framed);
        return framed;
    }

    private static URI target(SampleApp app, String name) {
        return app.at("/sent-cookies?as=" + name);
    }

    /** What the application remembers of such a request, once it has come. */
    private static String seen(SampleApp app, String name) {
        Browser other = new Browser();
        return RealBrowser.often()
                .alias(name)
                .until(() -> other.open(app.at("/sent-cookies?of=" + name)).body(), text -> !text.isEmpty());
    }
}
