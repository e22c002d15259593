package com.oten.jakarta.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Endpoint;
import com.oten.jakarta.OtenLogin;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.pages.Page;
import com.oten.jakarta.internal.pages.Reply;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a login starts: what is asked of Oten, and where the user will be afterwards. */
class LoginStartWireTest {
    private final WebParty party = new WebParty();
    private final RequestHandlers node = party.node();
    private final WebBrowser browser = new WebBrowser();

    @AfterEach
    void close() {
        party.close();
    }

    private String landing(RequestHandlers at, OtenLogin login, StubRequest page) {
        Reply out = browser.begin(at, login, page);
        party.oten().approveAll("alice");
        Reply in = browser.send(at, WebBrowser.back(out));
        assertThat(in.status()).isEqualTo(303);
        return in.headers().get("Location");
    }

    private Map<String, Object> asked(OtenLogin login) {
        party.oten().approveAll("alice");
        WebBrowser.back(browser.begin(node, login, StubRequest.visit("/profile")));
        return party.oten().lastRequestObject().orElseThrow().claims();
    }

    @Test
    void sends_the_browser_to_Oten_with_one_cookie() {
        Reply out = browser.begin(node);

        assertThat(out.status()).isEqualTo(302);
        assertThat(out.headers().get("Location"))
                .startsWith(party.oten().uri(Endpoint.AUTHORIZE).toString());
        assertThat(out.setCookies()).singleElement().asString().startsWith("__Host-oten-tx-");
        assertThat(party.events()).isEmpty();
        assertThat(party.failures()).isEmpty();
    }

    @Test
    void while_developing_by_http_the_cookie_goes_without_TLS() {
        Reply out = browser.begin(party.node("oten.base-url", ""));

        assertThat(out.setCookies())
                .singleElement()
                .asString()
                .startsWith("oten-tx-")
                .doesNotContain("Secure");
    }

    @Test
    void a_page_is_come_back_to_with_its_query() {
        StubRequest page = StubRequest.visit("/profile").with("getQueryString", "tab=%20b");

        assertThat(landing(node, OtenLogin.fresh(), page)).isEqualTo("/app/profile?tab=%20b");
    }

    @Test
    void a_HEAD_is_as_good_as_a_GET() {
        StubRequest page = StubRequest.visit("/profile").with("getMethod", "HEAD");

        Reply out = browser.begin(node, OtenLogin.fresh(), page);

        assertThat(out.status()).isEqualTo(302);
    }

    @Test
    void a_form_is_not_sent_again_and_ends_on_the_front_page() {
        StubRequest form = StubRequest.visit("/order").posted();

        Reply out = browser.begin(node, OtenLogin.fresh(), form);

        assertThat(out.status()).isEqualTo(303);
        assertThat(landing(node, OtenLogin.fresh(), form)).isEqualTo("/app/");
    }

    /** Where a user is after a form that needed a login. */
    private String landingOfForm(RequestHandlers at, StubRequest form) {
        Reply out = browser.keep(at.neededLogins().begin(OtenLogin.fresh(), form.request()));
        assertThat(out.status()).isEqualTo(303);
        party.oten().approveAll("alice");
        return browser.send(at, WebBrowser.back(out)).headers().get("Location");
    }

