package com.oten.jakarta.internal.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.oten.emulator.CannedResponse;
import com.oten.emulator.Endpoint;
import com.oten.emulator.Fault;
import com.oten.emulator.OtenEmulator;
import com.oten.jakarta.TestClock;
import com.oten.jakarta.WireFailure;
import com.oten.jakarta.WireLog;
import com.oten.jakarta.WireParty;
import com.oten.jakarta.WireThreads;
import com.oten.jakarta.WireWait;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.error.OtenUnavailableException;
import com.oten.jakarta.internal.config.RetryConfig;
import com.oten.jakarta.internal.login.CookieSlot;
import com.oten.jakarta.internal.login.LoginPlace;
import com.oten.jakarta.internal.request.LoginParameters;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an outage of Oten does to those who ask, and what it does not. */
class OutageWireTest {
    private final TestClock clock = new TestClock();
    private final OtenEmulator oten = WireParty.emulator(clock).start();
    private final WireParty party = WireParty.of(oten, clock)
            .with("oten.breaker.failures", "4")
            .with("oten.breaker.delay", "PT1M")
            .with("oten.retry.max-attempts", "2");

    @AfterEach
    void close() {
        oten.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVER_ERROR_TOKEN", "TEMPORARILY_UNAVAILABLE"})
    void after_so_many_failures_in_a_row_nothing_is_sent_any_more(Fault fault) {
        oten.next(fault, 4);
        ask();
        ask();

        OtenException refusal = ask();

        assertThat(refusal.code()).isEqualTo(OtenErrorCode.OTEN_DOWN);
        assertThat(oten.count(Endpoint.TOKEN)).isEqualTo(4);
    }

    @Test
    void lost_responses_and_refused_connections_count_too() {
        party.discovery().metadata();
        oten.answer(Endpoint.TOKEN, CannedResponse.disconnect(), 2);
        ask();
        ask();
        oten.stop();
        ask(); // tried twice: nothing was sent

        assertThat(ask().code()).isEqualTo(OtenErrorCode.OTEN_DOWN);
    }

    @Test
    void what_Oten_refuses_for_good_does_not_count() {
        oten.next(Fault.CLIENT_AUTHENTICATION_FAILED, 20);
        for (int i = 0; i < 20; i++) {
            assertThat(ask().code()).isEqualTo(OtenErrorCode.CLIENT_REFUSED);
        }
    }

    @Test
    void a_success_in_between_starts_the_count_anew() {
        for (int i = 0; i < 5; i++) {
            oten.next(Fault.SERVER_ERROR_TOKEN, 2);
            ask();
            assertThatCode(this::serviceToken).doesNotThrowAnyException();
        }
    }

    @Test
    void the_refusal_says_when_to_come_back() {
        openTheBreaker();

        assertThat(ask())
                .isInstanceOfSatisfying(
                        OtenUnavailableException.class,
                        down -> assertThat(down.retryAfter())
                                .hasValueSatisfying(wait ->
                                        assertThat(wait).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(61))));
    }

    @Test
    void logins_service_tokens_and_refreshes_are_refused_alike_and_at_once() {
        var session = party.login();
        openTheBreaker();
        long before = oten.count(Endpoint.TOKEN);

        assertThat(WireFailure.of(() -> start(party)).code()).isEqualTo(OtenErrorCode.OTEN_DOWN);
        assertThat(WireFailure.of(() -> party.tokenEndpoint()
                                .refresh(session.tokens().refreshToken().orElseThrow(), Set.of("openid")))
                        .code())
                .isEqualTo(OtenErrorCode.OTEN_DOWN);
        assertThat(ask().code()).isEqualTo(OtenErrorCode.OTEN_DOWN);
        assertThat(oten.count(Endpoint.TOKEN)).isEqualTo(before);
    }

