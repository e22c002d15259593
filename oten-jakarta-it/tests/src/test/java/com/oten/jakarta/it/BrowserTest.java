package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BrowserTest {
    private static final String FORM =
            "<form method=post action=/echo><input type=hidden name=h value='a b'><button name=go value=yes>Go</button>"
                    + "<button name=go value=no>No</button></form>";

    private final Browser browser = new Browser();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/form", exchange -> respond(exchange, 200, FORM));
        server.createContext("/from", exchange -> {
            exchange.getResponseHeaders().add("Location", "/echo?q=1");
            exchange.getResponseHeaders().add("Set-Cookie", "c=1; Path=/");
            respond(exchange, 303, "");
        });
        server.createContext(
                "/echo",
                exchange -> respond(
                        exchange,
                        200,
                        exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                                + exchange.getRequestHeaders().getFirst("Sec-Fetch-Mode") + " "
                                + exchange.getRequestHeaders().getFirst("Sec-Fetch-Site") + " "
                                + exchange.getRequestHeaders().getFirst("Cookie") + " "
                                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void does_not_follow_a_redirect_by_itself() {
        Page page = browser.open(at("/from"));

        assertThat(page.status()).isEqualTo(303);
        assertThat(page.location()).isEqualTo(at("/echo?q=1"));
    }

    @Test
    void follows_with_the_cookies_of_the_redirect_when_told_to() {
        Page page = browser.visit(at("/from"));

        assertThat(page.body()).isEqualTo("GET /echo?q=1 navigate none c=1 ");
        assertThat(browser.hops()).hasSize(2);
    }

    @Test
    void clicks_one_of_two_buttons() {
        Page form = browser.open(at("/form"));

        Page page = browser.clickButton(form, "go", "no");

        assertThat(page.body()).isEqualTo("POST /echo navigate same-origin null h=a+b&go=no");
    }

    @Test
    void tells_a_script_from_a_navigation() {
        Page page = browser.fetch("GET", at("/echo"));

        assertThat(page.body()).startsWith("GET /echo cors same-origin");
    }

    @Test
    void tells_another_site_from_its_own() {
        Page page = browser.post(URI.create("http://evil.example/"), at("/echo"), Map.of("a", "1"));

        assertThat(page.body()).isEqualTo("POST /echo navigate cross-site null a=1");
    }

    @Test
    void a_copy_goes_its_own_way() {
        browser.visit(at("/from"));

        Browser copy = browser.copy();
        browser.cookies().clear();

        assertThat(copy.open(at("/echo")).body()).contains("c=1");
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
