package com.oten.jakarta.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oten.emulator.Endpoint;
import com.oten.emulator.OtenEmulatorExtension;
import com.oten.jakarta.OtenEvent;
import com.oten.jakarta.OtenLoggedOut;
import com.oten.jakarta.OtenLoggedOut.Reason;
import com.oten.jakarta.TestClock;
import com.oten.jakarta.WireParty;
import com.oten.jakarta.WireSessionStore;
import com.oten.jakarta.WireWait;
import com.oten.jakarta.error.OtenLoginRequiredException;
import com.oten.jakarta.error.OtenUnavailableException;
import com.oten.jakarta.internal.store.FailingStore;
import com.oten.jakarta.internal.store.GuardedStore;
import com.oten.jakarta.internal.store.LocalStore;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A user with two browsers, on two nodes. */
class UserSessionsWireTest {
    private final TestClock clock = new TestClock();

    @RegisterExtension
    final OtenEmulatorExtension extension = OtenEmulatorExtension.with(WireParty.emulator(clock));

    private final FailingStore shared = new FailingStore(new LocalStore(clock));
    private final List<OtenEvent> events = new CopyOnWriteArrayList<>();
    private WireParty here;
    private WireParty there;
    private UserSessions userSessions;
    private WireSessionStore mine;
    private WireSessionStore other;

    @BeforeEach
    void logInTwice() {
        here = WireParty.of(extension.emulator(), clock).sharing(new GuardedStore(shared));
        there = here.sharing(new GuardedStore(shared));
        userSessions = userSessions(here);
        mine = here.session();
        other = there.session();
    }

    private UserSessions userSessions(WireParty party) {
        return new UserSessions(party.sessions(), events::add);
    }

    private OtenSession session(WireSessionStore store) {
        return store.current().orElseThrow();
    }

    @Test
    void ends_the_others_and_tells_the_application() {
        userSessions.endOthers(mine);

        assertThat(here.sessions().isOver(session(mine))).isFalse();
        assertThat(there.sessions().isOver(session(other))).isTrue();
        assertThat(events).containsExactly(new OtenLoggedOut("user-alice", Reason.OTHERS));
        assertThat(extension.emulator().count(Endpoint.REVOKE)).isZero();
    }

    @Test
    void the_refresh_token_of_a_session_that_was_ended_from_elsewhere_is_revoked_when_it_is_seen_again() {
        userSessions.endOthers(mine);

        userSessions(there).discarded(session(other));

        WireWait.until(() -> extension.emulator().count(Endpoint.REVOKE) == 1);
    }

    @Test
    void tokens_of_a_session_that_Oten_ended_are_left_to_Oten() {
        here.sessions().revocations().endUser(session(other).issuer(), "user-alice", clock.instant());

        userSessions(there).discarded(session(other));

        assertThat(extension.emulator().count(Endpoint.REVOKE)).isZero();
    }

    @Test
    void ends_all_and_revokes_its_own_refresh_token() {
        OtenSession before = session(mine);

        userSessions.endAll(mine);

        assertThat(mine.timesEnded()).isEqualTo(1);
        assertThat(here.sessions().isOver(before)).isTrue();
        assertThat(there.sessions().isOver(session(other))).isTrue();
        assertThat(events).containsExactly(new OtenLoggedOut("user-alice", Reason.APPLICATION));
        WireWait.until(() -> extension.emulator().count(Endpoint.REVOKE) == 1);
    }

    @Test
    void all_are_revoked_before_anything_that_may_fail() {
        AtomicBoolean isRevoked = new AtomicBoolean();
        OtenSession elsewhere = session(other);
        Consumer<OtenEvent> observers = event -> isRevoked.set(there.sessions().isOver(elsewhere));

        new UserSessions(here.sessions(), observers).endAll(mine);

        assertThat(isRevoked).isTrue();
    }

    @Test
    void a_container_that_cannot_end_the_own_session_does_not_spare_the_others() {
        SessionStore broken = new SessionStore() {
            @Override
            public Optional<OtenSession> current() {
                return mine.current();
            }

            @Override
            public boolean replace(OtenSession newer) {
                return false;
            }

            @Override
            public Optional<OtenSession> end(OtenSession session) {
                throw new IllegalStateException("the container is at odds with itself");
            }
        };

        assertThatThrownBy(() -> userSessions.endAll(broken)).isInstanceOf(IllegalStateException.class);

        assertThat(here.sessions().isOver(session(mine))).isTrue();
        assertThat(there.sessions().isOver(session(other))).isTrue();
    }

    @Test
    void nobody_s_sessions_cannot_be_ended() {
        mine.end(session(mine));

        assertThatThrownBy(() -> userSessions.endOthers(mine)).isInstanceOf(OtenLoginRequiredException.class);
        assertThatThrownBy(() -> userSessions.endAll(mine)).isInstanceOf(OtenLoginRequiredException.class);
        assertThat(events).isEmpty();
    }

    @Test
    void while_other_nodes_cannot_be_told_the_own_session_ends_all_the_same() {
        shared.cutOff(true);

        OtenSession before = session(mine);
        OtenSession another = session(here.session()); // in a third browser, on this node

        assertThatThrownBy(() -> userSessions.endAll(mine)).isInstanceOf(OtenUnavailableException.class);

        assertThat(mine.timesEnded()).isEqualTo(1);
        assertThat(here.sessions().isOver(before)).isTrue();
        assertThat(here.sessions().isOver(another)).isTrue();
        assertThat(events).containsExactly(new OtenLoggedOut("user-alice", Reason.APPLICATION));
        WireWait.until(() -> extension.emulator().count(Endpoint.REVOKE) == 1);
    }
}
