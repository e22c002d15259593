package com.oten.jakarta.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oten.emulator.OtenEmulatorExtension;
import com.oten.jakarta.TestClock;
import com.oten.jakarta.WireParty;
import com.oten.jakarta.WireThreads;
import com.oten.jakarta.error.OtenLoginRequiredException;
import com.oten.jakarta.internal.store.FailingStore;
import com.oten.jakarta.internal.store.GuardedStore;
import com.oten.jakarta.internal.store.HeldStore;
import com.oten.jakarta.internal.store.LocalStore;
import com.oten.jakarta.store.SharedStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logouts that Oten sends, and the sessions that they end: on this node and on another. */
class SessionRevocationsWireTest {
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private final TestClock clock = new TestClock();

    @RegisterExtension
    final OtenEmulatorExtension extension = OtenEmulatorExtension.with(WireParty.emulator(clock));

    private final FailingStore store = new FailingStore(new LocalStore(clock));
    private final HeldStore held = new HeldStore(store);
    private WireParty here;
    private WireParty there;
    private OtenSession session;

    @BeforeEach
    void logIn() {
        here = WireParty.of(extension.emulator(), clock).sharing(new GuardedStore(held));
        there = here.sharing(new GuardedStore(store));
        session = session("sid-1");
    }

    private OtenSession session(String sid) {
        extension.emulator().customizeIdToken(claims -> {
            claims.put("sid", sid);
            return claims;
        });
        return here.session().current().orElseThrow();
    }

    private static SessionRevocations index(WireParty party) {
        return party.sessions().revocations();
    }

    private String issuer() {
        return session.issuer();
    }

    @Test
    void a_session_that_nobody_ended_goes_on() {
        assertThat(index(here).isEnded(session)).isFalse();
        assertThat(here.sessions().isOver(session)).isFalse();
    }

    @Test
    void a_logout_ends_the_sessions_of_its_login_only() {
        OtenSession other = session("sid-2");

        index(here).endSession(issuer(), "sid-1", clock.instant());

        assertThat(index(here).isEnded(session)).isTrue();
        assertThat(here.sessions().isOver(session)).isTrue();
        assertThat(index(here).isEnded(other)).isFalse();
    }

    @Test
    void a_logout_of_a_user_ends_all_sessions_of_that_user() {
        OtenSession other = session("sid-2");

        index(here).endUser(issuer(), "user-alice", clock.instant());

        assertThat(index(here).isEnded(session)).isTrue();
        assertThat(index(here).isEnded(other)).isTrue();
    }

    @Test
    void a_logout_of_another_user_ends_nothing() {
        index(here)
                .endUser(
                        "https://other.example", "user-alice", clock.instant()); // S08: the same sub, not the same user
        index(here).endUser(issuer(), "user-bob", clock.instant());
        index(here).endSession(issuer(), "user-alice", clock.instant());
        index(here).endUser(issuer(), "sid-1", clock.instant());

        assertThat(index(here).isEnded(session)).isFalse();
    }

    @Test
    void a_logout_is_known_here_at_once_and_there_within_a_second() {
        assertThat(index(here).isEnded(session)).isFalse();
        assertThat(index(there).isEnded(session)).isFalse();

        index(here).endSession(issuer(), "sid-1", clock.instant());

        assertThat(index(here).isEnded(session)).isTrue();
        clock.advance(A_SECOND);
        assertThat(index(there).isEnded(session)).isTrue(); // S12
    }

    @Test
    void a_login_after_the_logout_goes_on() {
        index(here).endUser(issuer(), "user-alice", clock.instant());
        clock.advance(A_SECOND);

        OtenSession later = session("sid-3");

        assertThat(index(here).isEnded(later)).isFalse();
    }

    @Test
    void an_older_logout_that_comes_later_does_not_hide_the_newer_one() {
        Instant earlier = clock.instant();
        clock.advance(Duration.ofMinutes(1));
        OtenSession later = session("sid-3");

        index(here).endUser(issuer(), "user-alice", clock.instant());
        index(here).endUser(issuer(), "user-alice", earlier);

        assertThat(index(here).isEnded(later)).isTrue();
        clock.advance(A_SECOND);
        assertThat(index(there).isEnded(later)).isTrue();
    }

    @Test
    void a_logout_is_remembered_as_long_as_a_session_lives() {
        index(here).endSession(issuer(), "sid-1", clock.instant());

        clock.advance(Duration.ofHours(24).minusSeconds(1));

        assertThat(index(there).isEnded(session)).isTrue();
    }

    @Test
    void a_session_is_over_after_its_lifetime() {
        clock.advance(Duration.ofHours(24).minusSeconds(1));
        assertThat(here.sessions().isOver(session)).isFalse();

        clock.advance(A_SECOND);

        assertThat(here.sessions().isOver(session)).isTrue();
    }