    @Test
    void a_call_is_let_through_after_a_while_and_one_success_ends_the_outage() {
        WireParty quick = party.with("oten.breaker.delay", "PT0.01S");
        oten.next(Fault.SERVER_ERROR_TOKEN, 4);
        try (WireLog log = WireLog.open()) {
            for (int i = 0; i < 2; i++) {
                WireFailure.of(() -> quick.tokenEndpoint().clientCredentials(Set.of()));
            }

            WireWait.until(() -> succeeds(() -> quick.tokenEndpoint().clientCredentials(Set.of())));

            assertThat(succeeds(() -> quick.tokenEndpoint().clientCredentials(Set.of())))
                    .isTrue();
            assertThat(log.lines())
                    .filteredOn(line -> line.contains("is down"))
                    .singleElement()
                    .satisfies(line -> assertThat(line).contains("SEVERE", "4 tries in a row"));
            assertThat(log.lines())
                    .filteredOn(line -> line.contains("answers again"))
                    .hasSize(1);
        }
    }

    @Test
    void nobody_waits_for_another_try_once_Oten_counts_as_down() {
        WireParty patient = party.with("oten.retry.max-attempts", "3").with("oten.breaker.failures", "2");
        oten.next(Fault.SERVER_ERROR_TOKEN, 3);
        try (WireLog log = WireLog.open()) {
            OtenException failure = WireFailure.of(() -> patient.tokenEndpoint().clientCredentials(Set.of()));

            assertThat(failure.code()).isEqualTo(OtenErrorCode.SERVER_ERROR);
            assertThat(oten.count(Endpoint.TOKEN)).isEqualTo(2);
            assertThat(log.lines())
                    .filteredOn(line -> line.contains(" of 3 failed"))
                    .hasSize(1);
        }
    }

    @Test
    void whoever_waits_for_another_try_is_told_as_soon_as_Oten_counts_as_down() {
        Retry patient = new Retry(
                new RetryConfig(2, Duration.ofHours(1), 2, Duration.ofHours(1)),
                () -> CompletableFuture.failedFuture(new IllegalStateException("nobody probes")));
        AtomicReference<OtenErrorCode> told = new AtomicReference<>();
        try (WireLog log = WireLog.open()) {
            Thread waiting = new Thread(() -> told.set(
                    WireFailure.of(() -> patient.call(OutageWireTest::fail)).code()));
            waiting.start();
            WireWait.until(() -> log.lines().stream().anyMatch(line -> line.contains("try 1 of 2 failed")));

            OtenException last = WireFailure.of(() -> patient.call(OutageWireTest::fail));

            assertThat(last.code()).isEqualTo(OtenErrorCode.SERVER_ERROR);
            WireWait.until(() -> told.get() == OtenErrorCode.OTEN_DOWN);
        }
    }

    @Test
    void nobody_is_sent_to_Oten_until_it_answers_again() {
        WireParty quick = party.with("oten.breaker.delay", "PT0.01S");
        quick.discovery().metadata();
        oten.stop();
        for (int i = 0; i < 2; i++) {
            WireFailure.of(() -> quick.tokenEndpoint().clientCredentials(Set.of()));
        }
        oten.restart();
        oten.answer(Endpoint.DISCOVERY, CannedResponse.of(503, "text/plain", "not yet"), 3);

        WireWait.until(() -> {
            boolean isSent = succeeds(() -> start(quick));
            assertThat(isSent).isEqualTo(oten.count(Endpoint.DISCOVERY) == 5); // one at first, three refused
            return isSent;
        });

        assertThat(oten.count(Endpoint.TOKEN)).isZero();
        assertThat(succeeds(() -> start(quick))).isTrue();
    }

