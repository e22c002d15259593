package com.oten.jakarta.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.CannedAnswer;
import com.oten.emulator.Endpoint;
import com.oten.emulator.Fault;
import com.oten.emulator.OtenEmulator;
import com.oten.emulator.OtenEmulatorExtension;
import com.oten.jakarta.AccessToken;
import com.oten.jakarta.TestClock;
import com.oten.jakarta.WireFailure;
import com.oten.jakarta.WireParty;
import com.oten.jakarta.WireThreads;
import com.oten.jakarta.error.OtenConfigurationException;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenUnavailableException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The application's own tokens: asked for once, kept until shortly before their end. */
class ServiceTokensWireTest {
    private static final Set<String> READ = Set.of("read:data");
    private static final Duration LIFE = Duration.ofMinutes(30);

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
        assertThat(token.scopes()).containsExactlyInAnyOrder("read:data", "write:data");
    }

    @Test
    void a_token_is_kept_until_half_a_minute_before_its_end() {
        ServiceTokens tokens = tokens();
        AccessToken first = tokens.token(READ);
        clock.advance(LIFE.minusSeconds(31));

        assertThat(tokens.token(READ)).isEqualTo(first);

        clock.advance(Duration.ofSeconds(1));
        assertThat(tokens.token(READ).value()).isNotEqualTo(first.value());
        assertThat(calls()).isEqualTo(2);
    }

    @Test
    void a_token_of_a_short_life_is_given_but_not_kept() {
        oten().answer(
                        Endpoint.TOKEN,
                        CannedAnswer.of(
                                200,
                                "application/json",
                                "{\"access_token\":\"at-1\",\"token_type\":\"Bearer\",\"expires_in\":20}"));
        ServiceTokens tokens = tokens();

        assertThat(tokens.token(READ).value()).isEqualTo("at-1");
        assertThat(tokens.token(READ).value()).isNotEqualTo("at-1");
    }

    @Test
    void a_failure_is_not_kept() {
        oten().next(Fault.SERVER_ERROR_TOKEN, 3);
        ServiceTokens tokens = tokens();

        var failure = WireFailure.of(() -> tokens.token(READ));

        assertThat(failure).isInstanceOf(OtenUnavailableException.class);
        assertThat(tokens.token(READ).scopes()).containsExactly("read:data");
        assertThat(calls()).isEqualTo(4);
    }

    @Test
    void a_failure_reaches_all_who_wait_for_it() throws Exception {
        oten().answer(
                        Endpoint.TOKEN,
                        CannedAnswer.of(401, "application/json", "{\"error\":\"invalid_client\"}        ")
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
}