    @Test
    void the_store_is_asked_once_a_second() {
        index(there).isEnded(session);
        int before = store.calls();

        for (int i = 0; i < 1_000; i++) {
            index(there).isEnded(session);
        }
        assertThat(store.calls()).isEqualTo(before);
        clock.advance(A_SECOND);
        index(there).isEnded(session);

        assertThat(store.calls()).isEqualTo(before + 1);
    }

    @Test
    void a_store_that_fails_ends_nobody_s_session() {
        store.cutOff(true);

        assertThat(index(there).isEnded(session)).isFalse();
    }

    @Test
    void a_logout_that_cannot_be_shared_is_reported_and_counts_on_its_own_node() {
        store.cutOff(true);

        assertThatThrownBy(() -> index(here).endSession(issuer(), "sid-1", clock.instant()))
                .isInstanceOf(RuntimeException.class);

        assertThat(index(here).isEnded(session)).isTrue();
    }

    @Test
    void what_the_store_has_lost_the_node_that_received_it_still_knows() {
        AtomicReference<SharedStore> behind = new AtomicReference<>(new LocalStore(clock));
        SharedStore forgetful = (SharedStore) Proxy.newProxyInstance(
                SharedStore.class.getClassLoader(),
                new Class<?>[] {SharedStore.class},
                (proxy, method, arguments) -> method.invoke(behind.get(), arguments));
        WireParty teller = here.sharing(forgetful);
        WireParty other = here.sharing(forgetful);
        index(teller).endSession(issuer(), "sid-1", clock.instant());

        behind.set(new LocalStore(clock));

        assertThat(index(teller).isEnded(session)).isTrue();
        assertThat(index(other).isEnded(session)).isFalse();
    }

    @Test
    void two_clients_that_share_a_store_do_not_end_each_other_s_sessions() {
        WireParty otherClient = here.with("oten.client-id", "blog");

        index(otherClient).endSession(issuer(), "sid-1", clock.instant());

        assertThat(index(there).isEnded(session)).isFalse();
    }

    @Test
    void a_user_ends_the_other_sessions_on_all_nodes_and_keeps_one() {
        OtenSession other = session("sid-2");
        assertThat(index(there).isEnded(other)).isFalse();

        index(here).endOthers(session);

        assertThat(index(here).isEnded(other)).isTrue();
        clock.advance(A_SECOND);
        assertThat(index(there).isEnded(other)).isTrue();
        assertThat(index(there).isEndedByUser(other)).isTrue();
        assertThat(index(here).isEnded(session)).isFalse();
        assertThat(index(there).isEnded(session)).isFalse();
    }

    @Test
    void the_session_that_is_kept_is_so_after_a_refresh_and_on_its_way_to_another_node() throws Exception {
        index(here).endOthers(session);
        OtenSession refreshed = session.with(session.generation() + 1, session.tokens());

        OtenSession moved = copied(refreshed);

        assertThat(index(there).isEnded(moved)).isFalse();
    }

    @Test
    void a_user_ends_all_sessions_and_logs_in_again() {
        OtenSession other = session("sid-2");

        index(here).endAll(session);

        assertThat(index(there).isEnded(session)).isTrue();
        assertThat(index(there).isEnded(other)).isTrue();
        clock.advance(Duration.ofMillis(1));
        assertThat(index(there).isEnded(session("sid-3"))).isFalse();
    }

    @Test
    void the_moment_of_a_login_survives_its_way_to_another_node() throws Exception {
        index(here).endAll(session);
        clock.advance(Duration.ofMillis(1));
        OtenSession later = session("sid-3");

        assertThat(index(there).isEnded(copied(later))).isFalse();
        assertThat(index(there).isEnded(copied(session))).isTrue();
    }

    @Test
    void a_session_that_was_ended_cannot_come_back_by_ending_the_others() {
        OtenSession thief = session("sid-2");
        assertThat(index(there).isEnded(thief)).isFalse();
        index(here).endOthers(session);

        assertThatThrownBy(() -> index(there).endOthers(thief)).isInstanceOf(OtenLoginRequiredException.class);

        assertThat(index(there).isEnded(thief)).isTrue();
        assertThat(index(here).isEnded(session)).isFalse();
    }

    @Test
    void what_Oten_ended_does_not_come_back_by_ending_the_others() {
        index(here).endUser(issuer(), "user-alice", clock.instant());

        assertThatThrownBy(() -> index(here).endOthers(session)).isInstanceOf(OtenLoginRequiredException.class);
        assertThat(index(here).isEndedByUser(session)).isFalse();
        assertThat(index(here).isEnded(session)).isTrue();
    }

    @Test
    void the_next_one_who_ends_the_others_ends_the_former_too() {
        index(here).endOthers(session);
        clock.advance(A_SECOND);
        OtenSession later = session("sid-3");

        index(there).endOthers(later);

        assertThat(index(there).isEnded(session)).isTrue();
        clock.advance(A_SECOND);
        assertThat(index(here).isEnded(session)).isTrue();
        assertThat(index(here).isEnded(later)).isFalse();
    }

