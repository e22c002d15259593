package com.oten.jakarta.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.CannedResponse;
import com.oten.emulator.Endpoint;
import com.oten.emulator.Fault;
import com.oten.emulator.HeldResponse;
import com.oten.emulator.OtenEmulator;
import com.oten.emulator.OtenEmulatorExtension;
import com.oten.emulator.ReceivedRequest;
import com.oten.jakarta.AccessToken;
import com.oten.jakarta.OtenTokensRefreshed;
import com.oten.jakarta.TestClock;
import com.oten.jakarta.WireFailure;
import com.oten.jakarta.WireParty;
import com.oten.jakarta.WireSessionStore;
import com.oten.jakarta.WireThreads;
import com.oten.jakarta.WireWait;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.store.FailingStore;
import com.oten.jakarta.internal.store.LocalStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What happens to a session while Oten is asked for its next tokens: Oten's response is delayed. */
@Timeout(60)
class RefreshMeetsLogoutWireTest {
    private static final Duration LIFE = Duration.ofMinutes(30);
    private static final Duration SURELY_DUE = Duration.ofMinutes(27).plusSeconds(1);

    private final TestClock clock = new TestClock();

    @RegisterExtension
    final OtenEmulatorExtension extension = OtenEmulatorExtension.with(WireParty.emulator(clock));

    private WireParty party;
    private WireSessionStore store;

    @BeforeEach
    void logIn() {
        party = WireParty.of(oten(), clock);
        store = party.session();
    }

    private OtenEmulator oten() {
        return extension.emulator();
    }

    /** The result of a refresh during which something happens. */
    private Object refreshed(WireParty at, SessionStore where, Runnable meanwhile) {
        return during(() -> at.sessions().refreshed(where), meanwhile);
    }

    private Object during(Supplier<?> call, Runnable meanwhile) {
        CompletableFuture<Object> result;
        try (HeldResponse response = oten().hold(Endpoint.TOKEN)) {
            result = WireThreads.start(() -> {
                try {
                    return call.get();
                } catch (OtenException e) {
                    return e.code();
                }
            });
            response.awaitRequest();
            meanwhile.run();
        }
        return result.join();
    }

    private List<String> revoked(int count) {
        WireWait.until(() -> oten().count(Endpoint.REVOKE) >= count);
        return oten().received(Endpoint.REVOKE).stream()
                .map(request -> request.form("token").orElseThrow())
                .toList();
    }

    private String refreshToken(OtenSession session) {
        return party.sessions().refreshToken(session).orElseThrow().value();
    }

    private List<String> sentRefreshTokens() {
        return oten().received(Endpoint.TOKEN).stream()
                .map(request -> request.form("refresh_token"))
                .flatMap(Optional::stream)
                .toList();
    }

    @Test
    void a_refresh_does_not_revive_a_session_that_has_ended_meanwhile_and_revokes_what_it_got() {
        String old = refreshToken(store.current().orElseThrow());

        Object got = refreshed(party, store, store::end);

        assertThat(got).isEqualTo(OtenErrorCode.NOT_LOGGED_IN);
        assertThat(store.current()).isEmpty();
        assertThat(revoked(1)).hasSize(1).doesNotContain(old);
        assertThat(party.events()).isEmpty();
    }

    @Test
    void a_refresh_that_fails_does_not_revive_a_session_either() {
        oten().answer(Endpoint.TOKEN, CannedResponse.of(502, "text/html", "<html>bad gateway</html>"), 3);
        clock.advance(SURELY_DUE);

        Object got = during(() -> party.accessToken(store), store::end);

        assertThat(got).isEqualTo(OtenErrorCode.NOT_LOGGED_IN);
        assertThat(store.current()).isEmpty();
    }

    @Test
    void a_refresh_leaves_a_later_login_alone_and_whoever_waited_gets_that_one_s_token() {
        OtenSession fresh = party.session().current().orElseThrow();

        Object got = refreshed(party, store, () -> store.begin(fresh));

        assertThat(store.current()).containsSame(fresh);
        assertThat(got).isEqualTo(party.accessToken(store));
        assertThat(revoked(1)).hasSize(1).doesNotContain(refreshToken(fresh));
        assertThat(party.sessions().refreshed(store)).isNotEqualTo(got); // its refresh token is good
    }

    @Test
    void a_refusal_of_the_old_login_s_refresh_token_does_not_end_the_new_login() {
        OtenSession fresh = party.session().current().orElseThrow();
        oten().next(Fault.REFRESH_TOKEN_INVALID);

        Object got = refreshed(party, store, () -> store.begin(fresh));

        assertThat(store.current()).containsSame(fresh);
        assertThat(got).isEqualTo(party.accessToken(store));
        assertThat(party.events()).isEmpty();
    }

