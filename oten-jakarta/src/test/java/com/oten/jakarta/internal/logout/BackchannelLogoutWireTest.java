package com.oten.jakarta.internal.logout;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Endpoint;
import com.oten.emulator.OtenEmulator;
import com.oten.emulator.OtenEmulatorExtension;
import com.oten.emulator.TokenForge;
import com.oten.jakarta.TestClock;
import com.oten.jakarta.WireFailure;
import com.oten.jakarta.WireParty;
import com.oten.jakarta.WireSessionStore;
import com.oten.jakarta.WireThreads;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.error.OtenRejectedException;
import com.oten.jakarta.error.OtenUnavailableException;
import com.oten.jakarta.internal.secret.Secret;
import com.oten.jakarta.internal.session.OtenSession;
import com.oten.jakarta.internal.store.FailingStore;
import com.oten.jakarta.internal.store.GuardedStore;
import com.oten.jakarta.internal.store.LocalStore;
import com.oten.jakarta.store.SharedStore;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Logout tokens from Oten, and what only looks like one. */
class BackchannelLogoutWireTest {
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private final TestClock clock = new TestClock();

    @RegisterExtension
    final OtenEmulatorExtension extension = OtenEmulatorExtension.with(WireParty.emulator(clock));

    private OtenEmulator oten() {
        return extension.emulator();
    }

    @Test
    void ends_the_session_that_it_names_and_no_other() {
        WireParty party = party();
        OtenSession one = session(party);
        OtenSession other = session(party);

        party.backchannel().end(token(Map.of("sub", one.subject(), "sid", sid(one))));

        assertThat(party.sessions().isOver(one)).isTrue();
        assertThat(party.sessions().isOver(other)).isEqualTo(sid(one).equals(sid(other)));
    }

    @Test
    void ends_all_sessions_of_the_user_without_a_sid() {
        WireParty party = party();
        OtenSession one = session(party);
        OtenSession other = session(party);

        assertThat(party.backchannel().end(token(Map.of("sub", one.subject())))).contains(one.subject());

        assertThat(List.of(one, other)).allMatch(party.sessions()::isOver);
    }

    @Test
    void ends_nobody_else_s_session() {
        WireParty party = party();
        OtenSession alice = session(party);

        party.backchannel().end(token(Map.of("sub", "user-bob", "sid", "another-sid")));

        assertThat(party.sessions().isOver(alice)).isFalse(); // S08
    }

    @Test
    void ends_a_session_on_the_node_that_did_not_hear_of_it() {
        WireParty party = party();
        OtenSession session = session(party);
        WireParty other = party.sharing(party.store());

        party.backchannel().end(token(Map.of("sub", session.subject())));

        assertThat(other.sessions().isOver(session)).isTrue();
    }

    @Test
    void leaves_the_login_that_comes_after_it() {
        WireParty party = party();
        OtenSession before = session(party);
        party.backchannel().end(token(Map.of("sub", before.subject())));
        clock.advance(Duration.ofSeconds(2));

        assertThat(party.sessions().isOver(session(party))).isFalse();
    }

    @Test
    void is_valid_once() {
        WireParty party = party();
        Secret token = token(Map.of("sub", "user-alice"));
        party.backchannel().end(token);

        OtenException again = WireFailure.of(() -> party.backchannel().end(token));

        assertThat(again.code()).isEqualTo(OtenErrorCode.LOGOUT_TOKEN_REFUSED); // S09
        assertThat(again).hasMessageContaining("used before");
    }

    @Test
    void is_valid_once_on_all_nodes_together() {
        WireParty party = party();
        Secret token = token(Map.of("sub", "user-alice"));
        party.backchannel().end(token);

        assertThat(WireFailure.of(
                                () -> party.sharing(party.store()).backchannel().end(token))
                        .code())
                .isEqualTo(OtenErrorCode.LOGOUT_TOKEN_REFUSED); // S09
    }

