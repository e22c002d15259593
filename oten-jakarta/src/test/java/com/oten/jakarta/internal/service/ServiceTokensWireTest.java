package com.oten.jakarta.internal.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.CannedResponse;
import com.oten.emulator.Endpoint;
import com.oten.emulator.Fault;
import com.oten.emulator.OtenEmulator;
import com.oten.emulator.OtenEmulatorExtension;
import com.oten.jakarta.AccessToken;
import com.oten.jakarta.TestClock;
import com.oten.jakarta.WireFailure;
import com.oten.jakarta.WireParty;
import com.oten.jakarta.WireThreads;
import com.oten.jakarta.WireWait;
import com.oten.jakarta.error.OtenConfigurationException;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenUnavailableException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The application's own tokens: asked for once, kept until shortly before their end. */
class ServiceTokensWireTest {
    private static final Set<String> READ = Set.of("read:data");
    private static final Duration LIFE = Duration.ofMinutes(30);
    private static final Duration RENEWAL = Duration.ofMinutes(24);

    private final TestClock clock = new TestClock();

    @RegisterExtension
    final OtenEmulatorExtension extension = OtenEmulatorExtension.with(WireParty.emulator(clock));

    private OtenEmulator oten() {
        return extension.emulator();
    }

    private ServiceTokens tokens() {
        return WireParty.of(oten(), clock).serviceTokens();
    }

    private long calls() {
        return oten().count(Endpoint.TOKEN);
    }

