package com.oten.jakarta.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Endpoint;
import com.oten.emulator.OtenEmulatorExtension;
import com.oten.jakarta.TestClock;
import com.oten.jakarta.WireFailure;
import com.oten.jakarta.WireParty;
import com.oten.jakarta.WireThreads;
import com.oten.jakarta.WireWait;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.session.OtenSession;
import com.oten.jakarta.internal.web.session.HttpSessionStore;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a request sees of the session that the container keeps, also while other requests change it. */
@Timeout(60)
class HttpSessionStoreWireTest {
    private final TestClock clock = new TestClock();

    @RegisterExtension
    final OtenEmulatorExtension extension = OtenEmulatorExtension.with(WireParty.emulator(clock));

    private final StubContainer container = new StubContainer();
    private WireParty party;
    private HttpSessionStore store;
    private OtenSession session;

    @BeforeEach
    void logIn() {
        party = WireParty.of(extension.emulator(), clock);
        session = freshLogin();
        store = new HttpSessionStore(container.request(), party.sessions());
        store.begin(session);
    }

    private OtenSession freshLogin() {
        return party.session().current().orElseThrow();
    }

    private HttpSessionStore anotherRequest() {
        return new HttpSessionStore(container.request(), party.sessions());
    }

    private static OtenSession later(OtenSession old) {
        return old.meeting(Duration.ofHours(1)); // with the same tokens
    }

    @Test
    void gives_the_session_that_was_begun() {
        assertThat(store.current()).contains(session);
    }

    @Test
    void treats_a_session_that_was_ended_at_Oten_as_absent_and_discards_it() {
        party.sessions().revocations().endUser(session.issuer(), session.subject(), clock.instant());

        assertThat(store.current()).isEmpty(); // S12
        assertThat(container.hasSession()).isTrue();
        store.discardEnded();
        assertThat(container.hasSession()).isFalse();
    }

    @Test
    void treats_a_session_older_than_its_lifetime_as_absent() {
        clock.advance(Duration.ofHours(24));

        assertThat(store.current()).isEmpty();
        store.discardEnded();
        assertThat(container.hasSession()).isFalse();
    }

    @Test
    void does_not_discard_a_session_that_goes_on() {
        store.discardEnded();

        assertThat(container.hasSession()).isTrue();
    }

    @Test
    void leaves_nothing_of_a_session_that_was_ended_at_Oten_to_the_next_login() {
        container.put("cart", "full");
        party.sessions().revocations().endUser(session.issuer(), session.subject(), clock.instant());
        clock.advance(Duration.ofSeconds(1));

        store.begin(freshLogin());

        assertThat(container.sessionsBegun()).isEqualTo(2);
        assertThat(container.attribute("cart")).isEmpty();
        assertThat(store.current()).isPresent();
    }

    // writes and ends that come late

    @Test
    void writes_nothing_over_a_session_that_has_ended() {
        store.end(session);

        assertThat(store.replace(later(session))).isFalse();
        assertThat(store.current()).isEmpty();
    }

    @Test
    void writes_nothing_over_a_later_login_and_does_not_end_it() {
        OtenSession later = freshLogin();
        anotherRequest().begin(later);

        assertThat(store.replace(later(session))).isFalse();
        assertThat(store.end(session)).isEmpty();
        assertThat(store.current()).contains(later);
    }

    @Test
    void ends_a_login_for_one_caller_and_returns_its_last_state() {
        OtenSession last = later(session);
        store.replace(last);

        assertThat(store.end(session)).containsSame(last);
        assertThat(anotherRequest().end(session)).isEmpty();
    }

    @Test
    void a_logout_that_comes_while_a_write_has_looked_and_not_yet_written_waits_for_it() {
        CountDownLatch mayWrite = new CountDownLatch(1);
        CountDownLatch isWriting = new CountDownLatch(1);
        container.atNext("setAttribute", () -> {
            isWriting.countDown();
            await(mayWrite);
        });
        CompletableFuture<Boolean> write = WireThreads.start(() -> store.replace(later(session)));
        await(isWriting);
        Thread[] second = new Thread[1];
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Boolean> logout = WireThreads.start(() -> {
            second[0] = Thread.currentThread();
            begun.countDown();
            return anotherRequest().end(session).isPresent();
        });
        await(begun);
        WireWait.until(() -> logout.isDone() || second[0].getState() == Thread.State.WAITING);
        assertThat(logout).isNotDone();

        mayWrite.countDown();

        assertThat(write.join()).isTrue();
        assertThat(logout.join()).isTrue();
        assertThat(store.current()).isEmpty();
    }

    @Test
    void a_logout_form_ends_the_current_login_and_returns_it() {
        OtenSession last = later(session);
        store.replace(last);

        assertThat(store.invalidate()).containsSame(last);
        assertThat(container.hasSession()).isFalse();
    }

    // a login while another request ends the container's session

    @Test
    void a_login_in_a_session_that_ends_before_its_id_is_changed_gets_a_session_of_its_own() {
        container.atNext("changeSessionId", container::invalidate);

        store.begin(freshLogin());

        assertThat(store.current()).isPresent();
        assertThat(container.sessionsBegun()).isEqualTo(2);
    }

    @Test
    void a_login_in_a_session_that_ends_before_it_is_written_gets_a_session_of_its_own() {
        container.atNext("setAttribute", container::invalidate);

        store.begin(freshLogin());

        assertThat(store.current()).isPresent();
        assertThat(container.sessionsBegun()).isEqualTo(2);
    }

    @Test
    void a_login_whose_sessions_all_end_at_once_is_refused_and_its_tokens_are_revoked() {
        container.at("setAttribute", StubContainer::invalidate);

        assertThat(WireFailure.of(() -> store.begin(freshLogin())).code()).isEqualTo(OtenErrorCode.BUSY);

        WireWait.until(() -> extension.emulator().count(Endpoint.REVOKE) == 1);
    }

    @Test
    void nothing_is_thrown_by_a_session_that_ends_in_any_call() {
        for (String call : new String[] {"getCreationTime", "getAttribute", "setAttribute", "invalidate"}) {
            container.at(call, StubContainer::invalidate);

            assertThat(store.replace(later(session))).as(call).isFalse();
            store.end(session);
            store.discardEnded();
            store.invalidate();
            assertThat(store.current()).as(call).isEmpty();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
