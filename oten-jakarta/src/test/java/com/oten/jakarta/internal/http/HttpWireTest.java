package com.oten.jakarta.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.CannedResponse;
import com.oten.emulator.Endpoint;
import com.oten.emulator.OtenEmulator;
import com.oten.emulator.OtenEmulatorExtension;
import com.oten.jakarta.TestClock;
import com.oten.jakarta.WireFailure;
import com.oten.jakarta.WireParty;
import com.oten.jakarta.WireServer;
import com.oten.jakarta.WireWait;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.error.OtenProviderException;
import com.oten.jakarta.error.OtenUnavailableException;
import com.oten.jakarta.internal.idtoken.ExpectedLogin;
import com.oten.jakarta.internal.secret.Secret;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Responses that are too big, too slow or compressed: at every endpoint of Oten's that the library reads from (D04). */
class HttpWireTest {
    private static final int TEN_MEGABYTES = 10 * 1024 * 1024;
    private static final String JSON = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    private final TestClock clock = new TestClock();

    @RegisterExtension
    final OtenEmulatorExtension extension = OtenEmulatorExtension.with(WireParty.emulator(clock));

    private OtenEmulator oten() {
        return extension.emulator();
    }

    @Test
    void a_closed_client_sends_nothing() {
        WireParty party = WireParty.of(oten(), clock);
        party.http().close();
        party.http().close();

        // P01
        assertThat(WireFailure.of(() -> party.discovery().metadata()).code()).isEqualTo(OtenErrorCode.BUSY);
        assertThat(oten().received()).isEmpty();
    }

    /** A call that reads from one endpoint; what it reads before that is fine. */
    enum Call {
        DISCOVERY(Endpoint.DISCOVERY, "issuer") {
            @Override
            void make(OtenEmulator oten, WireParty party) {
                party.discovery().metadata();
            }
        },
        JWKS(Endpoint.JWKS, "jwks_uri") {
            @Override
            void make(OtenEmulator oten, WireParty party) {
                party.idTokens()
                        .verify(
                                new Secret(oten.signIdToken(Map.of("sub", "user-alice"))),
                                new ExpectedLogin(
                                        "n", java.time.Instant.EPOCH, new Secret("a"), Optional.empty(), List.of()));
            }
        },
        TOKEN(Endpoint.TOKEN, "token_endpoint") {
            @Override
            void make(OtenEmulator oten, WireParty party) {
                party.tokenEndpoint().exchange("code-1", "v".repeat(43), WireParty.CALLBACK);
            }
        },
        USERINFO(Endpoint.USERINFO, "userinfo_endpoint") {
            @Override
            void make(OtenEmulator oten, WireParty party) {
                party.userInfo().claims(new Secret("at-1"), "user-alice");
            }
        };

        final Endpoint endpoint;
        final String member;

        Call(Endpoint endpoint, String member) {
            this.endpoint = endpoint;
            this.member = member;
        }

        abstract void make(OtenEmulator oten, WireParty party);

        /** The same application, told that this endpoint is somewhere else. */
        WireParty pointedAt(WireServer server, OtenEmulator oten, WireParty party) {
            if (this == DISCOVERY) {
                return party.with("oten.issuer", server.uri("").toString());
            }
            oten.metadata(document -> document.put(member, server.uri("/x").toString()));
            return party;
        }
    }

    private WireParty party() {
        return WireParty.of(oten(), clock);
    }

    private OtenException failureOf(Call call, WireParty party) {
        return WireFailure.of(() -> call.make(oten(), party));
    }

    @ParameterizedTest
    @EnumSource(Call.class)
    void a_body_that_is_too_big_is_refused(Call call) {
        oten().answer(call.endpoint, CannedResponse.oversized(200, TEN_MEGABYTES));

        var failure = failureOf(call, party());

        assertThat(failure).isInstanceOf(OtenProviderException.class);
        assertThat(failure.code()).isEqualTo(OtenErrorCode.RESPONSE_INVALID);
        assertThat(failure).hasMessageContaining("too big");
    }

    @ParameterizedTest
    @EnumSource(Call.class)
    void a_body_that_never_ends_is_disconnected(Call call) {
        String kilobyte = "400\r\n" + "x".repeat(1024) + "\r\n";
        try (WireServer endless = WireServer.saying(out -> {
            WireServer.write(out, JSON + "Transfer-Encoding: chunked\r\n\r\n");
            while (true) {
                WireServer.write(out, kilobyte);
            }
        })) {
            var failure = failureOf(call, call.pointedAt(endless, oten(), party()));

            assertThat(failure.code()).isEqualTo(OtenErrorCode.RESPONSE_INVALID);
            WireWait.until(endless::wasHungUpOn);
        }
    }

