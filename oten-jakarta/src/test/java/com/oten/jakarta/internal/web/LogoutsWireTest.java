package com.oten.jakarta.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Endpoint;
import com.oten.jakarta.OtenEvent;
import com.oten.jakarta.OtenLoggedIn;
import com.oten.jakarta.OtenLoggedOut;
import com.oten.jakarta.OtenLoggedOut.Reason;
import com.oten.jakarta.WireBrowser;
import com.oten.jakarta.WireWait;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.pages.Page;
import com.oten.jakarta.internal.pages.Redirect;
import com.oten.jakarta.internal.pages.Reply;
import com.oten.jakarta.internal.text.LogThrottle;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logouts that a user asks for: which sessions end, and where the browser goes then. */
class LogoutsWireTest {
    private final WebParty party = new WebParty();
    private final RequestHandlers node = party.node("oten.scopes", "openid offline_access");
    private final WebBrowser browser = new WebBrowser();
    private final WebBrowser other = new WebBrowser();

    @AfterEach
    void close() {
        party.close();
    }

    private static StubRequest form() {
        return StubRequest.own("/logout").posted().header("Sec-Fetch-Mode", "navigate");
    }

    private void logIn() {
        browser.logIn("alice", node, party.oten());
    }

    private List<OtenEvent> logouts() {
        return party.events().stream()
                .filter(event -> !(event instanceof OtenLoggedIn))
                .toList();
    }

    private void assertAtOten(Reply reply) {
        assertThat(reply.status()).isEqualTo(303);
        assertThat(reply.headers().get("Location")).startsWith(party.oten().uri(Endpoint.LOGOUT) + "?");
    }