    /**
     * The store fails for good after so many calls; the first number at which it does not fail at all ends the test.
     */
    @Test
    void at_whatever_step_the_store_fails_the_logout_counts_here_and_its_repetition_everywhere() {
        OtenSession session = session(party());

        boolean isWhole = false;
        for (int calls = 0; !isWhole; calls++) {
            SharedStore nodes = new LocalStore(clock);
            FailingStore failing = new FailingStore(nodes);
            WireParty here = party().sharing(new GuardedStore(failing));
            WireParty there = party().sharing(new GuardedStore(nodes));
            Secret token = token(Map.of("sub", session.subject(), "sid", sid(session)));
            failing.cutOffAfter(calls);

            boolean isTold = isTaken(here, token);
            isWhole = failing.calls() <= calls;

            assertThat(here.sessions().isOver(session))
                    .as("here, %s calls", calls)
                    .isTrue();
            failing.cutOff(false);
            if (isTold) { // the logout was done, whether the store knows of the token or not
                assertThat(WireFailure.of(() -> here.backchannel().end(token)).code())
                        .isEqualTo(OtenErrorCode.LOGOUT_TOKEN_REFUSED);
            } else {
                assertThat(isTaken(here, token))
                        .as("repeated after %s calls", calls)
                        .isTrue();
            }
            assertThat(there.sessions().isOver(session))
                    .as("there, %s calls", calls)
                    .isTrue();
        }
    }

    @Test
    void a_node_that_dies_at_whatever_step_leaves_the_repetition_to_the_others() {
        OtenSession session = session(party());

        boolean isWhole = false;
        for (int calls = 0; !isWhole; calls++) {
            SharedStore nodes = new LocalStore(clock);
            FailingStore failing = new FailingStore(nodes);
            WireParty dying = party().sharing(new GuardedStore(failing));
            WireParty there = party().sharing(new GuardedStore(nodes));
            Secret token = token(Map.of("sub", session.subject(), "sid", sid(session)));
            failing.cutOffAfter(calls);
            isTaken(dying, token);
            isWhole = failing.calls() <= calls;

            assertThat(isTaken(there, token))
                    .as("repeated after %s calls", calls)
                    .isEqualTo(!isWhole);
            assertThat(there.sessions().isOver(session))
                    .as("there, %s calls", calls)
                    .isTrue();
        }
    }

    @Test
    void is_told_the_same_as_often_as_it_comes_while_the_store_is_down() {
        FailingStore failing = new FailingStore(new LocalStore(clock));
        WireParty party = party().sharing(new GuardedStore(failing));
        OtenSession session = session(party);
        Secret token = token(Map.of("sub", session.subject()));
        failing.cutOff(true);

        for (int i = 0; i < 5; i++) {
            assertThat(WireFailure.of(() -> party.backchannel().end(token)).code())
                    .isEqualTo(OtenErrorCode.STORE_UNREACHABLE);
        }

        assertThat(party.sessions().isOver(session)).isTrue();
    }

    @Test
    void of_many_that_come_at_once_one_is_accepted() throws Exception {
        WireParty party = party();
        Secret token = token(Map.of("sub", "user-alice"));

        assertThat(WireThreads.together(20, () -> isTaken(party, token))).containsOnlyOnce(true);
    }

    /** Whether Oten is told that the logout is done. */
    private static boolean isTaken(WireParty party, Secret token) {
        try {
            party.backchannel().end(token);
            return true;
        } catch (OtenRejectedException | OtenUnavailableException e) {
            return false;
        }
    }

    @Test
    void with_a_sid_ends_the_user_s_sessions_without_one_too_and_no_other_sid() {
        WireParty party = party();
        OtenSession named = sessionWith(party, "sid-1");
        OtenSession other = sessionWith(party, "sid-2");
        OtenSession nameless = sessionWith(party, null);

        Secret token = token(Map.of("sub", named.subject(), "sid", "sid-1"));
        assertThat(party.backchannel().end(token)).contains(named.subject());

        assertThat(party.sessions().isOver(named)).isTrue();
        assertThat(party.sessions().isOver(nameless)).isTrue();
        assertThat(party.sessions().isOver(other)).isFalse();
    }