    @ParameterizedTest
    @EnumSource(Call.class)
    void headers_that_never_end_are_cut_off(Call call) {
        try (WireServer endless = WireServer.saying(out -> {
            WireServer.write(out, JSON);
            for (long i = 0; true; i++) {
                WireServer.write(out, "X-Filler-" + i + ": " + "x".repeat(1000) + "\r\n");
            }
        })) {
            var failure = failureOf(call, call.pointedAt(endless, oten(), party().with("oten.http.timeout", "PT2S")));

            assertThat(failure).isInstanceOf(OtenUnavailableException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Call.class)
    void a_body_that_drips_is_cut_off(Call call) {
        oten().answer(
                        call.endpoint,
                        CannedResponse.of(200, "application/json", "{\"issuer\":\"https://account.oten.com\"}")
                                .drip(1, Duration.ofMillis(500)));
        WireParty party = party().with("oten.http.timeout", "PT1S");

        var failure = failureOf(call, party);

        assertThat(failure).isInstanceOf(OtenUnavailableException.class);
        assertThat(failure.code()).isEqualTo(OtenErrorCode.RESPONSE_LOST);
    }

    @ParameterizedTest
    @EnumSource(Call.class)
    void a_server_that_drips_is_disconnected(Call call) {
        var pause = new java.util.concurrent.Semaphore(0);
        try (WireServer dripping = WireServer.saying(out -> {
            WireServer.write(out, JSON + "Content-Length: 100000\r\n\r\n");
            while (true) {
                WireServer.write(out, " ");
                var unused = pause.tryAcquire(20, TimeUnit.MILLISECONDS);
            }
        })) {
            WireParty party = call.pointedAt(dripping, oten(), party().with("oten.http.timeout", "PT2S"));

            var failure = failureOf(call, party);

            assertThat(failure.code()).isEqualTo(OtenErrorCode.RESPONSE_LOST);
            WireWait.until(dripping::wasHungUpOn);
        }
    }

    @ParameterizedTest
    @EnumSource(Call.class)
    void silence_is_waited_for_until_the_deadline(Call call) {
        oten().answer(call.endpoint, CannedResponse.hang(Duration.ofSeconds(20)), 3);

        var failure = failureOf(call, party().with("oten.http.timeout", "PT1S"));

        assertThat(failure.code()).isEqualTo(OtenErrorCode.RESPONSE_LOST);
    }

    @ParameterizedTest
    @EnumSource(Call.class)
    void a_compressed_body_is_refused(Call call) {
        oten().answer(
                        call.endpoint,
                        CannedResponse.of(200, "application/json", "{}").header("Content-Encoding", "gzip"));

        var failure = failureOf(call, party());

        assertThat(failure.code()).isEqualTo(OtenErrorCode.RESPONSE_INVALID);
        assertThat(oten().received(call.endpoint).get(0).header("Accept-Encoding"))
                .contains("identity");
    }

    @ParameterizedTest
    @EnumSource(Call.class)
    void a_redirect_is_not_followed(Call call) {
        try (WireServer elsewhere = WireServer.listening()) {
            oten().answer(
                            call.endpoint,
                            CannedResponse.of(302, "application/json", "{}")
                                    .header(
                                            "Location",
                                            elsewhere.uri("/internal").toString()));

            failureOf(call, party());

            // D02 K03
            assertThat(elsewhere.connections()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Call.class)
    void a_response_that_is_not_HTTP_does_not_count(Call call) {
        try (WireServer mail = WireServer.saying(out -> WireServer.write(out, "220 mail.example ESMTP canary\r\n"))) {
            var failure = failureOf(call, call.pointedAt(mail, oten(), party()));

            assertThat(failure).isInstanceOf(OtenUnavailableException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Call.class)
    void a_refused_connection_is_unreachable(Call call) {
        int port = WireServer.freePort();
        WireParty party = party();
        if (call == Call.DISCOVERY) {
            party = party.with("oten.issuer", "http://localhost:" + port);
        } else {
            oten().metadata(document -> document.put(call.member, "http://localhost:" + port + "/x"));
        }

        WireParty lonely = party;
        var failure = WireFailure.of(() -> call.make(oten(), lonely));

        assertThat(failure).isInstanceOf(OtenUnavailableException.class);
        assertThat(failure.code()).isEqualTo(OtenErrorCode.UNREACHABLE);
    }

    @Test
    void a_body_as_big_as_allowed_is_read() {
        oten().answer(Endpoint.DISCOVERY, CannedResponse.oversized(200, Http.DOCUMENT));

        RemoteResponse response = Http.join(party().http().get(oten().uri(Endpoint.DISCOVERY), Http.DOCUMENT));

        assertThat(response.body()).hasSize(Http.DOCUMENT);
    }

    @Test
    void one_byte_more_is_not() {
        oten().answer(Endpoint.DISCOVERY, CannedResponse.oversized(200, Http.DOCUMENT + 1));

        var failure =
                WireFailure.of(() -> Http.join(party().http().get(oten().uri(Endpoint.DISCOVERY), Http.DOCUMENT)));

        assertThat(failure.code()).isEqualTo(OtenErrorCode.RESPONSE_INVALID);
    }

    @Test
    void an_announced_length_is_not_trusted() {
        try (WireServer liar =
                WireServer.saying(out -> WireServer.write(out, JSON + "Content-Length: 99999999999\r\n\r\n{"))) {
            var failure = WireFailure.of(() ->
                    Http.join(party().with("oten.http.timeout", "PT2S").http().get(liar.uri("/"), 100)));

            assertThat(failure).isNotNull();
        }
    }

    @Test
    void a_chunked_body_is_read_whole() {
        try (WireServer chunked = WireServer.saying(out -> WireServer.write(
                out, JSON + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n1\r\n{\r\n1\r\n}\r\n0\r\n\r\n"))) {
            RemoteResponse response = Http.join(party().http().get(chunked.uri("/"), 100));

            assertThat(response.body()).asString().isEqualTo("{}");
        }
    }

    @Test
    void the_deadline_holds_for_calls_in_the_background_too() {
        oten().answer(Endpoint.REVOKE, CannedResponse.hang(Duration.ofSeconds(20)));
        CompletableFuture<RemoteResponse> call = party().with("oten.http.timeout", "PT0.5S")
                .http()
                .postInBackground(oten().uri(Endpoint.REVOKE), Map.of("token", "t"));

        assertThat(call).failsWithin(Duration.ofSeconds(10)).withThrowableThat().isInstanceOf(ExecutionException.class);
    }

    @Test
    void calls_that_cannot_even_begin_take_nobody_s_place() {
        AtomicBoolean isBroken = new AtomicBoolean(true);
        ProxySelector before = ProxySelector.getDefault();
        ProxySelector.setDefault(new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                if (isBroken.get()) {
                    throw new IllegalArgumentException("no proxy for this");
                }
                return List.of(Proxy.NO_PROXY);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
        });
        try {
            Http http = party().http();
            for (int i = 0; i < 100; i++) {
                assertThat(WireFailure.of(() -> Http.join(http.get(oten().issuer(), 1_000)))
                                .code())
                        .isEqualTo(OtenErrorCode.RESPONSE_LOST);
            }
            isBroken.set(false);

            assertThat(Http.join(http.get(oten().issuer(), 1_000)).status()).isPositive();
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    @Test
    void an_interrupted_caller_stops_waiting_and_stays_interrupted() throws Exception {
        oten().answer(Endpoint.TOKEN, CannedResponse.hang(Duration.ofSeconds(20)));
        WireParty party = party();
        party.discovery().metadata();
        CompletableFuture<OtenException> seen = new CompletableFuture<>();
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                seen.complete(WireFailure.of(() -> Call.TOKEN.make(oten(), party)));
            } catch (AssertionError e) {
                seen.completeExceptionally(e);
            }
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        caller.start();
        WireWait.until(() -> oten().count(Endpoint.TOKEN) == 1);

        caller.interrupt();

        assertThat(get(seen).code()).isEqualTo(OtenErrorCode.RESPONSE_LOST);
        assertThat(get(interrupted)).isTrue();
        assertThat(oten().count(Endpoint.TOKEN)).isEqualTo(1);
    }

    private static <T> T get(CompletableFuture<T> future)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(10, TimeUnit.SECONDS);
    }
}