    @Test
    void a_link_only_asks() {
        logIn();

        Page page = (Page) browser.send(node, StubRequest.own("/logout"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("lang=\"en\"", "<form method=\"post\" action=\"/app/oten/logout\">", "href=\"/app/\"");
        assertThat(page.headers().get("Content-Security-Policy"))
                .contains("form-action 'self' " + party.oten().issuer() + ";");
        assertThat(browser.session(node)).isPresent();
    }

    @Test
    void it_asks_in_the_language_of_the_user_at_the_URL_that_browsers_see() {
        StubRequest german =
                StubRequest.own("/logout").header("Accept-Language", "de").with("getLocale", Locale.GERMAN);

        Page page = (Page) browser.send(party.nodeBehindProxy(), german);

        assertThat(page.body()).contains("lang=\"de\"", "action=\"/store/app/oten/logout\"", "href=\"/store/app/\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "made-up"})
    void another_site_logs_nobody_out(String from) {
        logIn();

        Reply reply = browser.send(node, form().header("Sec-Fetch-Site", from));

        Page page = party.assertRefused(reply, OtenErrorCode.CROSS_SITE);
        assertThat(page.contentType()).startsWith("text/html");
        assertThat(browser.session(node)).isPresent();
        assertThat(logouts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://shop.example",
                "https://shop.example:8443",
                "https://shop.example.evil.example",
                "null",
                ""
            })
    void another_origin_logs_nobody_out_where_the_browser_says_no_more(String origin) {
        logIn();

        Reply reply = browser.send(node, form().header("Origin", origin));

        party.assertRefused(reply, OtenErrorCode.CROSS_SITE);
        assertThat(browser.session(node)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, same-origin",
        "Sec-Fetch-Site, none",
        "Origin, https://shop.example",
        "Origin, HTTPS://Shop.Example"
    })
    void the_own_site_logs_out(String header, String value) {
        logIn();

        assertAtOten(browser.send(node, form().header(header, value)));
        assertThat(browser.session(node)).isEmpty();
    }

    @Test
    void what_the_browser_says_of_the_site_comes_before_the_origin() {
        logIn();

        assertAtOten(browser.send(
                node, form().header("Sec-Fetch-Site", "same-origin").header("Origin", "null")));
    }

    @Test
    void who_is_not_logged_in_goes_to_the_page_after_the_logout_without_what_the_container_kept() {
        browser.container().put("cart", "three apples");

        Reply reply = browser.send(node, form());

        assertThat(reply).isEqualTo(new Redirect(303, "/app/", List.of()));
        assertThat(browser.container().hasSession()).isFalse();
        assertThat(logouts()).isEmpty();
    }

    @Test
    void a_logout_ends_this_session_revokes_its_token_and_goes_on_to_Oten() {
        logIn();
        other.logIn("alice", node, party.oten());

        Reply reply = browser.send(node, form());

        assertAtOten(reply);
        assertThat(browser.container().hasSession()).isFalse();
        assertThat(other.session(node)).isPresent();
        assertThat(logouts()).containsExactly(new OtenLoggedOut("user-alice", Reason.USER));
        WireWait.until(() -> party.oten().count(Endpoint.REVOKE) == 1);
    }

    @Test
    void Oten_is_told_whom_to_log_out_and_where_to_send_the_browser() {
        logIn();

        Reply reply = browser.send(node, form());

        Map<String, String[]> query =
                WireBrowser.query(URI.create(reply.headers().get("Location")));
        assertThat(query).containsOnlyKeys("client_id", "post_logout_redirect_uri", "state", "id_token_hint");
        assertThat(query.get("client_id")).containsExactly("shop");
        assertThat(query.get("post_logout_redirect_uri")).containsExactly("https://shop.example/app/");
    }

    @Test
    void the_browser_comes_back_from_Oten_with_the_state_that_it_left_with() {
        logIn();
        Redirect out = (Redirect) browser.send(node, form());
        assertThat(out.setCookies()).hasSize(2).last().asString().startsWith("__Host-oten-round-");
        assertThat(out.setCookies())
                .first()
                .asString()
                .startsWith("__Host-oten-logout-")
                .endsWith("; Path=/; Max-Age=600; HttpOnly; SameSite=Lax; Secure");

        URI back = WireBrowser.next(URI.create(out.location()));

        assertThat(back).hasScheme("https").hasHost("shop.example").hasPath("/app/");
        StubRequest page = StubRequest.page("/").with("getQueryString", back.getRawQuery());
        Optional<Redirect> clean = node.logoutReturn().receive(browser.request(page));
        assertThat(clean).hasValueSatisfying(to -> assertThat(to.location()).isEqualTo("/app/"));
    }

    @Test
    void each_logout_has_a_state_of_its_own() {
        logIn();
        other.logIn("alice", node, party.oten());

        assertThat(state(browser.send(node, form()))).isNotEqualTo(state(other.send(node, form())));
    }

    private static String state(Reply reply) {
        return WireBrowser.query(URI.create(reply.headers().get("Location"))).get("state")[0];
    }

    @Test
    void behind_a_proxy_the_page_after_the_logout_is_the_one_that_browsers_know() {
        RequestHandlers behind = party.nodeBehindProxy("oten.logout.return-to", "/bye");
        browser.logIn("alice", behind, party.oten());

        Reply reply = browser.send(behind, form());

        assertThat(WireBrowser.query(URI.create(reply.headers().get("Location")))
                        .get("post_logout_redirect_uri"))
                .containsExactly("https://shop.example/store/app/bye");
        assertThat(browser.send(behind, form()).headers()).containsEntry("Location", "/store/app/bye");
    }

    /** At the front page, and another login may follow at once. */
    private static void assertEndsHere(Reply reply) {
        assertThat(reply.status()).isEqualTo(303);
        assertThat(reply.headers()).containsEntry("Location", "/app/");
        assertThat(reply.setCookies())
                .singleElement()
                .asString()
                .startsWith("__Host-oten-round-")
                .contains("=; Path=/; Max-Age=0;");
    }

    @Test
    void where_Oten_has_no_such_page_the_logout_ends_here() {
        party.oten().metadata(document -> document.remove("end_session_endpoint"));
        logIn();

        Reply reply = browser.send(node, form());

        assertEndsHere(reply);
        assertThat(browser.session(node)).isEmpty();
        assertThat(logouts()).containsExactly(new OtenLoggedOut("user-alice", Reason.USER));
    }

    @Test
    void where_nobody_wants_it_the_logout_ends_here() {
        RequestHandlers alone = party.node("oten.logout.at-oten", "false");
        browser.logIn("alice", alone, party.oten());

        assertEndsHere(browser.send(alone, form()));
        assertThat(browser.session(alone)).isEmpty();
    }

    @Test
    void while_Oten_cannot_be_reached_the_session_ends_all_the_same() {
        logIn();
        party.oten().stop();

        Reply reply = browser.send(party.node(), form()); // one that knows nothing of Oten yet

        assertEndsHere(reply);
        assertThat(browser.container().hasSession()).isFalse();
        assertThat(logouts()).containsExactly(new OtenLoggedOut("user-alice", Reason.USER));
        assertThat(party.lines()).anyMatch(line -> line.contains("logged out here but not at Oten"));
    }

    @Test
    void the_others_end_and_this_one_goes_on_at_the_page_that_asked() {
        logIn();
        other.logIn("alice", node, party.oten());

        Reply reply = browser.send(node, form().parameter("sessions", "others").parameter("return_to", "/app/account"));

        assertThat(reply).isEqualTo(new Redirect(303, "/app/account", List.of()));
        assertThat(browser.session(node)).isPresent();
        assertThat(other.session(node)).isEmpty();
        assertThat(logouts()).containsExactly(new OtenLoggedOut("user-alice", Reason.OTHERS));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"https://evil.example/", "//evil.example/", "/other/", "/app/oten/logout"})
    void after_the_others_have_ended_the_browser_goes_only_to_a_page_of_the_application(String named) {
        logIn();
        StubRequest in = form().parameter("sessions", "others");

        Reply reply = browser.send(node, named == null ? in : in.parameter("return_to", named));

        assertThat(reply).isEqualTo(new Redirect(303, "/app/", List.of()));
    }

    @ParameterizedTest
    @CsvSource({"/store/app/account, /store/app/account", "/app/account, /store/app/account", ", /store/app/"})
    void behind_a_proxy_that_page_is_the_one_that_browsers_know(String named, String landing) {
        RequestHandlers behind = party.nodeBehindProxy();
        browser.logIn("alice", behind, party.oten());
        StubRequest in = form().parameter("sessions", "others");

        Reply reply = browser.send(behind, named == null ? in : in.parameter("return_to", named));

        assertThat(reply.headers()).containsEntry("Location", landing);
    }

    @Test
    void who_is_not_logged_in_has_no_others() {
        party.assertRefused(browser.send(node, form().parameter("sessions", "others")), OtenErrorCode.NOT_LOGGED_IN);
        assertThat(logouts()).isEmpty();
    }

    @Test
    void all_end_and_the_browser_goes_on_to_Oten() {
        logIn();
        other.logIn("alice", node, party.oten());

        Reply reply = browser.send(node, form().parameter("sessions", "all"));

        assertAtOten(reply);
        assertThat(browser.container().hasSession()).isFalse();
        assertThat(other.session(node)).isEmpty();
        assertThat(logouts()).containsExactly(new OtenLoggedOut("user-alice", Reason.USER));
    }

    @Test
    void a_form_that_asks_for_something_else_ends_this_session_and_is_a_warning() {
        logIn();
        other.logIn("alice", node, party.oten());

        Reply reply = browser.send(node, form().parameter("sessions", "everything"));

        assertAtOten(reply);
        assertThat(browser.session(node)).isEmpty();
        assertThat(other.session(node)).isPresent();
        assertThat(party.lines())
                .filteredOn(line -> line.contains("neither others nor all"))
                .singleElement()
                .asString()
                .contains(" WARNING ");
        assertThat(party.lines()).noneMatch(line -> line.contains("everything"));
    }

    @Test
    void a_form_with_an_empty_field_is_not_a_warning() {
        logIn();

        assertAtOten(browser.send(node, form().parameter("sessions", "")));

        assertThat(party.lines()).noneMatch(line -> line.contains("neither others nor all"));
    }

    @Test
    void forged_forms_do_not_fill_the_log_with_warnings() {
        for (int i = 0; i < 2 * LogThrottle.LINES; i++) {
            browser.send(node, form().parameter("sessions", "everything"));
        }

        assertThat(party.lines())
                .filteredOn(line -> line.contains("neither others nor all"))
                .hasSize(LogThrottle.LINES);
    }
}
