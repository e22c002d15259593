package com.oten.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oten.emulator.base.EmulatorClock;
import com.oten.emulator.client.Registration;
import com.oten.emulator.request.AuthorizationRequest;
import com.oten.emulator.session.IdpSession;
import com.oten.emulator.session.IdpSessions;
import com.oten.emulator.token.Codes;
import com.oten.emulator.wire.Refusal;
import com.oten.emulator.wire.ReturnAddress;
import com.oten.emulator.wire.SingleValues;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OtenEmulatorTest {
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
    void plays_an_outage_and_comes_back_with_what_it_knew(OtenEmulator oten) {
        String code = party.code();
        int port = oten.port();

        oten.stop();
        assertThatThrownBy(() -> discover(oten)).isInstanceOf(UncheckedIOException.class);
        oten.restart();

        assertThat(oten.port()).isEqualTo(port);
        assertThat(party.token(TestParty.tokenRequest(code)).statusCode()).isEqualTo(200);
    }

    @Test
    void refuses_a_port_that_is_taken(OtenEmulator oten) {
        assertThatThrownBy(() -> OtenEmulator.builder().port(oten.port()).start())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(String.valueOf(oten.port()));
    }

    @Test
    void may_call_itself_by_another_host_name() {
        try (OtenEmulator other = OtenEmulator.builder()
                .host(InetAddress.getLoopbackAddress().getHostAddress())
                .start()) {
            assertThat(other.issuer()).hasToString("http://127.0.0.1:" + other.port());
            assertThat(discover(other).body()).contains("\"issuer\":\"http://127.0.0.1:" + other.port() + "\"");
        }
    }

    @Test
    void may_have_an_issuer_that_ends_in_a_slash() {
        try (OtenEmulator other = TestParty.emulator().issuerEndsInSlash().start()) {
            TestParty party = new TestParty(other);
            String base = "http://localhost:" + other.port();

            HttpResponse<String> consent = party.browser.press(party.authorize(), "user", "alice");
            Map<String, String> callback = Browser.callback(party.browser.press(consent, "decision", "allow"));

            assertThat(other.issuer()).hasToString(base + "/");
            assertThat(other.uri(Endpoint.TOKEN)).hasToString(base + "/v1/oauth/token");
            assertThat(discover(other).body())
                    .contains("\"issuer\":\"" + base + "/\"", "\"token_endpoint\":\"" + base + "/v1/oauth/token\"");
            assertThat(callback).containsEntry("iss", base + "/");
        }
    }

    @Test
    void has_a_client_and_users_when_none_are_given() {
        try (OtenEmulator other = OtenEmulator.builder().start()) {
            assertThat(other.provider().clients.all()).containsExactly(OtenEmulator.DEFAULT_CLIENT.registration());
            assertThat(other.provider().users.all())
                    .extracting(EmulatedUser::username)
                    .containsExactly("alice", "bob");
        }
    }

    @Test
    void changes_its_metadata_until_a_reset(OtenEmulator oten) {
        oten.metadata(document -> document.remove("end_session_endpoint"));
        oten.metadata(document -> document.put("issuer", "https://evil.example"));

        assertThat(discover(oten).body()).contains("https://evil.example").doesNotContain("end_session_endpoint");

        oten.reset();

        assertThat(discover(oten).body()).doesNotContain("https://evil.example").contains("end_session_endpoint");
    }

    @Test
    void sends_no_issuer_on_the_callback_when_the_metadata_do_not_promise_it(OtenEmulator oten) {
        oten.approveAll("alice");
        oten.metadata(document -> document.put("authorization_response_iss_parameter_supported", false));

        assertThat(Browser.callback(party.authorize())).containsKey("code").doesNotContainKey("iss");
    }

    @Test
    void records_what_it_received_in_order(OtenEmulator oten) {
        String code = party.code();
        party.token(TestParty.tokenRequest(code));
        party.browser.get(oten.issuer() + "/nowhere?a=1&a=2", "X-Test", "yes");

        assertThat(oten.received())
                .extracting(ReceivedRequest::endpoint)
                .containsExactly(Endpoint.AUTHORIZE, Endpoint.TOKEN, Endpoint.OTHER);
        ReceivedRequest token = oten.received(Endpoint.TOKEN).get(0);
        assertThat(token.method()).isEqualTo("POST");
        assertThat(token.path()).isEqualTo("/v1/oauth/token");
        assertThat(token.form("code")).hasValue(code);
        assertThat(token.form("absent")).isEmpty();
        assertThat(token.time()).isEqualTo(TestClock.START);
        assertThat(token.toString()).contains("client_secret").doesNotContain(TestParty.SECRET);
        ReceivedRequest other = oten.received(Endpoint.OTHER).get(0);
        assertThat(other.query()).isEqualTo(Map.of("a", List.of("1", "2")));
        assertThat(other.header("x-test")).hasValue("yes");
        assertThat(other.query("a")).hasValue("1");
    }

    @Test
    void counts_exactly_but_keeps_only_the_last_thousand_requests(OtenEmulator oten) {
        for (int i = 0; i < 1_005; i++) {
            party.browser.get(oten.uri(Endpoint.JWKS) + "?i=" + i);
        }

        assertThat(oten.count(Endpoint.JWKS)).isEqualTo(1_005);
        assertThat(oten.received()).hasSize(1_000);
        assertThat(oten.received().get(0).query("i")).hasValue("5");
    }

    @Test
    void forgets_everything_but_its_keys_by_a_reset(OtenEmulator oten) {
        Object kid = oten.jwk().get("kid");
        String code = party.code();
        oten.register(EmulatedClient.confidential("late", TestParty.SECRET));
        oten.add(EmulatedUser.of("late"));
        oten.advance(Duration.ofMinutes(1));

        oten.reset();

        assertThat(oten.received()).isEmpty();
        assertThat(oten.count(Endpoint.AUTHORIZE)).isZero();
        assertThat(oten.lastRequestObject()).isEmpty();
        assertThat(oten.provider().clients.all()).extracting(Registration::id).doesNotContain("late");
        assertThat(oten.provider().users.all())
                .extracting(EmulatedUser::username)
                .doesNotContain("late");
        assertThat(oten.jwk()).containsEntry("kid", kid);
        assertThat(TestParty.json(party.token(TestParty.tokenRequest(code))))
                .containsEntry("error_description", "Invalid authorization code: code not found");
        assertThat(oten.received().get(0).time()).isEqualTo(TestClock.START);
    }

    @Test
    void complains_about_names_it_does_not_know(OtenEmulator oten) {
        assertThatThrownBy(() -> oten.approveAll("mallory")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> oten.rotateSecret("nobody", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EmulatedUser.of(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EmulatedClient.withoutSecret("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EmulatedClient.withoutSecret("x").withLegacyRequests())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void does_not_print_a_clients_secret() {
        assertThat(EmulatedClient.confidential("shop", "very secret").toString())
                .contains("shop")
                .doesNotContain("very secret");
    }

    @Test
    void a_user_may_be_described_in_full(OtenEmulator oten) {
        oten.add(EmulatedUser.of("alice")
                .withSubject("s-1")
                .withEmail("a@b.example")
                .withName("Al")
                .withClaim("locale", "vi"));

        HttpResponse<String> response = party.browser.get(
                oten.uri(Endpoint.USERINFO).toString(),
                "Authorization",
                "Bearer " + party.tokens("openid profile email").get("access_token"));

        assertThat(TestParty.json(response))
                .isEqualTo(Map.of(
                        "sub", "s-1", "name", "Al", "email", "a@b.example", "email_verified", true, "locale", "vi"));
    }

    @Test
    void lets_only_one_of_many_simultaneous_requests_redeem_a_code() throws Exception {
        Registration client = EmulatedClient.withoutSecret(TestParty.PUBLIC_ID, TestParty.CALLBACK)
                .registration();
        SingleValues parameters = new SingleValues(TestParty.parameters(TestParty.PUBLIC_ID));
        ReturnAddress address =
                ReturnAddress.of(client.redirectUris(), parameters.values()).orElseThrow();
        AuthorizationRequest request = AuthorizationRequest.of(client, address, parameters);
        EmulatorClock clock = new EmulatorClock(new TestClock());
        IdpSession session = new IdpSessions(clock, 0).logIn(Optional.empty(), EmulatedUser.of("alice"), "1");
        Codes codes = new Codes(clock);

        for (int round = 0; round < 300; round++) {
            String code = codes.issue(request, session);
            List<Integer> statuses = together(8, () -> {
                try {
                    codes.redeem(code, client, TestParty.CALLBACK, TestParty.VERIFIER);
                    return 200;
                } catch (Refusal refusal) {
                    return refusal.status();
                }
            });
            assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 400).hasSize(8);
        }
    }

    @Test
    void serves_many_logins_at_the_same_time(OtenEmulator oten) throws Exception {
        oten.approveAll("alice");

        List<Integer> statuses = together(200, () -> {
            String code = Browser.callback(party.authorize()).get("code");
            return party.token(TestParty.tokenRequest(code)).statusCode();
        });

        assertThat(statuses).hasSize(200).containsOnly(200);
        assertThat(oten.count(Endpoint.TOKEN)).isEqualTo(200);
    }

    private interface Task {
        int run() throws Exception;
    }

    private static List<Integer> together(int times, Task task) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        CountDownLatch go = new CountDownLatch(1);
        try {
            List<Future<Integer>> futures = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                futures.add(pool.submit(() -> {
                    go.await();
                    return task.run();
                }));
            }
            go.countDown();
            List<Integer> results = new ArrayList<>();
            for (Future<Integer> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