    @Test
    void every_try_that_is_followed_by_another_is_a_warning() {
        WireParty patient = party.with("oten.retry.max-attempts", "3").with("oten.breaker.failures", "100");
        oten.next(Fault.SERVER_ERROR_TOKEN, 3);
        try (WireLog log = WireLog.open()) {
            WireFailure.of(() -> patient.tokenEndpoint().clientCredentials(Set.of()));

            List<String> tries = log.lines().stream()
                    .filter(line -> line.startsWith("com.oten.jakarta") && line.contains("try "))
                    .toList();
            assertThat(tries).hasSize(2).allSatisfy(line -> assertThat(line).contains("WARNING", "server_error"));
            assertThat(tries.get(0)).contains("try 1 of 3");
            assertThat(tries.get(1)).contains("try 2 of 3");
        }
    }

    @Test
    void a_try_is_told_how_much_of_twenty_seconds_is_left() {
        Retry retry = new Retry(
                new RetryConfig(3, Duration.ZERO, 10, Duration.ofSeconds(5)),
                () -> CompletableFuture.failedFuture(new IllegalStateException("nobody probes")));

        Duration left = retry.call(timeLeft -> timeLeft);

        assertThat(left).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(20));
    }

    @Test
    void only_so_many_wait_at_once_and_the_next_is_told_at_once() throws Exception {
        WireParty limited = party.with("oten.http.max-waiting", "3").with("oten.http.timeout", "PT30S");
        limited.discovery().metadata();
        oten.answer(Endpoint.TOKEN, CannedResponse.hang(Duration.ofSeconds(60)), 3);
        CountDownLatch done = new CountDownLatch(1);
        Thread callers = new Thread(() -> {
            try {
                WireThreads.together(3, () -> limited.tokenEndpoint().clientCredentials(Set.of()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            done.countDown();
        });
        callers.start();
        WireWait.until(() -> oten.count(Endpoint.TOKEN) == 3);

        OtenException refusal = WireFailure.of(() -> limited.tokenEndpoint().clientCredentials(Set.of()));

        assertThat(refusal.code()).isEqualTo(OtenErrorCode.BUSY);
        assertThat(refusal).hasMessageContaining("oten.http.max-waiting");
        assertThat(oten.count(Endpoint.TOKEN)).isEqualTo(3);
        oten.stop(); // ends the three
        done.await();
        assertThat(WireFailure.of(() -> limited.tokenEndpoint().clientCredentials(Set.of()))
                        .code())
                .isNotEqualTo(OtenErrorCode.BUSY);
    }

    @Test
    void those_who_wait_for_the_discovery_document_are_counted_too() throws Exception {
        WireParty limited = party.with("oten.http.max-waiting", "1").with("oten.http.timeout", "PT30S");
        oten.answer(Endpoint.DISCOVERY, CannedResponse.hang(Duration.ofSeconds(60)));
        AtomicBoolean ended = new AtomicBoolean();
        Thread first = new Thread(() -> {
            WireFailure.of(() -> limited.discovery().metadata());
            ended.set(true);
        });
        first.start();
        WireWait.until(() -> oten.count(Endpoint.DISCOVERY) == 1);

        // the first may have sent its request and not be counted yet
        WireWait.until(
                () -> WireFailure.of(() -> limited.discovery().metadata()).code() == OtenErrorCode.BUSY);

        oten.stop();
        WireWait.until(ended::get);
    }

    private static void start(WireParty party) {
        party.flow()
                .start(
                        party.flow().returnUrl("/", ""),
                        LoginParameters.NONE,
                        WireParty.CALLBACK,
                        new LoginPlace(new CookieSlot(0)),
                        0);
    }

    private void openTheBreaker() {
        oten.next(Fault.SERVER_ERROR_TOKEN, 4);
        ask();
        ask();
    }

    private OtenException ask() {
        return WireFailure.of(this::serviceToken);
    }

    private void serviceToken() {
        party.tokenEndpoint().clientCredentials(Set.of());
    }

    private static String fail(Duration timeLeft) {
        throw OtenErrorCode.SERVER_ERROR.exception("not now, with " + timeLeft + " left");
    }

    private static boolean succeeds(Runnable call) {
        try {
            call.run();
            return true;
        } catch (OtenException e) {
            return false;
        }
    }
}