    @ParameterizedTest
    @CsvSource({
        "/app/order?id=7, /app/order?id=7&oten_error=form_not_processed",
        "/app/order, /app/order?oten_error=form_not_processed",
        "/app/order?oten_error=form_not_processed, /app/order?oten_error=form_not_processed",
        "/app/order?oten_error=login_required&a={b}, /app/order?a={b}&oten_error=form_not_processed",
        "/other/, /app/?oten_error=form_not_processed",
        "//evil.example/app/, /app/?oten_error=form_not_processed",
        "/app/../other/, /app/?oten_error=form_not_processed",
        "/app/oten/logout, /app/?oten_error=form_not_processed"
    })
    void after_a_form_that_needed_a_login_the_user_is_at_its_page_and_told(String page, String landing) {
        StubRequest form = StubRequest.visit("/order").posted().header("Referer", "https://shop.example" + page);

        assertThat(landingOfForm(node, form)).isEqualTo(landing); // U01, U03
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://shop.example",
                "http://shop.example/app/order",
                "https://shop.example.evil/app/order",
                "https://shop.example@evil.example/app/order",
                "https://evil.example/app/order",
                "/app/order"
            })
    void a_form_of_another_site_ends_at_the_front_page_which_is_told(String referer) {
        StubRequest form = StubRequest.visit("/order").posted().header("Referer", referer);

        assertThat(landingOfForm(node, form)).isEqualTo("/app/?oten_error=form_not_processed"); // U01
    }

    @Test
    void a_form_without_a_Referer_ends_at_the_front_page_which_is_told() {
        assertThat(landingOfForm(node, StubRequest.visit("/order").posted()))
                .isEqualTo("/app/?oten_error=form_not_processed");
    }

    @Test
    void behind_a_proxy_the_page_of_a_form_is_the_one_that_browsers_see() {
        StubRequest form =
                StubRequest.visit("/order").posted().header("Referer", "https://shop.example/store/app/order?id=7");

        assertThat(landingOfForm(party.nodeBehindProxy(), form))
                .isEqualTo("/store/app/order?id=7&oten_error=form_not_processed");
    }

    @Test
    void only_the_page_of_a_lost_form_is_told_of_it() {
        HttpServletRequest told = StubRequest.visit("/order")
                .parameter("oten_error", "form_not_processed")
                .request();
        HttpServletRequest refused = StubRequest.visit("/order")
                .parameter("oten_error", "login_required")
                .request();

        assertThat(OtenLogin.isFormLost(told)).isTrue();
        assertThat(OtenLogin.refusal(told)).isEmpty();
        assertThat(OtenLogin.isFormLost(refused)).isFalse();
        assertThat(OtenLogin.isFormLost(StubRequest.visit("/order").request())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/go/https:%2F%2Fexample.com, a=b",
        "/a//b, x={y}|^",
        "/search, q=100%",
    })
    void a_page_is_come_back_to_by_the_URL_that_the_server_has_accepted(String path, String query) {
        StubRequest page = StubRequest.visit(path).with("getQueryString", query);

        assertThat(landing(node, OtenLogin.fresh(), page)).isEqualTo("/app" + path + "?" + query);
    }

    @Test
    void a_page_with_a_long_URL_is_come_back_to() {
        String query = "q=" + "a%7Bb".repeat(237);

        assertThat(landing(node, OtenLogin.fresh(), StubRequest.visit("/search").with("getQueryString", query)))
                .isEqualTo("/app/search?" + query)
                .hasSize(1_199);
    }

    @Test
    void an_exception_of_a_servlet_or_resource_starts_a_login_if_one_helps() {
        OtenException nobody = OtenErrorCode.NOT_LOGGED_IN.exception("a page asked for a token");

        Reply login =
                node.neededLogins().respond(nobody, StubRequest.visit("/open").request());
        Reply program =
                node.neededLogins().respond(nobody, StubRequest.page("/open").request());
        Reply known = node.neededLogins()
                .respond(
                        nobody,
                        StubRequest.visit("/open")
                                .with("getUserPrincipal", principal())
                                .request());

        assertThat(login.status()).isEqualTo(302);
        assertThat(program.status()).isEqualTo(401);
        assertThat(((Page) program).body()).contains("login_url");
        assertThat(known.status()).isEqualTo(401);
        assertThat(known.setCookies()).isEmpty();
    }

    private static Principal principal() {
        return () -> "alice";
    }

    /** Where the script of a view is told to go. */
    private static String redirect(Reply told) {
        Page page = (Page) told;
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.contentType()).isEqualTo("text/xml;charset=UTF-8");
        assertThat(page.headers()).containsEntry("Cache-Control", "no-store");
        assertThat(page.setCookies()).isEmpty();
        String start = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\"";
        String end = "\"/></partial-response>";
        assertThat(page.body()).startsWith(start).endsWith(end);
        return page.body().substring(start.length(), page.body().length() - end.length());
    }

    private static String loginTo(String page) {
        return "/app/oten/login?return_to=" + URLEncoder.encode(page, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example/app/order.xhtml?id=7, /app/order.xhtml?id=7&oten_error=form_not_processed",
        "'', /app/view.xhtml?oten_error=form_not_processed",
        "https://shop.example/, /app/view.xhtml?oten_error=form_not_processed",
        "https://evil.example/app/order.xhtml, /app/view.xhtml?oten_error=form_not_processed",
        "https://shop.example/other/, /app/?oten_error=form_not_processed",
        "https://shop.example/app/oten/logout, /app/?oten_error=form_not_processed"
    })
    void a_view_of_Faces_is_told_to_go_to_a_login_that_comes_back_to_it(String referer, String landing) {
        StubRequest form = StubRequest.page("/view.xhtml").partial();
        if (!referer.isEmpty()) {
            form.header("Referer", referer);
        }

        Reply told = node.neededLogins().challenge(OtenLogin.fresh(), form.request());

        assertThat(redirect(told)).isEqualTo(loginTo(landing));
        Reply out = browser.send(node, StubRequest.own("/login").parameter("return_to", landing));
        party.oten().approveAll("alice");
        assertThat(browser.send(node, WebBrowser.back(out)).headers()).containsEntry("Location", landing);
        assertThat(party.failures()).isEmpty();
    }

    @Test
    void nothing_of_a_URL_is_XML_to_Faces() {
        StubRequest form =
                StubRequest.page("/view.xhtml").partial().with("getQueryString", "a=\"/><eval>alert(1)</eval>&b='");

        Page told = (Page) node.neededLogins().challenge(OtenLogin.fresh(), form.request());

        assertThat(told.body()).doesNotContain("<eval>", "&b").containsOnlyOnce("/>");
    }

    @Test
    void behind_a_proxy_Faces_is_told_what_browsers_see() {
        StubRequest form = StubRequest.page("/view.xhtml")
                .partial()
                .header("Referer", "https://shop.example/store/app/view.xhtml");

        Reply told = party.nodeBehindProxy().neededLogins().challenge(OtenLogin.fresh(), form.request());

        assertThat(redirect(told))
                .isEqualTo("/store/app/oten/login?return_to="
                        + URLEncoder.encode(
                                "/store/app/view.xhtml?oten_error=form_not_processed", StandardCharsets.UTF_8));
    }

    @Test
    void a_partial_request_of_another_site_is_refused_as_a_programs() {
        StubRequest form = StubRequest.page("/view.xhtml")
                .posted()
                .header("Faces-Request", "partial/ajax")
                .header("Sec-Fetch-Site", "same-site");

        party.assertRefused(
                node.neededLogins().challenge(OtenLogin.fresh(), form.request()), OtenErrorCode.NOT_LOGGED_IN);
    }

    @ParameterizedTest
    @EnumSource(names = {"NOT_LOGGED_IN", "TOKENS_EXPIRED"})
    void an_exception_in_a_partial_request_leads_to_a_login_also_for_who_is_logged_in(OtenErrorCode code) {
        StubRequest form = StubRequest.page("/view.xhtml").partial().with("getUserPrincipal", principal());

        Reply told = node.neededLogins().respond(code.exception("the action needs a token"), form.request());

        assertThat(redirect(told)).isEqualTo(loginTo("/app/view.xhtml?oten_error=form_not_processed"));
    }

    @Test
    void other_exceptions_in_a_partial_request_are_what_the_error_table_says() {
        OtenException lacksRole = OtenErrorCode.ROLE_MISSING.exception("the caller lacks the role");

        party.assertRefused(
                node.neededLogins()
                        .respond(
                                lacksRole,
                                StubRequest.page("/view.xhtml").partial().request()),
                OtenErrorCode.ROLE_MISSING);
    }

    @Test
    void a_partial_request_whose_login_could_not_start_is_told_why() {
        RequestHandlers unset = party.node("oten.base-url", "");
        StubRequest form = StubRequest.page("/view.xhtml").partial().with("getServerName", "shop.example");

        party.assertRefused(
                unset.neededLogins().challenge(OtenLogin.fresh(), form.request()), OtenErrorCode.CONFIGURATION);
    }

    @Test
    void a_page_that_the_application_names_comes_before_the_page_that_asked() {
        OtenLogin login = OtenLogin.fresh().returnTo("/app/cart?a=b");

        assertThat(landing(node, login, StubRequest.visit("/profile"))).isEqualTo("/app/cart?a=b");
        assertThat(landing(node, login, StubRequest.visit("/order").posted())).isEqualTo("/app/cart?a=b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example/app/", "/other/", "/app/oten/login", ""})
    void what_is_not_a_page_of_the_application_becomes_the_front_page(String named) {
        assertThat(landing(node, OtenLogin.fresh().returnTo(named), StubRequest.visit("/profile")))
                .isEqualTo("/app/");
    }

    @ParameterizedTest
    @CsvSource({
        "/store/app/cart, /store/app/cart",
        "/app/cart, /store/app/cart",
        "/store/app/oten/login, /store/app/",
        "/store/, /store/app/"
    })
    void behind_a_proxy_a_page_may_be_named_as_browsers_or_as_the_server_know_it(String named, String landing) {
        assertThat(landing(party.nodeBehindProxy(), OtenLogin.fresh().returnTo(named), StubRequest.visit("/profile")))
                .isEqualTo(landing);
    }

    @Test
    void behind_a_proxy_the_user_comes_back_to_the_page_by_the_URL_that_browsers_see() {
        assertThat(landing(party.nodeBehindProxy(), OtenLogin.fresh(), StubRequest.visit("/profile")))
                .isEqualTo("/store/app/profile");
        assertThat(landing(
                        party.nodeBehindProxy(),
                        OtenLogin.fresh(),
                        StubRequest.visit("/order").posted()))
                .isEqualTo("/store/app/");
    }

    @Test
    void all_that_the_application_asks_reaches_Oten() {
        Map<String, Object> asked = asked(OtenLogin.fresh()
                .prompt("login")
                .maxAge(Duration.ofMinutes(5))
                .acrValues("gold", "silver")
                .loginHint("alice@example.org")
                .uiLocales("de fr")
                .workspaceHint("sales"));

        assertThat(asked)
                .containsEntry("prompt", "login")
                .containsEntry("acr_values", "gold silver")
                .containsEntry("login_hint", "alice@example.org")
                .containsEntry("ui_locales", "de fr")
                .containsEntry("workspace_hint", "sales");
        assertThat(asked.get("max_age")).hasToString("300");
    }

    @Test
    void what_must_be_reached_is_asked_for_and_a_login_without_it_is_refused() {
        assertThat(asked(OtenLogin.fresh().essentialAcr("gold"))).containsEntry("acr_values", "gold");

        Reply out = browser.begin(node, OtenLogin.fresh().essentialAcr("gold"), StubRequest.visit("/profile"));
        party.oten().approveAll("alice", "silver");
        party.assertLoginFailed(
                browser.send(node, WebBrowser.back(out)), OtenErrorCode.UNMET_AUTHENTICATION_REQUIREMENTS);
    }

    @Test
    void what_is_only_wished_for_need_not_be_reached() {
        Reply out = browser.begin(node, OtenLogin.fresh().acrValues("gold"), StubRequest.visit("/profile"));
        party.oten().approveAll("alice", "silver");

        assertThat(browser.send(node, WebBrowser.back(out)).headers()).containsEntry("Location", "/app/profile");
    }

    @Test
    void nothing_is_asked_that_the_application_does_not_ask() {
        assertThat(asked(OtenLogin.fresh()))
                .doesNotContainKeys("prompt", "max_age", "acr_values", "login_hint", "ui_locales", "workspace_hint");
    }

    @Test
    void a_page_that_was_told_of_a_refusal_gets_no_other_silent_login() {
        StubRequest told = StubRequest.visit("/profile")
                .with("getQueryString", "oten_error=consent_required")
                .parameter("oten_error", "consent_required");

        Reply again = browser.begin(node, OtenLogin.fresh().prompt("none"), told);

        Page page = party.assertLoginFailed(again, OtenErrorCode.CONSENT_REQUIRED);
        assertThat(page.setCookies()).isEmpty();
        assertThat(party.oten().count(Endpoint.DISCOVERY)).isZero();
    }

    @Test
    void a_page_that_was_told_of_a_refusal_gets_a_login_that_asks_the_user() {
        StubRequest told = StubRequest.visit("/profile").parameter("oten_error", "login_required");

        assertThat(browser.begin(node, OtenLogin.fresh(), told).status()).isEqualTo(302);
    }

    @Test
    void a_page_that_was_told_something_else_gets_its_silent_login() {
        StubRequest told = StubRequest.visit("/profile").parameter("oten_error", "weather_too_nice");

        assertThat(browser.begin(node, OtenLogin.fresh().prompt("none"), told).status())
                .isEqualTo(302);
    }

    @Test
    void in_a_frame_the_user_is_led_out_of_it_and_back_to_the_page() {
        StubRequest framed = StubRequest.visit("/profile").header("Sec-Fetch-Dest", "iframe");

        Page page =
                party.assertLoginFailed(browser.begin(node, OtenLogin.fresh(), framed), OtenErrorCode.LOGIN_IN_FRAME);

        assertThat(page.body()).contains("href=\"/app/oten/login?return_to=%2Fapp%2Fprofile\"");
        assertThat(page.setCookies()).isEmpty();
    }

    @Test
    void in_a_frame_a_silent_login_starts() {
        StubRequest framed = StubRequest.visit("/profile").header("Sec-Fetch-Dest", "iframe");

        assertThat(browser.begin(node, OtenLogin.fresh().prompt("none"), framed).status())
                .isEqualTo(302);
    }

    @Test
    void a_prefetch_gets_an_empty_response_and_causes_no_event() {
        StubRequest early = StubRequest.visit("/profile").header("Sec-Purpose", "prefetch");

        Reply reply = browser.begin(node, OtenLogin.fresh(), early);

        assertThat(reply).isEqualTo(Page.unprepared());
        assertThat(party.events()).isEmpty();
        assertThat(party.failures()).isEmpty();
    }

    @Test
    void while_Oten_cannot_be_reached_a_page_leads_to_another_try() {
        party.oten().stop();

        Page page = party.assertLoginFailed(
                browser.begin(node, OtenLogin.fresh().returnTo("/app/cart"), StubRequest.visit("/profile")),
                OtenErrorCode.UNREACHABLE);

        assertThat(page.body()).contains("href=\"/app/oten/login?return_to=%2Fapp%2Fcart\"");
        assertThat(page.headers()).containsKey("Retry-After");
        assertThat(page.setCookies()).isEmpty();
    }

    @Test
    void a_host_that_no_login_works_at_is_a_page_for_the_operator() {
        StubRequest elsewhere = StubRequest.visit("/profile").with("getServerName", "evil.example");

        party.assertLoginFailed(
                browser.begin(party.node("oten.base-url", ""), OtenLogin.fresh(), elsewhere),
                OtenErrorCode.CONFIGURATION);
    }

    private StubRequest at(String host) {
        return StubRequest.visit("/profile").with("getQueryString", "x=1").with("getServerName", host);
    }

    @Test
    void a_browser_at_another_host_goes_to_the_configured_one_first() {
        RequestHandlers shop = party.node("oten.base-url", "https://shop.example.com/shop");

        Reply out = browser.begin(shop, OtenLogin.fresh().acrValues("gold"), at("www.shop.example"));

        assertThat(out.status()).isEqualTo(302);
        assertThat(out.headers())
                .containsEntry(
                        "Location",
                        "https://shop.example.com/shop/app/oten/login?acr_values=gold&return_to=%2Fshop%2Fapp%2Fprofile%3Fx%3D1");
        assertThat(out.setCookies()).isEmpty();
    }

    @Test
    void a_form_at_another_host_does_as_well() {
        assertThat(browser.begin(node, OtenLogin.fresh(), at("www.shop.example").posted())
                        .status())
                .isEqualTo(303);
    }

    @ParameterizedTest
    @CsvSource({
        "the configured host, SHOP.example.com, navigate, false, true",
        "a proxy on this machine that sets Host, localhost, navigate, false, true",
        "no TLS, shop.example.com, , false, false",
        "TLS and an old browser, shop.example.com, , true, true",
        "another host, shop.example.org, navigate, true, false"
    })
    void only_a_browser_that_is_elsewhere_makes_the_detour(
            String what, String host, String fetchMode, boolean isSecure, boolean isDirect) {
        StubRequest page = StubRequest.page("/profile")
                .header("Accept", "text/html")
                .with("getServerName", host)
                .with("isSecure", isSecure);
        if (fetchMode != null) {
            page.header("Sec-Fetch-Mode", fetchMode);
        }

        Reply out = browser.begin(party.node("oten.base-url", "https://shop.example.com"), OtenLogin.fresh(), page);

        assertThat(out.headers().get("Location"))
                .as(what)
                .startsWith(
                        isDirect
                                ? party.oten().uri(Endpoint.AUTHORIZE).toString()
                                : "https://shop.example.com/app/oten/login?");
    }

    @Test
    void a_proxy_that_never_passes_the_host_on_costs_one_detour_and_no_more() {
        StubRequest link =
                StubRequest.own("/login").header("Sec-Fetch-Mode", "navigate").with("getServerName", "backend");

        assertThat(browser.send(node, link).headers().get("Location"))
                .startsWith(party.oten().uri(Endpoint.AUTHORIZE).toString());
    }

    @Test
    void a_silent_login_makes_no_detour_where_it_would_not_be_silent() {
        Reply out = browser.begin(node, OtenLogin.fresh().prompt("none"), at("www.shop.example"));

        assertThat(out.headers().get("Location"))
                .startsWith(party.oten().uri(Endpoint.AUTHORIZE).toString());
    }
}