    @Test
    void with_a_sid_ends_no_session_without_one_of_another_user() {
        WireParty party = party();
        OtenSession nameless = sessionWith(party, null);

        party.backchannel().end(token(Map.of("sub", "user-bob", "sid", "sid-1")));
        party.backchannel().end(token(Map.of("sid", "sid-1")));

        assertThat(party.sessions().isOver(nameless)).isFalse();
    }

    @Test
    void is_valid_once_for_each_client_that_it_names() {
        WireParty shop = party();
        WireParty blog = shop.with("oten.client-id", "blog");
        Map<String, Object> claims = claims(Map.of("sub", "user-alice"));
        claims.put("aud", List.of(WireParty.CLIENT_ID, "blog"));
        Secret token = new Secret(forge().claims(claims).sign());

        assertThat(isTaken(shop, token)).isTrue();
        assertThat(isTaken(blog, token)).isTrue();
        assertThat(isTaken(blog, token)).isFalse();
    }

    private OtenSession sessionWith(WireParty party, @Nullable String sid) {
        oten().customizeIdToken(claims -> {
            claims.remove("sid");
            if (sid != null) {
                claims.put("sid", sid);
            }
            return claims;
        });
        return session(party);
    }

    static Stream<Arguments> spoilt() {
        return Stream.of(
                claims("another issuer", c -> c.put("iss", "https://evil.example")),
                claims("no issuer", c -> c.remove("iss")),
                claims("another audience", c -> c.put("aud", "somebody-else")),
                claims("no audience", c -> c.remove("aud")),
                claims("a nonce", c -> c.put("nonce", "n")),
                claims("no events", c -> c.remove("events")),
                claims("another event", c -> c.put("events", Map.of("http://example.org/other", Map.of()))),
                claims("an event that is not an object", c -> c.put("events", Map.of(EVENT, "yes"))),
                claims("neither sub nor sid", c -> c.remove("sub")),
                claims("a sub that is not a string", c -> c.put("sub", 7)),
                claims("an empty sid", c -> c.put("sid", "")),
                claims("no iat", c -> c.remove("iat")),
                claims("an iat in the future", c -> c.computeIfPresent("iat", (n, v) -> (long) v + 3_600)),
                claims("no exp", c -> c.remove("exp")),
                claims("an exp long ago", c -> {
                    c.computeIfPresent("iat", (n, v) -> (long) v - 3_600);
                    c.computeIfPresent("exp", (n, v) -> (long) v - 3_600);
                }),
                claims("an exp far ahead", c -> c.computeIfPresent("exp", (n, v) -> (long) v + 3_600)),
                claims("no jti", c -> c.remove("jti")),
                claims("a jti that is not a string", c -> c.put("jti", 7)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void is_refused_with(String fault, Consumer<Map<String, Object>> spoil) {
        WireParty party = party();
        OtenSession session = session(party);
        Map<String, Object> claims = claims(Map.of("sub", session.subject()));
        spoil.accept(claims);

        OtenException refusal = WireFailure.of(
                () -> party.backchannel().end(new Secret(forge().claims(claims).sign())));

        assertThat(refusal.code()).isEqualTo(OtenErrorCode.LOGOUT_TOKEN_REFUSED); // S08
        assertThat(refusal.code().status()).isEqualTo(400);
        assertThat(party.sessions().isOver(session)).isFalse();
    }

    @Test
    void its_type_may_be_left_out() {
        WireParty party = party();
        OtenSession session = session(party);

        party.backchannel()
                .end(new Secret(forge().withoutHeader("typ")
                        .claims(claims(Map.of("sub", session.subject())))
                        .sign()));

        // Back-Channel Logout 1.0 section 2.4 recommends it only
        assertThat(party.sessions().isOver(session)).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void is_refused_without_a_type_with(String fault, Consumer<Map<String, Object>> spoil) {
        WireParty party = party();
        Map<String, Object> claims = claims(Map.of("sub", "user-alice"));
        spoil.accept(claims);
        Secret token = new Secret(forge().withoutHeader("typ").claims(claims).sign());

        assertThat(WireFailure.of(() -> party.backchannel().end(token)).code())
                .isEqualTo(OtenErrorCode.LOGOUT_TOKEN_REFUSED); // J06, S08
    }

    @Test
    void an_ID_token_of_the_same_user_ends_no_session() {
        WireParty party = party();
        OtenSession session = session(party);
        Map<String, Object> claims = claims(Map.of("sub", session.subject(), "nonce", "n", "sid", sid(session)));
        claims.remove("events");
        Secret token = new Secret(forge().withoutHeader("typ").claims(claims).sign());

        assertThat(WireFailure.of(() -> party.backchannel().end(token))).hasMessageContaining("events"); // J06
        assertThat(party.sessions().isOver(session)).isFalse();
    }

    @Test
    void is_refused_with_the_type_of_another_token() {
        WireParty party = party();
        Map<String, Object> claims = claims(Map.of("sub", "user-alice"));

        for (String typ : List.of("JWT", "at+jwt", "")) {
            assertThat(WireFailure.of(() -> party.backchannel()
                                    .end(new Secret(forge().header("typ", typ)
                                            .claims(claims)
                                            .sign())))
                            .code())
                    .isEqualTo(OtenErrorCode.LOGOUT_TOKEN_REFUSED); // J06, S08
        }
    }

    @Test
    void is_refused_without_a_good_signature() {
        WireParty party = party();
        String good = token(Map.of("sub", "user-alice")).value();
        String[] parts = good.split("\\.", -1);
        char first = parts[2].charAt(0);
        String forged = parts[0] + "." + parts[1] + "." + (first == 'A' ? 'B' : 'A') + parts[2].substring(1);

        for (String token : List.of(forged, "", "a.b", "x".repeat(20_000), parts[0] + "." + parts[1] + ".")) {
            assertThat(WireFailure.of(() -> party.backchannel().end(new Secret(token)))
                            .code())
                    .isEqualTo(OtenErrorCode.LOGOUT_TOKEN_REFUSED);
        }
    }

    @Test
    void made_up_ones_make_us_look_for_keys_once() {
        WireParty party = party();
        OtenSession session = session(party);
        long before = oten().count(Endpoint.JWKS);

        for (int i = 0; i < 1_000; i++) {
            Secret forged = new Secret(forge().header("kid", "forged-" + i)
                    .claims(claims(Map.of("sub", session.subject())))
                    .sign());
            assertThat(WireFailure.of(() -> party.backchannel().end(forged)).code())
                    .isEqualTo(OtenErrorCode.LOGOUT_TOKEN_REFUSED);
        }

        assertThat(oten().count(Endpoint.JWKS)).isEqualTo(before + 1); // S11
        assertThat(party.sessions().isOver(session)).isFalse();
    }

    private static Arguments claims(String name, Consumer<Map<String, Object>> spoil) {
        return Arguments.of(name, spoil);
    }

    private WireParty party() {
        return WireParty.of(oten(), clock);
    }

    private static OtenSession session(WireParty party) {
        WireSessionStore store = party.session();
        return store.current().orElseThrow();
    }

    private static String sid(OtenSession session) {
        return session.text("sid").orElseThrow();
    }

    private Secret token(Map<String, Object> subject) {
        return new Secret(forge().claims(claims(subject)).sign());
    }

    private TokenForge forge() {
        return oten().forge().header("typ", "logout+jwt");
    }

    private Map<String, Object> claims(Map<String, Object> subject) {
        long now = clock.instant().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>(subject);
        claims.put("iss", oten().issuer().toString());
        claims.put("aud", WireParty.CLIENT_ID);
        claims.put("iat", now);
        claims.put("exp", now + 120);
        claims.put("jti", java.util.UUID.randomUUID().toString());
        claims.put("events", Map.of(EVENT, Map.of()));
        return claims;
    }
}
