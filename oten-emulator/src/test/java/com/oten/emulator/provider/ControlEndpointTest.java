package com.oten.emulator.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Browser;
import com.oten.emulator.DocumentServer;
import com.oten.emulator.EmulatedClient;
import com.oten.emulator.Fault;
import com.oten.emulator.LogoutReceiver;
import com.oten.emulator.OtenEmulator;
import com.oten.emulator.OtenEmulatorExtension;
import com.oten.emulator.TestParty;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlEndpointTest {
    @RegisterExtension
    static final OtenEmulatorExtension OTEN = OtenEmulatorExtension.with(TestParty.emulator());

    private OtenEmulator oten;
    private TestParty party;

    @BeforeEach
    void visit(OtenEmulator emulator) {
        oten = emulator;
        party = new TestParty(emulator);
    }

    private HttpResponse<String> command(String command) {
        return party.browser.post(oten.issuer() + "/emulator/" + command, Map.of());
    }

    @Test
    void announces_a_fault() {
        assertThat(command("next?fault=CODE_EXPIRED&times=2&retry-after=3").statusCode())
                .isEqualTo(204);

        HttpResponse<String> first = party.token(Map.of());
        assertThat(TestParty.json(first))
                .containsEntry("error_description", "Invalid authorization code: code expired");
        assertThat(first.headers().firstValue("Retry-After")).hasValue("3");
        assertThat(party.token(Map.of()).body()).contains("code expired");
        assertThat(party.token(Map.of()).body()).doesNotContain("code expired");
    }

    @Test
    void puts_the_clock_forward() {
        String code = party.code();

        assertThat(command("advance?seconds=601").statusCode()).isEqualTo(204);

        assertThat(party.token(TestParty.tokenRequest(code)).body()).contains("code expired");
    }

    @Test
    void rotates_the_key() {
        Object before = oten.jwk().get("kid");

        assertThat(command("rotate-key").statusCode()).isEqualTo(204);

        assertThat(oten.jwk().get("kid")).isNotEqualTo(before);
    }

    @Test
    void approves_all_and_asks_again() {
        assertThat(command("approve-all?user=alice").statusCode()).isEqualTo(204);
        HttpResponse<String> approved = party.authorize();
        assertThat(command("ask-again").statusCode()).isEqualTo(204);
        HttpResponse<String> asked = new TestParty(oten).authorize();

        assertThat(Browser.callback(approved)).containsKey("code");
        assertThat(asked.statusCode()).isEqualTo(200);
    }

    @Test
    void lists_the_requests_without_their_values() {
        party.token(TestParty.tokenRequest("the-code"));

        HttpResponse<String> response = party.browser.get(oten.issuer() + "/emulator/requests");

        assertThat(response.body())
                .contains("\"endpoint\":\"TOKEN\"")
                .contains("client_secret")
                .doesNotContain(TestParty.SECRET)
                .doesNotContain("the-code");
        assertThat(oten.received()).hasSize(1);
    }

    @Test
    void shows_a_button_for_each_fault_that_works() {
        HttpResponse<String> page = party.browser.get(oten.issuer() + "/emulator/");
        for (Fault fault : Fault.values()) {
            assertThat(page.body()).contains("value=\"" + fault.name() + "\"");
        }

        HttpResponse<String> pressed = party.browser.press(page, "fault", "SERVER_ERROR_TOKEN");

        assertThat(pressed.statusCode()).isEqualTo(303);
        assertThat(pressed.headers().firstValue("Location")).hasValue("/emulator/");
        assertThat(party.browser.get(oten.issuer() + "/emulator/").body()).contains("Waiting: 1.");
        assertThat(party.token(Map.of()).statusCode()).isEqualTo(500);
    }

    @Test
    void ends_the_sessions_of_somebody_and_says_how_it_went() {
        try (LogoutReceiver receiver = new LogoutReceiver(204)) {
            oten.register(EmulatedClient.confidential(TestParty.CLIENT_ID, TestParty.SECRET, TestParty.CALLBACK)
                    .withBackchannelLogout(receiver.uri()));
            party.code();
            String outcome = "{\"logouts\":[{\"uri\":\"" + receiver.uri() + "\",\"status\":204}]}";

            assertThat(command("end-sessions?user=bob").body()).isEqualTo("{\"logouts\":[]}");
            assertThat(command("end-sessions?user=alice").body()).isEqualTo(outcome);
            assertThat(party.browser.get(oten.issuer() + "/emulator/logouts").body())
                    .isEqualTo(outcome);
        }
    }

    @Test
    void has_a_button_that_ends_everybodys_session() {
        party.code();
        new TestParty(oten).code();
        HttpResponse<String> page = party.browser.get(oten.issuer() + "/emulator/");
        assertThat(page.body()).contains("<form method=\"post\" action=\"end-sessions\">", "<small>2 open</small>");

        HttpResponse<String> pressed =
                party.browser.post(oten.issuer() + "/emulator/end-sessions", Map.of("page", "yes"));

        assertThat(pressed.headers().firstValue("Location")).hasValue("/emulator/");
        assertThat(oten.sessionIds("alice")).isEmpty();
    }

    @Test
    void lists_what_was_fetched() {
        try (DocumentServer documents = new DocumentServer(404, "text/html", () -> "")) {
            party.authorizePlain(Map.of("client_id", TestParty.CLIENT_ID, "request_uri", documents.uri()));
            party.authorizePlain(Map.of("client_id", TestParty.CLIENT_ID, "request_uri", "urn:1"));

            assertThat(party.browser.get(oten.issuer() + "/emulator/fetches").body())
                    .contains("{\"uri\":\"" + documents.uri() + "\",\"status\":404,\"problem\":\"a status other")
                    .contains("{\"uri\":\"urn:1\",\"problem\":\"neither https");
        }
    }

    @Test
    void forgets_everything() {
        command("next?fault=SERVER_ERROR_TOKEN");

        assertThat(command("reset").statusCode()).isEqualTo(204);

        assertThat(party.token(Map.of()).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "next",
                "next?fault=NOTHING",
                "next?fault=CODE_EXPIRED&times=0",
                "next?fault=CODE_EXPIRED&times=x",
                "advance",
                "approve-all?user=mallory"
            })
    void refuses_what_makes_no_sense(String command) {
        assertThat(command(command).statusCode()).isEqualTo(400);
    }

    @Test
    void knows_no_other_command() {
        assertThat(command("explode").statusCode()).isEqualTo(404);
        assertThat(party.browser.get(oten.issuer() + "/emulator/next").statusCode())
                .isEqualTo(404);
        assertThat(party.browser
                        .send(HttpRequest.newBuilder(oten.issuer().resolve("/emulator/next"))
                                .DELETE())
                        .statusCode())
                .isEqualTo(405);
    }
}
