package com.oten.jakarta.internal.session;

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
import com.oten.jakarta.WireSessionStore;
import com.oten.jakarta.WireThreads;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.error.OtenLoginRequiredException;
import com.oten.jakarta.error.OtenRejectedException;
import com.oten.jakarta.error.OtenUnavailableException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Sessions refresh their tokens: when, only once, and what happens when that fails. */
class SessionsWireTest {
    /** The lifetime of the emulator's access tokens. */
    private static final Duration LIFE = Duration.ofMinutes(30);
    /** After 80 % of a life, a tenth later at most. */
    private static final Duration SURELY_DUE = Duration.ofMinutes(27).plusSeconds(1);

    private static final Duration SURELY_NOT_DUE = Duration.ofMinutes(21).minusSeconds(1);

    private final TestClock clock = new TestClock();

    @RegisterExtension
    final OtenEmulatorExtension extension = OtenEmulatorExtension.with(WireParty.emulator(clock));

    private OtenEmulator oten() {
        return extension.emulator();
    }

    private WireParty party() {
        return WireParty.of(oten(), clock);
    }

    /** Calls of the token endpoint, the login's included. */
    private long calls() {
        return oten().count(Endpoint.TOKEN);
    }

    private static WireParty withoutOfflineAccess(WireParty party) {
        return party.with("oten.scopes", "openid profile");
    }

    @Test
    void a_fresh_token_is_given_without_asking() {
        WireParty party = party();
        WireSessionStore store = party.session();

        AccessToken token = party.accessToken(store);

        assertThat(token.expiresAt()).isEqualTo(clock.instant().plus(LIFE));
        assertThat(token.scopes()).contains("openid", "offline_access");
        assertThat(calls()).isEqualTo(1);
    }

    // F01