    @Test
    void a_token_is_asked_for_once() {
        ServiceTokens tokens = tokens();

        AccessToken first = tokens.token(READ);
        AccessToken second = tokens.token(READ);

        assertThat(first.scopes()).containsExactly("read:data");
        assertThat(first.expiresAt()).isEqualTo(clock.instant().plus(LIFE));
        assertThat(second).isEqualTo(first);
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void two_hundred_threads_make_one_call() throws Exception {
        ServiceTokens tokens = tokens();

        List<Object> got = WireThreads.together(200, () -> tokens.token(READ));

        // K11
        assertThat(got).hasSize(200);
        assertThat(new HashSet<>(got)).hasSize(1);
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void two_hundred_threads_at_the_end_of_a_token_make_one_more() throws Exception {
        ServiceTokens tokens = tokens();
        AccessToken old = tokens.token(READ);
        clock.advance(LIFE);

        List<Object> got = WireThreads.together(200, () -> tokens.token(READ));

        // K11
        assertThat(got).hasSize(200).doesNotContain(old);
        assertThat(new HashSet<>(got)).hasSize(1);
        assertThat(calls()).isEqualTo(2);
    }

    @Test
    void a_thread_waits_five_seconds_for_another_s_call_and_no_longer() {
        ServiceTokens tokens = tokens();
        oten().answer(Endpoint.TOKEN, CannedResponse.hang(Duration.ofSeconds(20)));
        var unused = WireThreads.run(() -> tokens.token(READ));
        WireWait.until(() -> calls() == 1);

        // K11
        assertThat(WireFailure.of(() -> tokens.token(READ)).code()).isEqualTo(OtenErrorCode.BUSY);
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void each_set_of_scopes_has_its_token() {
        ServiceTokens tokens = tokens();

        AccessToken read = tokens.token(READ);
        AccessToken write = tokens.token(Set.of("write:data"));
        AccessToken both = tokens.token(Set.of("write:data", "read:data"));
        AccessToken all = tokens.token(Set.of());

        assertThat(Set.of(read.value(), write.value(), both.value(), all.value()))
                .hasSize(4);
        assertThat(calls()).isEqualTo(4);
    }

    @Test
    void the_order_of_scopes_makes_no_difference() {
        ServiceTokens tokens = tokens();

        AccessToken one = tokens.token(new java.util.LinkedHashSet<>(List.of("read:data", "write:data")));
        AccessToken other = tokens.token(new java.util.LinkedHashSet<>(List.of("write:data", "read:data")));

        assertThat(other).isEqualTo(one);
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void without_scopes_Oten_decides() {
        AccessToken token = tokens().token(Set.of());

        assertThat(oten().received(Endpoint.TOKEN).get(0).form()).doesNotContainKey("scope");
        assertThat(token.scopes()).containsExactlyInAnyOrder("read:data", "write:data", "list:data");
    }

    @Test
    void a_failure_reaches_all_who_wait_for_it() throws Exception {
        oten().answer(
                        Endpoint.TOKEN,
                        CannedResponse.of(401, "application/json", "{\"error\":\"invalid_client\"}        ")
                                .drip(2, Duration.ofMillis(50)),
                        50);
        ServiceTokens tokens = tokens();

        List<Object> got = WireThreads.together(50, () -> tokens.token(READ));

        assertThat(got)
                .hasSize(50)
                .allSatisfy(thrown -> assertThat(thrown)
                        .isInstanceOfSatisfying(
                                OtenConfigurationException.class,
                                failure -> assertThat(failure.code()).isEqualTo(OtenErrorCode.CLIENT_REFUSED)));
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void a_scope_that_is_not_allowed_is_a_configuration_error() {
        var failure = WireFailure.of(() -> tokens().token(Set.of("delete:everything")));

        assertThat(failure).isInstanceOf(OtenConfigurationException.class);
        assertThat(failure.code()).isEqualTo(OtenErrorCode.SCOPE_REFUSED);
    }

    @Test
    void a_trouble_with_one_scope_does_not_touch_another() {
        ServiceTokens tokens = tokens();
        AccessToken read = tokens.token(READ);
        WireFailure.of(() -> tokens.token(Set.of("delete:everything")));

        assertThat(tokens.token(READ)).isEqualTo(read);
    }

    @Test
    void a_thousand_threads_with_five_sets_of_scopes_make_five_calls() throws Exception {
        List<Set<String>> sets = List.of(
                Set.of(),
                READ,
                Set.of("write:data"),
                Set.of("read:data", "write:data"),
                Set.of("write:data", "list:data"));
        ServiceTokens tokens = tokens();
        AtomicInteger next = new AtomicInteger();

        List<Object> got = WireThreads.together(1_000, () -> tokens.token(sets.get(next.getAndIncrement() % 5)));

        // K11
        assertThat(got).hasSize(1_000).allSatisfy(token -> assertThat(token).isInstanceOf(AccessToken.class));
        assertThat(new HashSet<>(got)).hasSize(5);
        assertThat(calls()).isEqualTo(5);
    }

    @Test
    void a_token_is_kept_for_four_fifths_of_its_life() {
        ServiceTokens tokens = tokens();
        AccessToken first = tokens.token(READ);
        clock.advance(RENEWAL.minusSeconds(1));

        assertThat(tokens.token(READ)).isEqualTo(first);
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void a_token_is_renewed_in_the_background_while_the_old_one_is_used() throws Exception {
        ServiceTokens tokens = tokens();
        AccessToken first = tokens.token(READ);
        clock.advance(RENEWAL);
        oten().answer(Endpoint.TOKEN, tokenResponse("new").drip(4, Duration.ofMillis(20)));

        List<Object> meanwhile = WireThreads.together(100, () -> tokens.token(READ));
        WireWait.until(() -> tokens.token(READ).value().equals("new"));

        assertThat(meanwhile)
                .hasSize(100)
                .allSatisfy(token -> assertThat(((AccessToken) token).value()).isIn(first.value(), "new"))
                .contains(first);
        assertThat(calls()).isEqualTo(2);
    }

    @Test
    void in_the_last_half_minute_callers_wait_a_little_for_the_new_one() {
        ServiceTokens tokens = tokens();
        AccessToken first = tokens.token(READ);
        clock.advance(LIFE.minusSeconds(30));

        assertThat(tokens.token(READ)).isNotEqualTo(first);
        assertThat(calls()).isEqualTo(2);
    }

    @Test
    void the_old_token_is_given_to_its_end_while_Oten_is_slow() {
        ServiceTokens tokens = tokens();
        AccessToken first = tokens.token(READ);
        clock.advance(LIFE.minusSeconds(1));
        oten().answer(Endpoint.TOKEN, CannedResponse.hang(Duration.ofSeconds(20)));

        assertThat(tokens.token(READ)).isEqualTo(first);
    }

    @Test
    void the_old_token_is_given_to_its_end_while_Oten_is_down() {
        ServiceTokens tokens = tokens();
        AccessToken first = tokens.token(READ);
        oten().stop();
        clock.advance(LIFE.minusSeconds(1));

        assertThat(tokens.token(READ)).isEqualTo(first);

        clock.advance(Duration.ofSeconds(6));
        assertThat(WireFailure.of(() -> tokens.token(READ)).code()).isEqualTo(OtenErrorCode.UNREACHABLE);
    }

    @Test
    void a_renewal_that_failed_is_not_tried_again_at_once() {
        ServiceTokens tokens = tokens();
        AccessToken first = tokens.token(READ);
        clock.advance(LIFE.minusSeconds(20));
        oten().next(Fault.SERVER_ERROR_TOKEN, 10);

        for (int i = 0; i < 20; i++) {
            assertThat(tokens.token(READ)).isEqualTo(first);
        }

        assertThat(calls()).isEqualTo(2);
        clock.advance(Duration.ofSeconds(5));
        tokens.token(READ);
        assertThat(calls()).isEqualTo(3);
    }

    @Test
    void a_token_of_a_short_life_is_kept_too() {
        oten().answer(Endpoint.TOKEN, tokenResponse("at-1", 20));
        ServiceTokens tokens = tokens();

        assertThat(tokens.token(READ).value()).isEqualTo("at-1");
        clock.advance(Duration.ofSeconds(15));
        assertThat(tokens.token(READ).value()).isEqualTo("at-1");
        clock.advance(Duration.ofSeconds(1));
        assertThat(tokens.token(READ).value()).isNotEqualTo("at-1");
    }

    @Test
    void a_token_that_has_ended_when_it_comes_is_not_kept() {
        oten().answer(Endpoint.TOKEN, tokenResponse("at-1", 0)); // K08
        ServiceTokens tokens = tokens();

        assertThat(tokens.token(READ).value()).isEqualTo("at-1");
        assertThat(tokens.token(READ).value()).isNotEqualTo("at-1");
    }

    @Test
    void an_outage_is_cached_for_five_seconds() {
        oten().next(Fault.SERVER_ERROR_TOKEN, 3);
        ServiceTokens tokens = tokens();

        assertThat(WireFailure.of(() -> tokens.token(READ))).isInstanceOf(OtenUnavailableException.class);
        assertThat(WireFailure.of(() -> tokens.token(READ))).isInstanceOf(OtenUnavailableException.class);
        assertThat(calls()).isEqualTo(3); // one attempt of three tries

        clock.advance(Duration.ofSeconds(5));
        assertThat(tokens.token(READ).scopes()).containsExactly("read:data");
    }

    @Test
    void an_outage_is_cached_for_as_long_as_Oten_asks_up_to_half_a_minute() {
        WireParty party = WireParty.of(oten(), clock).with("oten.retry.max-attempts", "1");
        ServiceTokens tokens = party.serviceTokens();
        oten().next(Fault.TEMPORARILY_UNAVAILABLE, 1, Duration.ofSeconds(20));
        WireFailure.of(() -> tokens.token(READ));
        clock.advance(Duration.ofSeconds(19));

        assertThat(WireFailure.of(() -> tokens.token(READ)).code()).isEqualTo(OtenErrorCode.TEMPORARILY_UNAVAILABLE);

        clock.advance(Duration.ofSeconds(1));
        oten().next(Fault.TEMPORARILY_UNAVAILABLE, 1, Duration.ofHours(1));
        WireFailure.of(() -> tokens.token(READ));
        clock.advance(Duration.ofSeconds(30));
        assertThat(tokens.token(READ).scopes()).containsExactly("read:data");
    }

    @Test
    void a_refusal_is_cached_for_half_a_minute() {
        oten().next(Fault.CLIENT_IP_REFUSED);
        ServiceTokens tokens = tokens();
        WireFailure.of(() -> tokens.token(READ));
        clock.advance(Duration.ofSeconds(29));

        // K10
        assertThat(WireFailure.of(() -> tokens.token(READ)))
                .isInstanceOfSatisfying(
                        OtenConfigurationException.class,
                        failure -> assertThat(failure.refusedAddress()).contains("192.168.1.100"));
        assertThat(calls()).isEqualTo(1);

        clock.advance(Duration.ofSeconds(1));
        assertThat(tokens.token(READ).scopes()).containsExactly("read:data");
    }

    @Test
    void a_token_that_a_service_refused_is_replaced_once() throws Exception {
        ServiceTokens tokens = tokens();
        AccessToken refused = tokens.token(READ);

        List<Object> got = WireThreads.together(50, () -> tokens.tokenInsteadOf(refused, READ));

        assertThat(new HashSet<>(got)).hasSize(1).doesNotContain(refused);
        assertThat(calls()).isEqualTo(2);
    }

    @Test
    void a_public_client_gets_none_and_nothing_is_sent() {
        WireParty party = WireParty.of(oten(), clock).changed(all -> {
            all.remove("oten.client-secret");
            all.put("oten.client-type", "public");
            all.put("oten.request-object.mode", "none");
            all.put("oten.seal-key", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");
        });

        // K10
        assertThat(WireFailure.of(() -> party.serviceTokens().token(READ)).code())
                .isEqualTo(OtenErrorCode.CLIENT_UNAUTHORIZED);
        assertThat(calls()).isZero();
    }

    private static CannedResponse tokenResponse(String token) {
        return tokenResponse(token, 1_800);
    }

    private static CannedResponse tokenResponse(String token, int life) {
        return CannedResponse.of(
                200,
                "application/json",
                "{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\",\"expires_in\":" + life + "}");
    }
}
