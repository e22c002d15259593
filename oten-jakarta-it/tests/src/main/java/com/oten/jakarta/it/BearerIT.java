package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.TokenForge;
import com.oten.jakarta.it.app.RulesResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An application that others call with access tokens of Oten's, while users log in to it as before. */
@ExtendWith(ArquillianExtension.class)
public class BearerIT {
    private static final SampleApp APP = new SampleApp("bearer");
    private static final String AUDIENCE = "https://api.example";

    private final Browser browser = new Browser();
    private final HttpClient program = HttpClient.newHttpClient();

    /**
     * The sample, which accepts tokens.
     *
     * @return a WAR
     */
    @Deployment(testable = false)
    public static WebArchive application() {
        return APP.war(APP.settings("oten.bearer.mode", "jwt", "oten.bearer.audience", AUDIENCE))
                .addPackage(RulesResource.class.getPackage());
    }

    @BeforeEach
    void forget_earlier_tests() {
        Oten.readyFor(APP);
    }

    @Test
    void a_caller_with_a_token_is_known_and_gets_no_session() {
        int sessions = liveSessions();

        HttpResponse<String> response =
                get("/api/me", "Bearer " + token("user-root").sign());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("\"sub\":\"user-root\"");
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(liveSessions()).isEqualTo(sessions);
    }

    @Test
    void groups_in_a_token_are_roles() {
        String root = token("user-root").claim("groups", List.of("admins")).sign();
        String reader = token("user-reader").claim("groups", List.of("readers")).sign();

        assertThat(get("/api/admin", "Bearer " + root).statusCode()).isEqualTo(200);
        assertThat(get("/api/admin", "Bearer " + reader).statusCode()).isEqualTo(403);
        assertThat(get("/api/rules/undeclared", "Bearer " + reader).body()).isEqualTo("true");
    }

    @Test
    void a_servlet_that_demands_a_caller_takes_a_token_too() {
        assertThat(get("/profile", "Bearer " + token("user-root").sign()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoever_sends_nothing_is_told_what_would_do() {
        HttpResponse<String> response = get("/api/me");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(challenge(response)).contains("Bearer realm=").doesNotContain("error=");
    }

    @Test
    void a_wrong_token_is_refused_also_where_none_is_needed() {
        String expired = token("user-root")
                .claim("exp", Instant.now().minusSeconds(300).getEpochSecond())
                .sign();

        for (String path : List.of("/api/me", "/api/public", "/", "/profile")) {
            HttpResponse<String> response = get(path, "Bearer " + expired);
            assertThat(response.statusCode()).as(path).isEqualTo(401);
            assertThat(challenge(response)).contains("error=\"invalid_token\"");
            assertThat(response.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        }
    }

    @Test
    void a_token_for_somebody_else_is_refused() {
        String foreign =
                token("user-root").claim("aud", "https://other.example").sign();

        assertThat(get("/api/me", "Bearer " + foreign).statusCode()).isEqualTo(401);
    }

    @Test
    void several_tokens_are_refused() {
        String token = "Bearer " + token("user-root").sign();

        HttpResponse<String> response = get("/api/me", token, token);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(challenge(response)).contains("error=\"invalid_request\"");
    }

    @Test
    void a_token_ends_nobody_s_sessions() {
        APP.logIn(browser, Oten.ALICE, "/profile");
        String token = "Bearer " + token("user-alice").sign();

        HttpResponse<String> response = send(request("/end-sessions", cookies(), token)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());

        assertThat(response.body()).isEqualTo("NOT_LOGGED_IN");

        assertThat(browser.open(APP.at("/profile")).status()).isEqualTo(200);
    }

    @Test
    void a_token_beats_a_session_and_leaves_it_alone() {
        APP.logIn(browser, Oten.ALICE, "/profile");
        String cookies = cookies();

        HttpResponse<String> asRoot =
                get("/api/me", cookies, "Bearer " + token("user-root").sign());
        HttpResponse<String> asNobody = get("/api/me", cookies, "Bearer nonsense");

        // B02
        assertThat(asRoot.body()).contains("user-root").doesNotContain("user-alice");
        assertThat(asNobody.statusCode()).isEqualTo(401);
        assertThat(browser.fetch("GET", APP.at("/api/me")).body()).contains("user-alice");
    }

    @Test
    void a_token_cannot_be_refreshed_by_whoever_it_was_shown_to() {
        HttpRequest refresh = request(
                        "/api/refresh", "Bearer " + token("user-root").sign())
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();

        assertThat(send(refresh).statusCode()).isEqualTo(401);
    }

    @Test
    void people_log_in_as_before() {
        assertThat(APP.logIn(browser, Oten.ALICE, "/profile").status()).isEqualTo(200);
    }

    private static TokenForge token(String subject) {
        long now = Instant.now().getEpochSecond();
        return Oten.emulator()
                .forge()
                .header("typ", "at+jwt")
                .claims(Map.of(
                        "iss",
                        Oten.emulator().issuer().toString(),
                        "sub",
                        subject,
                        "aud",
                        AUDIENCE,
                        "client_id",
                        "another-application",
                        "iat",
                        now,
                        "exp",
                        now + 600,
                        "scope",
                        "read"));
    }

    private HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET().build());
    }

    /** What begins with "Bearer" is a token, everything else cookies. */
    private static HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(APP.at(path)).header("Accept", "application/json");
        for (String header : headers) {
            request.header(header.startsWith("Bearer") ? "Authorization" : "Cookie", header);
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return program.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String cookies() {
        return String.join(
                "; ",
                browser.cookies().of("localhost").stream()
                        .map(cookie -> cookie.name() + "=" + cookie.value())
                        .toList());
    }

    private static String challenge(HttpResponse<String> response) {
        return String.join(", ", response.headers().allValues("WWW-Authenticate"));
    }

    private int liveSessions() {
        return Integer.parseInt(get("/sessions").body());
    }
}