    @Test
    void a_session_that_was_ended_at_Oten_meanwhile_keeps_nothing() {
        WireParty node = party;
        OtenSession session = store.current().orElseThrow();
        SessionStore judged = new Judging(store, node.sessions());

        Object got = refreshed(
                node,
                judged,
                () -> node.sessions().revocations().endUser(session.issuer(), session.subject(), clock.instant()));

        assertThat(got).isEqualTo(OtenErrorCode.NOT_LOGGED_IN);
        assertThat(revoked(1)).hasSize(1);
    }

    @Test
    void a_refresh_that_began_under_the_old_login_does_not_send_the_new_one_s_refresh_token() {
        OtenSession old = store.current().orElseThrow();
        OtenSession fresh = party.session().current().orElseThrow();
        AtomicReference<OtenSession> seen = new AtomicReference<>(old);
        SessionStore changing = new Forwarding(store) {
            @Override
            public Optional<OtenSession> current() {
                return Optional.ofNullable(seen.getAndSet(null)).or(super::current);
            }
        };
        store.begin(fresh); // after the look, before the flight

        AccessToken got = party.sessions().refreshed(changing);

        assertThat(got).isEqualTo(party.accessToken(store));
        assertThat(sentRefreshTokens()).isEmpty();
    }

    @Test
    void an_observer_of_a_refresh_may_ask_for_tokens_and_nobody_waits_for_it() {
        AtomicReference<Object> heard = new AtomicReference<>();
        AtomicReference<Object> others = new AtomicReference<>();
        party.observe(event -> {
            if (event instanceof OtenTokensRefreshed && heard.get() == null) {
                heard.set(party.accessToken(store));
                others.set(WireThreads.start(() -> party.sessions().refreshed(store))
                        .join());
            }
        });

        AccessToken got = party.sessions().refreshed(store);

        assertThat(heard.get()).isEqualTo(got);
        assertThat(others.get()).isInstanceOf(AccessToken.class).isNotEqualTo(got);
    }

    // on two nodes

    @Test
    void a_refresh_during_a_logout_on_another_node_publishes_nothing_and_revokes_what_it_got() {
        LocalStore memory = new LocalStore(clock);
        WireParty one = party.sharing(new FailingStore(memory));
        WireParty other = one.anotherNode();
        OtenSession copy = store.current().orElseThrow();

        Object got = refreshed(one, store, () -> other.sessions().revokeTokens(copy));

        assertThat(got).isEqualTo(OtenErrorCode.NOT_LOGGED_IN);
        assertThat(store.current()).isEmpty();
        assertThat(memory.get("tokens:" + copy.id())).isEmpty();
        assertThat(revoked(2)).hasSize(2).doesNotHaveDuplicates().contains(refreshToken(copy));
    }

    @Test
    void a_copy_that_a_logout_on_another_node_has_not_reached_ends_with_its_next_refresh() {
        WireParty one = party.sharing(new FailingStore(new LocalStore(clock)));
        WireParty other = one.anotherNode();
        WireSessionStore stale = new WireSessionStore(store.current().orElseThrow());
        one.sessions().revokeTokens(store.end(stale.current().orElseThrow()).orElseThrow());
        clock.advance(LIFE.plusSeconds(1));

        assertThat(WireFailure.of(() -> other.accessToken(stale)).code()).isEqualTo(OtenErrorCode.NOT_LOGGED_IN);

        assertThat(stale.current()).isEmpty();
        assertThat(sentRefreshTokens()).isEmpty();
    }

    @Test
    void tokens_are_not_revoked_while_another_node_refreshes_them() {
        LocalStore memory = new LocalStore(clock);
        WireParty one = party.sharing(new FailingStore(memory));
        WireParty other = one.anotherNode();
        WireSessionStore copy = new WireSessionStore(store.current().orElseThrow());
        AtomicReference<CompletableFuture<Void>> revocation = new AtomicReference<>();

        Object got = refreshed(one, store, () -> {
            revocation.set(WireThreads.run(() -> other.sessions().revoke(copy, other.revocation()::revoke)));
            assertThat(oten().count(Endpoint.REVOKE)).isZero();
        });
        revocation.get().join();

        assertThat(got).isInstanceOf(AccessToken.class);
        ReceivedRequest revoked = oten().received(Endpoint.REVOKE).get(0);
        assertThat(revoked.form("token")).contains(refreshToken(store.current().orElseThrow()));
    }

    /** Where a session is stored; it checks sessions as requests do. */
    private static class Forwarding implements SessionStore {
        private final SessionStore store;

        Forwarding(SessionStore store) {
            this.store = store;
        }

        @Override
        public Optional<OtenSession> current() {
            return store.current();
        }

        @Override
        public boolean replace(OtenSession newer) {
            return store.replace(newer);
        }

        @Override
        public Optional<OtenSession> end(OtenSession session) {
            return store.end(session);
        }
    }

    private static final class Judging extends Forwarding {
        private final Sessions sessions;

        Judging(SessionStore store, Sessions sessions) {
            super(store);
            this.sessions = sessions;
        }

        @Override
        public Optional<OtenSession> current() {
            return super.current().filter(session -> !sessions.isOver(session));
        }
    }
}
