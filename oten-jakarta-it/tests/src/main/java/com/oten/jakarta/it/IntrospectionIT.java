package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.CannedResponse;
import com.oten.emulator.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An application that asks Oten who calls it. */
@ExtendWith(ArquillianExtension.class)
public class IntrospectionIT {
    private static final SampleApp APP = new SampleApp("introspection");
    private static final String AUDIENCE = "https://api.example";

    private final HttpClient program = HttpClient.newHttpClient();

    /**
     * The sample, which accepts tokens.
     *
     * @return a WAR
     */
    @Deployment(testable = false)
    public static WebArchive application() {
        return APP.war(APP.settings(
                "oten.bearer.mode", "introspection", "oten.bearer.audience", AUDIENCE, "oten.bearer.scopes", "read"));
    }

    @BeforeEach
    void forget_earlier_tests() {
        Oten.readyFor(APP);
    }

    @Test
    void oten_is_asked_once_who_calls() {
        respondWith("\"scope\":\"read write\",\"groups\":\"admins\"");

        assertThat(get("/api/admin", "opaque-1").statusCode()).isEqualTo(200);
        assertThat(get("/api/me", "opaque-1").body()).contains("user-root");

        assertThat(Oten.emulator().count(Endpoint.INTROSPECT)).isEqualTo(1);
    }

    @Test
    void what_oten_does_not_know_is_refused() {
        HttpResponse<String> response = get("/api/me", "opaque-2");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).contains("invalid_token"));
    }

    @Test
    void a_token_without_the_scope_does_not_suffice() {
        respondWith("\"scope\":\"write\"");

        HttpResponse<String> response = get("/api/me", "opaque-3");

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(
                        challenge -> assertThat(challenge).contains("insufficient_scope", "scope=\"read\""));
    }

    @Test
    void while_oten_cannot_be_asked_nobody_is_let_in() {
        Oten.emulator().answer(Endpoint.INTROSPECT, CannedResponse.of(503, "text/plain", "later"));

        HttpResponse<String> response = get("/api/me", "opaque-4");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
    }

    private static void respondWith(String more) {
        Oten.emulator()
                .answer(
                        Endpoint.INTROSPECT,
                        CannedResponse.of(
                                200,
                                "application/json",
                                "{\"active\":true,\"sub\":\"user-root\",\"aud\":\"" + AUDIENCE + "\"," + more + "}"));
    }

    private HttpResponse<String> get(String path, String token) {
        HttpRequest request = HttpRequest.newBuilder(APP.at(path))
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + token)
                .build();
        try {
            return program.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