    @Test
    void a_token_is_kept_for_seven_tenths_of_its_life() {
        WireParty party = party();
        WireSessionStore store = party.session();
        AccessToken first = party.accessToken(store);
        clock.advance(SURELY_NOT_DUE);

        assertThat(party.accessToken(store)).isEqualTo(first);
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void a_token_is_refreshed_before_its_last_tenth() {
        WireParty party = party();
        WireSessionStore store = party.session();
        AccessToken first = party.accessToken(store);
        clock.advance(SURELY_DUE);

        AccessToken second = party.accessToken(store);

        assertThat(second.value()).isNotEqualTo(first.value());
        assertThat(second.expiresAt()).isEqualTo(clock.instant().plus(LIFE));
        assertThat(calls()).isEqualTo(2);
    }

    @Test
    void sessions_that_began_together_are_not_refreshed_together() {
        WireParty party = party();
        Set<Integer> minutes = new HashSet<>();
        List<WireSessionStore> stores =
                java.util.stream.Stream.generate(party::session).limit(20).toList();
        clock.advance(SURELY_NOT_DUE);

        for (int minute = 20; minute <= 27; minute++) {
            clock.advance(Duration.ofMinutes(1));
            for (WireSessionStore store : stores) {
                int before = store.timesReplaced();
                party.accessToken(store);
                if (store.timesReplaced() > before) {
                    minutes.add(minute);
                }
            }
        }

        assertThat(calls()).isEqualTo(40);
        assertThat(minutes).hasSizeGreaterThan(1);
    }

    @Test
    void a_thousand_threads_at_expiry_make_one_call_and_all_get_the_new_token() throws Exception {
        WireParty party = party();
        WireSessionStore store = party.session();
        AccessToken first = party.accessToken(store);
        clock.advance(LIFE.plusSeconds(1));

        List<Object> got = WireThreads.together(1_000, () -> party.accessToken(store));

        assertThat(got)
                .hasSize(1_000)
                .allSatisfy(token -> assertThat(token)
                        .isInstanceOfSatisfying(
                                AccessToken.class,
                                fresh -> assertThat(fresh.value()).isNotEqualTo(first.value())));
        assertThat(new HashSet<>(got)).hasSize(1);
        assertThat(calls()).isEqualTo(2);
        assertThat(store.timesReplaced()).isEqualTo(1);
    }

    @Test
    void threads_of_many_sessions_do_not_wait_for_each_other() throws Exception {
        WireParty party = party();
        List<WireSessionStore> stores =
                java.util.stream.Stream.generate(party::session).limit(10).toList();
        clock.advance(LIFE.plusSeconds(1));
        Map<String, WireSessionStore> byToken = new ConcurrentHashMap<>();
        var turns = new ConcurrentLinkedQueue<>(stores);

        List<Object> got = WireThreads.together(10, () -> {
            WireSessionStore store = turns.remove();
            AccessToken token = party.accessToken(store);
            byToken.put(token.value(), store);
            return token;
        });

        assertThat(got).hasSize(10);
        assertThat(byToken).hasSize(10);
        assertThat(calls()).isEqualTo(20);
    }

    @Test
    void forced_refreshes_at_one_moment_make_one_call() throws Exception {
        WireParty party = party();
        WireSessionStore store = party.session();
        oten().answer(Endpoint.TOKEN, slowTokens("at-2", "rt-2"));

        List<Object> got =
                WireThreads.together(20, () -> party.sessions().refreshed(store).value());

        assertThat(got).hasSize(20).containsOnly("at-2");
        assertThat(calls()).isEqualTo(2);
        assertThat(store.timesReplaced()).isEqualTo(1);
    }

    @Test
    void a_forced_refresh_gets_another_token_at_once() {
        WireParty party = party();
        WireSessionStore store = party.session();
        AccessToken first = party.accessToken(store);

        AccessToken second = party.sessions().refreshed(store);

        assertThat(second.value()).isNotEqualTo(first.value());
        assertThat(party.accessToken(store)).isEqualTo(second);
        assertThat(calls()).isEqualTo(2);
    }

    // rotation, F04

    @Test
    void each_refresh_uses_the_newest_refresh_token() {
        WireParty party = party();
        WireSessionStore store = party.session();

        for (int i = 0; i < 5; i++) {
            clock.advance(SURELY_DUE);
            party.accessToken(store);
        }

        assertThat(calls()).isEqualTo(6);
        assertThat(oten().received(Endpoint.TOKEN).stream()
                        .skip(1)
                        .map(request -> request.form("refresh_token").orElseThrow()))
                .doesNotHaveDuplicates();
        assertThat(store.timesEnded()).isZero();
    }

    @Test
    void tokens_with_spaces_take_the_place_of_the_old_ones() {
        WireParty party = party();
        WireSessionStore store = party.session();
        String refreshed =
                "{\"token_type\":\"Bearer\",\"expires_in\":1800,\"access_token\":\"%s\",\"refresh_token\":\"%s\"}";
        oten().answer(Endpoint.TOKEN, CannedResponse.of(200, "application/json", refreshed.formatted("at 2", "rt 2")));
        oten().answer(Endpoint.TOKEN, CannedResponse.of(200, "application/json", refreshed.formatted("at 3", "rt 3")));

        assertThat(party.sessions().refreshed(store).value()).isEqualTo("at 2");
        clock.advance(SURELY_DUE);
        assertThat(party.accessToken(store).value()).isEqualTo("at 3");

        // RFC 6749 appendix A: the spent one must not be kept for a space in the next
        assertThat(oten().received(Endpoint.TOKEN))
                .last()
                .extracting(request -> request.form("refresh_token").orElseThrow())
                .isEqualTo("rt 2");
    }

    @Test
    void the_old_refresh_token_is_kept_if_there_is_no_new_one() {
        WireParty party = party();
        WireSessionStore store = party.session();
        oten().answer(
                        Endpoint.TOKEN,
                        CannedResponse.of(
                                200,
                                "application/json",
                                "{\"access_token\":\"at-2\",\"token_type\":\"Bearer\",\"expires_in\":1800}"));
        clock.advance(SURELY_DUE);
        assertThat(party.accessToken(store).value()).isEqualTo("at-2");
        clock.advance(SURELY_DUE);

        AccessToken third = party.accessToken(store);

        List<String> sent = oten().received(Endpoint.TOKEN).stream()
                .skip(1)
                .map(request -> request.form("refresh_token").orElseThrow())
                .toList();
        assertThat(sent).hasSize(2);
        assertThat(sent.get(0)).isEqualTo(sent.get(1));
        assertThat(third.value()).isNotEqualTo("at-2");
    }

    @Test
    void the_granted_scopes_are_kept_if_they_are_not_repeated() {
        WireParty party = party();
        WireSessionStore store = party.session();
        Set<String> granted = party.accessToken(store).scopes();
        oten().answer(
                        Endpoint.TOKEN,
                        CannedResponse.of(
                                200, "application/json", "{\"access_token\":\"at-2\",\"token_type\":\"Bearer\"}"));

        assertThat(party.sessions().refreshed(store).scopes()).isEqualTo(granted);
    }

    @ParameterizedTest
    @CsvSource({"sub,user-bob", "iss,https://evil.example", "aud,blog", "azp,blog"})
    void a_refreshed_ID_token_of_another_user_ends_the_session(String claim, String value) {
        WireParty party = party();
        WireSessionStore store = party.session();
        oten().customizeIdToken(claims -> {
            claims.put(claim, value);
            return claims;
        });
        clock.advance(SURELY_DUE);

        var failure = WireFailure.of(() -> party.accessToken(store));

        assertThat(failure).isInstanceOf(OtenRejectedException.class);
        assertThat(store.current()).isEmpty();
        assertThat(store.timesEnded()).isEqualTo(1);
        assertThat(WireFailure.wholeText(failure)).doesNotContain("user-bob");
    }

    @Test
    void a_refreshed_ID_token_with_a_forged_signature_ends_the_session() {
        WireParty party = party();
        WireSessionStore store = party.session();
        String forged = oten().forge()
                .claim("iss", oten().issuer().toString())
                .claim("sub", "user-alice")
                .claim("aud", WireParty.CLIENT_ID)
                .claim("iat", clock.instant().getEpochSecond())
                .claim("exp", clock.instant().getEpochSecond() + 60)
                .signedWithAnotherKey()
                .sign();
        oten().answer(
                        Endpoint.TOKEN,
                        CannedResponse.of(
                                200,
                                "application/json",
                                "{\"access_token\":\"at-2\",\"token_type\":\"Bearer\",\"id_token\":\"" + forged
                                        + "\"}"));

        var failure = WireFailure.of(() -> party.sessions().refreshed(store));

        assertThat(failure.code()).isEqualTo(OtenErrorCode.ID_TOKEN_SIGNATURE);
        assertThat(store.current()).isEmpty();
    }

    @Test
    void a_refreshed_ID_token_may_have_the_login_s_nonce_or_none() {
        WireParty party = party();
        AtomicReference<Object> nonce = new AtomicReference<>();
        oten().customizeIdToken(claims -> {
            nonce.compareAndSet(null, claims.get("nonce"));
            return claims;
        });
        WireSessionStore store = party.session();
        party.sessions().refreshed(store);
        oten().customizeIdToken(claims -> {
            claims.put("nonce", nonce.get());
            return claims;
        });

        party.sessions().refreshed(store);

        assertThat(calls()).isEqualTo(3);
        assertThat(store.timesEnded()).isZero();
    }

    /** OIDC Core section 12.2; times are seconds after the login. */
    static Stream<Arguments> ofAnotherLogin() {
        return Stream.of(
                Arguments.of("another nonce", "nonce", "another-login-s", OtenErrorCode.ID_TOKEN_NONCE),
                Arguments.of("an empty nonce", "nonce", "", OtenErrorCode.ID_TOKEN_NONCE),
                Arguments.of("a nonce that is a number", "nonce", 5, OtenErrorCode.ID_TOKEN_NONCE),
                Arguments.of("a later authentication", "auth_time", 1L, OtenErrorCode.ID_TOKEN_AUTH_TIME),
                Arguments.of("an earlier authentication", "auth_time", -1L, OtenErrorCode.ID_TOKEN_AUTH_TIME),
                Arguments.of("an auth_time that is text", "auth_time", "now", OtenErrorCode.ID_TOKEN_AUTH_TIME),
                Arguments.of("made before the login's", "iat", -61L, OtenErrorCode.ID_TOKEN_ISSUED_AT));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ofAnotherLogin")
    void a_refreshed_ID_token_of_another_login_ends_the_session(
            String title, String claim, Object value, OtenErrorCode code) {
        WireParty party = party();
        WireSessionStore store = party.session();
        long login = clock.instant().getEpochSecond();
        oten().customizeIdToken(claims -> {
            claims.put(claim, value instanceof Long seconds ? (Object) (login + seconds) : value);
            return claims;
        });
        clock.advance(SURELY_DUE);

        var failure = WireFailure.of(() -> party.accessToken(store));

        assertThat(failure.code()).as(title).isEqualTo(code);
        assertThat(store.current()).isEmpty();
        assertThat(store.timesEnded()).isEqualTo(1);
        assertThat(WireFailure.wholeText(failure)).doesNotContain("another-login-s");
    }

    @Test
    void a_login_without_auth_time_is_not_followed_by_a_later_authentication() {
        WireParty party = party();
        oten().customizeIdToken(claims -> {
            claims.remove("auth_time");
            return claims;
        });
        WireSessionStore store = party.session();
        WireSessionStore other = party.session();
        long login = clock.instant().getEpochSecond();
        clock.advance(SURELY_DUE);

        oten().customizeIdToken(claims -> {
            claims.put("auth_time", login);
            return claims;
        });
        party.accessToken(store);
        oten().customizeIdToken(claims -> {
            claims.put("auth_time", login + 61);
            return claims;
        });
        var failure = WireFailure.of(() -> party.accessToken(other));

        assertThat(store.timesEnded()).isZero();
        assertThat(failure.code()).isEqualTo(OtenErrorCode.ID_TOKEN_AUTH_TIME);
    }

    @Test
    void the_ID_token_for_the_logout_is_the_newest() {
        WireParty party = party();
        WireSessionStore store = party.session();
        var first = party.sessions().idToken(store.current().orElseThrow()).orElseThrow();
        clock.advance(SURELY_DUE);

        party.accessToken(store);

        assertThat(party.sessions().idToken(store.current().orElseThrow()))
                .isPresent()
                .get()
                .isNotEqualTo(first);
    }

    @Test
    void a_refreshed_refresh_token_is_not_lost_when_Oten_s_keys_cannot_be_had_for_a_moment() {
        WireSessionStore store = party().session();
        WireParty restarted = party();
        oten().answer(Endpoint.JWKS, CannedResponse.of(503, "text/html", "maintenance"));
        clock.advance(SURELY_DUE);
        tolerate(() -> restarted.accessToken(store));
        clock.advance(Duration.ofMinutes(1));

        AccessToken token = restarted.accessToken(store);

        // F04 F06: Oten had rotated the refresh token already
        assertThat(token.expiresAt()).isAfter(clock.instant());
        clock.advance(SURELY_DUE);
        assertThat(restarted.accessToken(store).expiresAt()).isAfter(clock.instant());
        assertThat(store.timesEnded()).isZero();
    }

    // F03

    @Test
    void a_refused_refresh_token_ends_the_session_once() {
        WireParty party = party();
        WireSessionStore store = party.session();
        oten().next(Fault.REFRESH_TOKEN_INVALID, 10);
        clock.advance(SURELY_DUE);

        var failure = WireFailure.of(() -> party.accessToken(store));
        var next = WireFailure.of(() -> party.accessToken(store));

        assertThat(failure).isInstanceOf(OtenLoginRequiredException.class);
        assertThat(failure.code()).isEqualTo(OtenErrorCode.REFRESH_REFUSED);
        assertThat(next.code()).isEqualTo(OtenErrorCode.NOT_LOGGED_IN);
        assertThat(store.timesEnded()).isEqualTo(1);
        assertThat(calls()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CODE_NOT_FOUND", "CODE_EXPIRED", "CODE_ALREADY_USED", "REFRESH_TOKEN_INVALID"})
    void every_invalid_grant_ends_the_session(Fault fault) {
        WireParty party = party();
        WireSessionStore store = party.session();
        oten().next(fault);

        assertThat(WireFailure.of(() -> party.sessions().refreshed(store)).code())
                .isEqualTo(OtenErrorCode.REFRESH_REFUSED);
        assertThat(store.current()).isEmpty();
    }

    @Test
    void a_refused_refresh_token_ends_the_session_once_for_many_threads() throws Exception {
        WireParty party = party();
        WireSessionStore store = party.session();
        oten().next(Fault.REFRESH_TOKEN_INVALID, 100);
        clock.advance(LIFE.plusSeconds(1));

        List<Object> got = WireThreads.together(50, () -> party.accessToken(store));

        assertThat(got)
                .hasSize(50)
                .allSatisfy(thrown -> assertThat(thrown).isInstanceOf(OtenLoginRequiredException.class));
        assertThat(store.timesEnded()).isEqualTo(1);
        assertThat(calls()).isEqualTo(2);
    }

    @Test
    void a_refresh_token_that_was_used_twice_ends_the_session() {
        WireParty party = party();
        WireSessionStore store = party.session();
        WireSessionStore copy = new WireSessionStore(store.current().orElseThrow());
        party.sessions().refreshed(store);

        var failure = WireFailure.of(() -> party.sessions().refreshed(copy));

        assertThat(failure.code()).isEqualTo(OtenErrorCode.REFRESH_REFUSED);
        assertThat(copy.current()).isEmpty();
    }

    // F06

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"SERVER_ERROR_TOKEN", "TEMPORARILY_UNAVAILABLE"})
    void while_Oten_is_down_the_old_token_serves_and_nobody_asks_for_half_a_minute(Fault fault) {
        WireParty party = party();
        WireSessionStore store = party.session();
        AccessToken old = party.accessToken(store);
        oten().next(fault, 3);
        clock.advance(SURELY_DUE);

        assertThat(party.accessToken(store)).isEqualTo(old);
        long afterwards = calls();
        clock.advance(Duration.ofSeconds(29));
        assertThat(party.accessToken(store)).isEqualTo(old);
        assertThat(calls()).isEqualTo(afterwards);

        clock.advance(Duration.ofSeconds(2));
        assertThat(party.accessToken(store).value()).isNotEqualTo(old.value());
        assertThat(store.timesEnded()).isZero();
    }

    @Test
    void a_response_that_got_lost_leaves_the_old_token_and_the_request_is_not_repeated() {
        WireParty party = party();
        WireSessionStore store = party.session();
        AccessToken old = party.accessToken(store);
        oten().answer(Endpoint.TOKEN, CannedResponse.disconnect(), 3);
        clock.advance(SURELY_DUE);

        assertThat(party.accessToken(store)).isEqualTo(old);
        clock.advance(Duration.ofSeconds(29));
        assertThat(party.accessToken(store)).isEqualTo(old);

        assertThat(calls()).isEqualTo(2);
    }

    @Test
    void a_silent_Oten_leaves_the_old_token() {
        WireParty party = party().with("oten.http.timeout", "PT2S");
        WireSessionStore store =
                new WireSessionStore(party().session().current().orElseThrow());
        party.discovery().metadata();
        oten().answer(Endpoint.TOKEN, CannedResponse.hang(Duration.ofSeconds(20)), 3);
        clock.advance(SURELY_DUE);

        AccessToken token = party.accessToken(store);

        assertThat(token.expiresAt()).isAfter(clock.instant());
        assertThat(calls()).isEqualTo(2);
    }

    @Test
    void a_proxys_error_page_leaves_the_old_token() {
        WireParty party = party();
        WireSessionStore store = party.session();
        AccessToken old = party.accessToken(store);
        oten().answer(Endpoint.TOKEN, CannedResponse.of(502, "text/html", "<html>bad gateway</html>"), 3);
        clock.advance(SURELY_DUE);

        assertThat(party.accessToken(store)).isEqualTo(old);
    }

    @Test
    void two_hundred_threads_while_Oten_is_down_make_one_round_of_tries() throws Exception {
        WireParty party = party();
        WireSessionStore store = party.session();
        AccessToken old = party.accessToken(store);
        oten().next(Fault.SERVER_ERROR_TOKEN, 1_000);
        clock.advance(SURELY_DUE);

        List<Object> got = WireThreads.together(200, () -> party.accessToken(store));

        assertThat(got).hasSize(200).allSatisfy(token -> assertThat(token).isEqualTo(old));
        // nobody may come between the failure and the pause
        assertThat(calls()).isEqualTo(1 + 3);
    }

    @Test
    void an_expired_token_is_never_given_even_during_the_pause() {
        WireParty party = party();
        WireSessionStore store = party.session();
        oten().next(Fault.SERVER_ERROR_TOKEN, 1_000);
        clock.advance(LIFE.minusSeconds(10));
        party.accessToken(store);
        clock.advance(Duration.ofSeconds(15));

        var failure = WireFailure.of(() -> party.accessToken(store));

        assertThat(failure).isInstanceOf(OtenUnavailableException.class);
    }

    @Test
    void while_Oten_is_down_an_expired_token_cannot_be_replaced() {
        WireParty party = party();
        WireSessionStore store = party.session();
        oten().next(Fault.SERVER_ERROR_TOKEN, 3);
        clock.advance(LIFE.plusSeconds(1));

        var failure = WireFailure.of(() -> party.accessToken(store));

        assertThat(failure).isInstanceOf(OtenUnavailableException.class);
        assertThat(failure.code()).isEqualTo(OtenErrorCode.SERVER_ERROR);
        assertThat(store.current()).isPresent();
        assertThat(party.accessToken(store).expiresAt()).isAfter(clock.instant());
    }

    @Test
    void a_forced_refresh_while_Oten_is_down_leaves_the_session_as_it_is() {
        WireParty party = party();
        WireSessionStore store = party.session();
        AccessToken old = party.accessToken(store);
        oten().next(Fault.TEMPORARILY_UNAVAILABLE, 3);

        var failure = WireFailure.of(() -> party.sessions().refreshed(store));

        assertThat(failure).isInstanceOf(OtenUnavailableException.class);
        assertThat(party.accessToken(store)).isEqualTo(old);
        assertThat(store.timesEnded()).isZero();
    }

    @Test
    void a_session_survives_a_wrong_client_secret() {
        WireParty party = party();
        WireSessionStore store = party.session();
        oten().next(Fault.CLIENT_AUTHENTICATION_FAILED);
        clock.advance(SURELY_DUE);

        tolerate(() -> party.accessToken(store));

        assertThat(store.timesEnded()).isZero();
        assertThat(party.accessToken(store).expiresAt()).isAfter(clock.instant());
    }

    // no refresh token

    @Test
    void without_refresh_token_the_token_serves_to_its_end() {
        WireParty party = withoutOfflineAccess(party());
        WireSessionStore store = party.session();
        clock.advance(LIFE.minusSeconds(1));

        assertThat(party.accessToken(store).expiresAt()).isAfter(clock.instant());
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void without_refresh_token_the_end_is_the_end() {
        WireParty party = withoutOfflineAccess(party());
        WireSessionStore store = party.session();
        clock.advance(LIFE);

        var failure = WireFailure.of(() -> party.accessToken(store));

        assertThat(failure).isInstanceOf(OtenLoginRequiredException.class);
        assertThat(failure.code()).isEqualTo(OtenErrorCode.TOKENS_EXPIRED);
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void nobody_logged_in_has_no_token() {
        WireSessionStore nobody = new WireSessionStore(null);

        assertThat(WireFailure.of(() -> party().accessToken(nobody)).code()).isEqualTo(OtenErrorCode.NOT_LOGGED_IN);
        assertThat(WireFailure.of(() -> party().sessions().refreshed(nobody)).code())
                .isEqualTo(OtenErrorCode.NOT_LOGGED_IN);
        assertThat(oten().received()).isEmpty();
    }

    // what tokens are sealed with

    @Test
    void a_session_of_one_node_is_good_on_another() {
        WireParty party = party();
        WireSessionStore store = party.session();
        AccessToken token = party.accessToken(store);

        assertThat(party.anotherNode().accessToken(store)).isEqualTo(token);
    }

    @Test
    void a_session_outlives_the_rotation_of_the_client_secret() {
        WireParty party = party();
        WireSessionStore store = party.session();
        String fresh = "another-secret-that-is-long-enough-for-HS256";
        oten().rotateSecret(WireParty.CLIENT_ID, fresh);
        party.rotate("oten.client-secret", fresh);
        clock.advance(Duration.ofMinutes(10));
        AccessToken first = party.accessToken(store);

        AccessToken second = party.sessions().refreshed(store);
        clock.advance(Duration.ofMinutes(20));

        // T10: sealed anew with the new key
        assertThat(second.value()).isNotEqualTo(first.value());
        assertThat(party.accessToken(store)).isEqualTo(second);
    }

    @Test
    void tokens_whose_seal_nobody_can_open_any_more_have_ended() {
        WireParty party = party();
        WireSessionStore store = party.session();
        WireParty elsewhere = party.with("oten.seal-key", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");

        var failure = WireFailure.of(() -> elsewhere.accessToken(store));

        assertThat(failure).isInstanceOf(OtenLoginRequiredException.class);
        assertThat(failure.code()).isEqualTo(OtenErrorCode.TOKENS_EXPIRED);
    }

    @Test
    void a_session_with_its_own_seal_key_does_not_notice_a_new_client_secret() {
        WireParty party = party().with("oten.seal-key", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        WireSessionStore store = party.session();
        String fresh = "another-secret-that-is-long-enough-for-HS256";
        oten().rotateSecret(WireParty.CLIENT_ID, fresh);
        party.rotate("oten.client-secret", fresh);
        party.accessToken(store);
        clock.advance(Duration.ofMinutes(20));
        party.accessToken(store);
        clock.advance(SURELY_DUE);

        assertThat(party.accessToken(store).expiresAt()).isAfter(clock.instant());
    }

    private static CannedResponse slowTokens(String accessToken, String refreshToken) {
        return CannedResponse.of(
                        200,
                        "application/json",
                        "{\"access_token\":\"" + accessToken + "\",\"token_type\":\"Bearer\",\"refresh_token\":\""
                                + refreshToken + "\"}")
                .drip(4, Duration.ofMillis(50));
    }

    private static void tolerate(Supplier<?> call) {
        try {
            var unused = call.get();
        } catch (OtenException e) {
            // it may fail; only the state afterwards matters
        }
    }

    // tokens that the application revokes

    @Test
    void tokens_that_the_application_revokes_are_removed_and_the_user_stays() {
        WireParty party = party();
        WireSessionStore store = party.session();

        party.sessions().revoke(store, party.revocation()::revoke);

        assertThat(oten().received(Endpoint.REVOKE)).singleElement().satisfies(request -> {
            assertThat(request.form("token_type_hint")).contains("refresh_token");
            assertThat(request.form("client_id")).contains(WireParty.CLIENT_ID);
        });
        assertThat(store.current()).hasValueSatisfying(session -> {
            assertThat(session.subject()).isEqualTo("user-alice");
            assertThat(session.scopes()).isEmpty();
            assertThat(party.sessions().idToken(session)).isPresent();
            assertThat(party.sessions().refreshToken(session)).isEmpty();
        });
        assertThat(WireFailure.of(() -> party.accessToken(store)).code()).isEqualTo(OtenErrorCode.TOKENS_EXPIRED);
        assertThat(WireFailure.of(() -> party.sessions().refreshed(store)).code())
                .isEqualTo(OtenErrorCode.TOKENS_EXPIRED);
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void without_a_refresh_token_the_access_token_is_revoked() {
        WireParty party = withoutOfflineAccess(party());
        WireSessionStore store = party.session();

        party.sessions().revoke(store, party.revocation()::revoke);

        assertThat(oten().received(Endpoint.REVOKE))
                .singleElement()
                .satisfies(
                        request -> assertThat(request.form("token_type_hint")).contains("access_token"));
    }

    @Test
    void tokens_that_Oten_did_not_revoke_stay() {
        WireParty party = party();
        WireSessionStore store = party.session();
        AccessToken before = party.accessToken(store);
        oten().answer(Endpoint.REVOKE, CannedResponse.of(503, "text/plain", "no"));

        OtenException failure = WireFailure.of(() -> party.sessions().revoke(store, party.revocation()::revoke));

        assertThat(failure).isInstanceOf(OtenUnavailableException.class);
        assertThat(party.accessToken(store)).isEqualTo(before);
    }

    @Test
    void an_Oten_that_offers_no_revocation_says_so() {
        oten().metadata(document -> document.remove("revocation_endpoint"));
        WireParty party = party();
        WireSessionStore store = party.session();

        assertThat(WireFailure.of(() -> party.sessions().revoke(store, party.revocation()::revoke))
                        .code())
                .isEqualTo(OtenErrorCode.NOT_OFFERED);
    }

    @Test
    void tokens_that_are_refreshed_while_they_are_revoked_go_too() throws Exception {
        WireParty party = party();
        WireSessionStore store = party.session();
        AtomicInteger turn = new AtomicInteger();

        WireThreads.together(40, () -> {
            if (turn.getAndIncrement() == 20) {
                party.sessions().revoke(store, party.revocation()::revoke);
                return "revoked";
            }
            return party.sessions().refreshed(store);
        });

        assertThat(WireFailure.of(() -> party.accessToken(store)).code()).isEqualTo(OtenErrorCode.TOKENS_EXPIRED);
    }
}