    @Test
    void an_end_that_cannot_be_shared_is_reported_and_counts_on_its_own_node() {
        OtenSession other = session("sid-2");
        store.cutOff(true);

        assertThatThrownBy(() -> index(here).endOthers(session)).isInstanceOf(RuntimeException.class);

        assertThat(index(here).isEnded(other)).isTrue();
        assertThat(index(here).isEnded(session)).isFalse();
    }

    @Test
    void a_reader_that_has_looked_before_a_logout_does_not_hide_it_afterwards() {
        held.holdReaderOf("logout:own:"); // the last key that it reads
        CompletableFuture<Boolean> reader = WireThreads.start(() -> index(here).isEnded(session));
        held.awaitReader();
        index(here).endSession(issuer(), "sid-1", clock.instant());

        held.letGo();

        reader.join();
        assertThat(index(here).isEnded(session)).isTrue();
    }

    @Test
    void what_a_slow_look_found_is_a_second_old_a_second_after_it_began() {
        held.holdReaderOf("logout:own:");
        CompletableFuture<Boolean> reader = WireThreads.start(() -> index(here).isEnded(session));
        held.awaitReader();
        index(there).endSession(issuer(), "sid-1", clock.instant());
        clock.advance(A_SECOND);

        held.letGo();

        assertThat(reader.join()).isFalse();
        assertThat(index(here).isEnded(session)).isTrue(); // S12
    }

    @Test
    void a_clock_that_is_set_back_does_not_prolong_a_cached_result() {
        assertThat(index(here).isEnded(session)).isFalse();
        index(there).endSession(issuer(), "sid-1", clock.instant());

        clock.advance(Duration.ofHours(-1));

        assertThat(index(here).isEnded(session)).isTrue(); // L02
    }

    /** The first read makes sure that the session has not ended itself, the second is for the entry. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void of_two_who_end_the_other_s_session_at_one_moment_on_two_nodes_neither_is_spared(int look) {
        OtenSession mine = session;
        OtenSession yours = session("sid-2");
        held.holdReaderOf("logout:own:", look);
        CompletableFuture<Void> me = WireThreads.run(() -> index(here).endOthers(mine));
        held.awaitReader();
        index(there).endOthers(yours);

        held.letGo();

        me.join();
        clock.advance(A_SECOND);
        WireParty third = here.sharing(new GuardedStore(store));
        assertThat(index(third).isEnded(mine)).isTrue();
        assertThat(index(third).isEnded(yours)).isTrue();
    }

    @Test
    void an_end_of_all_is_not_narrowed_by_one_who_ends_the_others_at_the_same_moment() {
        OtenSession mine = session;
        OtenSession yours = session("sid-2");
        index(there).isEnded(yours);
        held.holdReaderOf("logout:own:");
        CompletableFuture<Void> me = WireThreads.run(() -> index(here).endOthers(mine));
        held.awaitReader();
        index(there).endAll(yours);

        held.letGo();

        me.join();
        clock.advance(A_SECOND);
        assertThat(index(here.sharing(new GuardedStore(store))).isEnded(mine)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void of_two_logouts_that_are_written_at_one_moment_the_later_stays(boolean hasEntry) {
        Instant earlier = clock.instant();
        if (hasEntry) {
            index(there).endUser(issuer(), "user-alice", earlier.minusSeconds(10));
        }
        clock.advance(Duration.ofMinutes(1));
        OtenSession later = session("sid-3");
        held.holdReaderOf("logout:sub:");
        CompletableFuture<Void> slow = WireThreads.run(() -> index(here).endUser(issuer(), "user-alice", earlier));
        held.awaitReader();
        index(there).endUser(issuer(), "user-alice", clock.instant());

        held.letGo();

        slow.join();
        assertThat(index(here.sharing(new GuardedStore(store))).isEnded(later)).isTrue();
    }

    @Test
    void many_who_end_the_others_at_once_end_each_other_on_one_node_too() throws Exception {
        WireParty alone = WireParty.of(extension.emulator(), clock);
        List<OtenSession> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(session("sid-" + i));
        }
        AtomicInteger next = new AtomicInteger();

        List<Object> got = WireThreads.together(20, () -> {
            index(alone).endOthers(all.get(next.getAndIncrement()));
            return "done";
        });

        // who came first may have ended all the others before they came
        long done = got.stream().filter("done"::equals).count();
        long left = all.stream().filter(one -> !index(alone).isEnded(one)).count();
        assertThat(left).isEqualTo(done == 1 ? 1 : 0);
    }

    @Test
    void on_one_node_its_own_memory_is_enough() {
        WireParty alone = WireParty.of(extension.emulator(), clock);
        OtenSession own = alone.session().current().orElseThrow();
        assertThat(index(alone).isEnded(own)).isFalse();

        index(alone).endUser(issuer(), "user-alice", clock.instant());

        assertThat(index(alone).isEnded(own)).isTrue();
    }

    private static OtenSession copied(OtenSession session) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(session);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (OtenSession) in.readObject();
        }
    }
}
