package com.oten.jakarta.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Endpoint;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.pages.Page;
import com.oten.jakarta.internal.pages.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of the library's paths takes which method. */
class RoutesWireTest {
    private final WebParty party = new WebParty();
    private final RequestHandlers node = party.node();
    private final WebBrowser browser = new WebBrowser();

    @AfterEach
    void close() {
        party.close();
    }

    private Reply send(String method, String path) {
        return browser.send(node, StubRequest.own(path).with("getMethod", method));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HEAD | /callback | GET",
                "POST | /callback | GET",
                "HEAD | /login | GET",
                "POST | /login | GET",
                "OPTIONS | /login | GET",
                "HEAD | /logout | GET, POST",
                "PUT | /logout | GET, POST",
                "GET | /backchannel-logout | POST",
                "HEAD | /backchannel-logout | POST",
                "POST | /jwks | GET, HEAD",
                "DELETE | /jwks | GET, HEAD",
                "POST | /request/AAAA | GET, HEAD",
                "PUT | /request/ | GET, HEAD",
                "get | /login | GET"
            })
    void another_method_is_refused_with_those_that_are_accepted(String method, String path, String allowed) {
        Page page = party.assertRefused(send(method, path), OtenErrorCode.METHOD_NOT_ALLOWED);

        assertThat(page.headers()).containsEntry("Allow", allowed);
        assertThat(page.setCookies()).isEmpty();
        assertThat(party.events()).isEmpty();
        assertThat(party.oten().received()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /",
        "GET, /nothing",
        "POST, /nothing",
        "GET, /login/",
        "GET, /callback/x",
        "POST, /logout/all",
        "GET, /request",
        "GET, /request/AAAA",
        "HEAD, /request/AAAA",
        "GET, /jwks",
        "HEAD, /jwks"
    })
    void what_is_not_there_is_not_found(String method, String path) {
        Page page = party.assertRefused(send(method, path), OtenErrorCode.NOT_FOUND);

        assertThat(page.headers()).doesNotContainKey("Allow");
        assertThat(party.events()).isEmpty();
    }

    @Test
    void a_user_gets_a_page_and_a_program_a_problem_document() {
        Page page = (Page) browser.send(node, StubRequest.own("/nothing").header("Sec-Fetch-Mode", "navigate"));
        Page problem = (Page) browser.send(node, StubRequest.own("/nothing").header("Accept", "*/*"));

        assertThat(page.contentType()).startsWith("text/html");
        assertThat(problem.contentType()).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /callback",
        "GET, /login",
        "GET, /logout",
        "POST, /logout",
        "POST, /backchannel-logout",
        "GET, /jwks",
        "GET, /request/AAAA",
        "GET, /nothing",
        "PUT, /login"
    })
    void a_prefetch_gets_nothing_on_any_path(String method, String path) {
        StubRequest in = StubRequest.own(path).with("getMethod", method).header("Sec-Purpose", "prefetch");

        assertThat(browser.send(node, in)).isEqualTo(Page.unprepared());
        assertThat(party.failures()).isEmpty();
        assertThat(party.events()).isEmpty();
    }

    @Test
    void a_link_that_logs_in_goes_to_Oten() {
        Reply reply = send("GET", "/login");

        assertThat(reply.status()).isEqualTo(302);
        assertThat(reply.headers().get("Location"))
                .startsWith(party.oten().uri(Endpoint.AUTHORIZE).toString());
    }

    @Test
    void an_image_that_logs_in_is_refused_and_is_not_a_failed_login() {
        Reply reply = browser.send(node, StubRequest.own("/login").header("Sec-Fetch-Mode", "no-cors"));

        Page page = party.assertRefused(reply, OtenErrorCode.NOT_LOGGED_IN);
        assertThat(page.body()).contains("\"login_url\":\"/app/oten/login\"");
        assertThat(page.setCookies()).isEmpty();
        assertThat(party.events()).isEmpty();
    }

    @Test
    void a_link_that_asks_for_what_cannot_be_is_refused_before_Oten_is_asked() {
        StubRequest in = StubRequest.own("/login").parameter("max_age", "soon");

        party.assertRefused(browser.send(node, in), OtenErrorCode.LOGIN_MALFORMED);
        assertThat(party.oten().received()).isEmpty();
    }

    @Test
    void a_link_says_where_the_user_goes_afterwards() {
        Reply out = browser.send(node, StubRequest.own("/login").parameter("return_to", "/app/cart"));
        party.oten().approveAll("alice");

        assertThat(browser.send(node, WebBrowser.back(out)).headers()).containsEntry("Location", "/app/cart");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/", "/nothing"})
    void what_is_below_its_path_is_the_librarys(String name) {
        assertThat(node.routes().serves(StubRequest.own(name).request())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/profile", "/", "/oten", "/otenx", "/x/oten/login"})
    void everything_else_is_the_applications(String path) {
        assertThat(node.routes().serves(StubRequest.page(path).request())).isFalse();
    }
}
