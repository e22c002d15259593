package com.oten.emulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oten.emulator.CannedResponse;
import com.oten.emulator.Endpoint;
import com.oten.emulator.OtenEmulator;
import com.oten.emulator.OtenEmulatorExtension;
import com.oten.emulator.TestParty;
import com.oten.emulator.base.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CannedResponseTest {
    @RegisterExtension
    final OtenEmulatorExtension extension = OtenEmulatorExtension.with(TestParty.emulator());

    private TestParty party;

    @BeforeEach
    void visit(OtenEmulator oten) {
        party = new TestParty(oten);
    }

    private HttpResponse<String> discover(OtenEmulator oten) {
        return party.browser.get(oten.uri(Endpoint.DISCOVERY).toString());
    }

    @Test
    void answers_with_a_proxys_page_instead_of_json(OtenEmulator oten) {
        oten.answer(
                Endpoint.TOKEN,
                CannedResponse.of(502, "text/html", "<h1>Bad Gateway</h1>").header("Via", "1.1 proxy"));

        HttpResponse<String> response = party.token(TestParty.tokenRequest("x"));

        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.body()).isEqualTo("<h1>Bad Gateway</h1>");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html");
        assertThat(response.headers().firstValue("Via")).hasValue("1.1 proxy");
    }

    @Test
    void holds_for_its_endpoint_and_for_as_many_requests_as_told(OtenEmulator oten) {
        oten.answer(Endpoint.DISCOVERY, CannedResponse.of(500, "text/plain", ""), 2);

        assertThat(party.browser.get(oten.uri(Endpoint.JWKS).toString()).statusCode())
                .isEqualTo(200);
        assertThat(discover(oten).statusCode()).isEqualTo(500);
        assertThat(discover(oten).statusCode()).isEqualTo(500);
        assertThat(discover(oten).statusCode()).isEqualTo(200);
    }

    @Test
    void redirects_where_no_redirect_should_be(OtenEmulator oten) {
        oten.answer(
                Endpoint.JWKS, CannedResponse.of(302, "text/plain", "").header("Location", "https://evil.example/"));

        assertThat(party.browser
                        .get(oten.uri(Endpoint.JWKS).toString())
                        .headers()
                        .firstValue("Location"))
                .hasValue("https://evil.example/");
    }

    @Test
    void sends_a_body_as_large_as_told(OtenEmulator oten) {
        oten.answer(Endpoint.DISCOVERY, CannedResponse.oversized(200, 3_000_000));

        String body = discover(oten).body();

        assertThat(body).hasSize(3_000_000);
        assertThat(Json.parse(body)).isPresent();
    }

    @Test
    void drips_the_whole_body_in_the_end(OtenEmulator oten) {
        oten.answer(
                Endpoint.DISCOVERY,
                CannedResponse.of(200, "application/json", "{\"slow\":true}").drip(5, Duration.ofNanos(1)));

        assertThat(discover(oten).body()).isEqualTo("{\"slow\":true}");
    }

    @Test
    void closes_the_connection_after_reading_the_request(OtenEmulator oten) {
        oten.answer(Endpoint.TOKEN, CannedResponse.disconnect());

        assertThatThrownBy(() -> party.token(TestParty.tokenRequest("x"))).isInstanceOf(UncheckedIOException.class);
        assertThat(oten.received(Endpoint.TOKEN).get(0).form("code")).hasValue("x");
    }

    @Test
    void hangs_until_the_emulator_is_stopped(OtenEmulator oten) {
        oten.answer(Endpoint.DISCOVERY, CannedResponse.hang(Duration.ofDays(1)));
        CompletableFuture<HttpResponse<String>> answer = HttpClient.newHttpClient()
                .sendAsync(
                        HttpRequest.newBuilder(oten.uri(Endpoint.DISCOVERY)).build(),
                        HttpResponse.BodyHandlers.ofString());
        while (oten.count(Endpoint.DISCOVERY) == 0) {
            Thread.onSpinWait();
        }

        assertThat(answer).isNotDone();
        oten.stop();

        assertThatThrownBy(answer::join).isInstanceOf(CompletionException.class).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void refuses_nonsense(OtenEmulator oten) {
        CannedResponse answer = CannedResponse.of(200, "text/plain", "x");

        assertThatThrownBy(() -> answer.drip(0, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> oten.answer(Endpoint.TOKEN, answer, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
