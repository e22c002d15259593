package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.it.cors.OverridingFilter;
import com.oten.jakarta.it.cors.OwnCorsFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts of another origin: their preflights, and what they may read of the library's error responses. */
@ExtendWith(ArquillianExtension.class)
public class CorsIT {
    private static final SampleApp APP = new SampleApp("cors");
    private static final String ORIGIN = "https://spa.example";
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

    private final HttpClient script = HttpClient.newHttpClient();

    /**
     * The sample with a CORS filter of its own, and with the library's keys.
     *
     * @return a WAR
     */
    @Deployment(testable = false)
    public static WebArchive application() {
        return APP.war(APP.settings(
                        "oten.protect",
                        "/guarded/* /filtered/* /api/cors/guarded",
                        "oten.cors.origins",
                        ORIGIN,
                        "oten.cors.credentials",
                        "true",
                        "oten.bearer.mode",
                        "jwt",
                        "oten.bearer.audience",
                        "https://api.example"))
                .addPackage(OwnCorsFilter.class.getPackage())
                .addAsWebInfResource(WebXml.of(WebXml.constraint("/constrained/*", "**")), "web.xml");
    }

    @BeforeEach
    void forget_earlier_tests() {
        Oten.readyFor(APP);
    }

    @Test
    void a_preflight_reaches_the_filter_that_answers_it() {
        HttpResponse<String> response = preflight("/filtered/answered");

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.headers().allValues(ALLOW_ORIGIN)).containsExactly(OwnCorsFilter.ORIGIN);
        assertThat(response.headers().allValues("Access-Control-Allow-Methods")).containsExactly("PUT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/filtered/any", "/guarded/any"})
    void a_preflight_does_not_reach_a_servlet_that_treats_all_methods_alike(String path) {
        HttpResponse<String> response = preflight(path);

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.headers().firstValue("X-Done")).isEmpty();
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValue(ALLOW_ORIGIN).isPresent()).isEqualTo(path.startsWith("/filtered"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/guarded/options", "/api/cors/guarded"})
    void a_preflight_stays_one_though_a_filter_of_the_application_makes_another_method_of_it(String path) {
        HttpResponse<String> response = send(
                "OPTIONS",
                request(path, ORIGIN)
                        .header("Access-Control-Request-Method", "PUT")
                        .header(OverridingFilter.HEADER, "GET"));

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.headers().firstValue("X-Done")).isEmpty();
        assertThat(response.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/guarded/options", "/filtered/options", "/api/cors/guarded", "/stepped-up"})
    void a_preflight_reaches_what_is_written_for_it_and_only_headers_come_back(String path) {
        HttpResponse<String> response = preflight(path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().allValues("Access-Control-Allow-Methods")).containsExactly("PUT");
        assertThat(response.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/cors/role", "/api/cors/step-up"})
    void a_preflight_for_a_method_with_a_rule_gets_the_headers_of_response_filters_alone(String path) {
        HttpResponse<String> response = preflight(path);

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.headers().allValues(ALLOW_ORIGIN)).containsExactly(OwnCorsFilter.ORIGIN);
        assertThat(response.headers().firstValue("Access-Control-Allow-Methods"))
                .isEmpty();
        assertThat(response.body()).isEmpty();
    }

    @Test
    void a_preflight_for_what_web_xml_constrains_is_refused() {
        assertThat(preflight("/constrained/any").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "OPTIONS, /guarded/options, X-Other",
        "OPTIONS, /guarded/any, X-Other",
        "OPTIONS, /stepped-up, X-Other",
        "OPTIONS, /api/cors/guarded, X-Other",
        "OPTIONS, /api/cors/role, X-Other",
        "GET, /guarded/any, Access-Control-Request-Method",
        "GET, /filtered/answered, Access-Control-Request-Method"
    })
    void what_is_not_a_preflight_is_refused(String method, String path, String header) {
        HttpResponse<String> response = send(method, request(path, ORIGIN).header(header, "PUT"));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).doesNotContain("protected");
    }

    @Test
    void a_preflight_with_a_token_that_is_refused_is_none() {
        HttpResponse<String> response = send(
                "OPTIONS",
                request("/guarded/options", ORIGIN)
                        .header("Access-Control-Request-Method", "PUT")
                        .header("Authorization", "Bearer x"));

        assertThat(response.statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "/guarded/any, 401",
        "/filtered/any, 401",
        "/constrained/any, 401",
        "/stepped-up, 401",
        "/api/cors/role, 401",
        "/api/cors/failing, 503",
        "/api/cors/resumed, 503"
    })
    void a_script_of_a_named_origin_can_read_a_refusal(String path, int status) {
        HttpResponse<String> response = send("GET", request(path, ORIGIN));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().allValues(ALLOW_ORIGIN)).containsExactly(ORIGIN);
        assertThat(response.headers().allValues("Access-Control-Allow-Credentials"))
                .containsExactly("true");
        assertThat(response.headers().allValues("Access-Control-Expose-Headers"))
                .containsExactly("WWW-Authenticate, Retry-After");
        assertThat(response.headers().allValues("Vary")).anyMatch(value -> value.contains("Origin"));
    }

    @Test
    void a_script_of_a_named_origin_can_read_that_its_token_is_refused() {
        HttpResponse<String> response =
                send("GET", request("/api/public", ORIGIN).header("Authorization", "Bearer x"));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("invalid_token");
        assertThat(response.headers().allValues(ALLOW_ORIGIN)).containsExactly(ORIGIN);
    }

    @ParameterizedTest
    @CsvSource({"/guarded/any, https://evil.example", "/api/cors/role, https://evil.example", "/guarded/any, null"})
    void a_script_of_another_origin_cannot(String path, String origin) {
        HttpResponse<String> response = send("GET", request(path, origin));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue(ALLOW_ORIGIN)).isEmpty();
        assertThat(response.headers().allValues("Vary")).anyMatch(value -> value.contains("Origin"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/cors/filtered/role", "/api/cors/filtered/failing", "/api/cors/responding/failing"})
    void the_headers_of_the_applications_filters_stay_as_they_are(String path) {
        HttpResponse<String> response = send("GET", request(path, ORIGIN));

        assertThat(response.statusCode()).isIn(401, 503);
        assertThat(response.headers().allValues(ALLOW_ORIGIN)).containsExactly(OwnCorsFilter.ORIGIN);
        assertThat(response.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
    }

    @Test
    void the_headers_of_the_applications_filter_outlive_an_exception_of_a_servlet() {
        Browser browser = new Browser();
        APP.logIn(browser, Oten.ALICE, "/profile");

        Page page = browser.fetch("GET", APP.at("/filtered/failing"));

        assertThat(page.status()).isEqualTo(503);
        assertThat(page.headers(ALLOW_ORIGIN)).containsExactly(OwnCorsFilter.ORIGIN);
        assertThat(page.headers("Vary")).anyMatch(value -> value.contains("X-Own"));
    }

    @Test
    void what_is_no_error_gets_no_header() {
        assertThat(send("GET", request("/api/public", ORIGIN)).headers().firstValue(ALLOW_ORIGIN))
                .isEmpty();
    }

    private HttpResponse<String> preflight(String path) {
        return send("OPTIONS", request(path, ORIGIN).header("Access-Control-Request-Method", "PUT"));
    }

    private static HttpRequest.Builder request(String path, String origin) {
        return HttpRequest.newBuilder(APP.at(path)).setHeader("Origin", origin).setHeader("Sec-Fetch-Mode", "cors");
    }

    private HttpResponse<String> send(String method, HttpRequest.Builder request) {
        try {
            return script.send(request.method(method, BodyPublishers.noBody()).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
