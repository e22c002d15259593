package com.oten.jakarta.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Endpoint;
import com.oten.emulator.Fault;
import com.oten.emulator.OtenEmulatorExtension;
import com.oten.jakarta.AccessToken;
import com.oten.jakarta.TestClock;
import com.oten.jakarta.WireFailure;
import com.oten.jakarta.WireParty;
import com.oten.jakarta.WireSessionStore;
import com.oten.jakarta.WireThreads;
import com.oten.jakarta.WireWait;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenUnavailableException;
import com.oten.jakarta.internal.store.FailingStore;
import com.oten.jakarta.internal.store.GuardedStore;
import com.oten.jakarta.internal.store.LocalStore;
import com.oten.jakarta.internal.store.PassingStore;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One session on two nodes, each with a copy of it as the container's replication left it, and one store. */
class RefreshOnTwoNodesWireTest {
    private static final Duration LIFE = Duration.ofMinutes(30);
    private static final Duration SURELY_DUE = Duration.ofMinutes(27).plusSeconds(1);
    private static final Duration LEASE = Duration.ofSeconds(45);

    private final TestClock clock = new TestClock();

    @RegisterExtension
    final OtenEmulatorExtension extension = OtenEmulatorExtension.with(WireParty.emulator(clock));

    private final Set<String> stored = ConcurrentHashMap.newKeySet();
    private final LocalStore memory = new LocalStore(clock);
    private final FailingStore store = new FailingStore(new Listening());

    private WireParty node() {
        return WireParty.of(extension.emulator(), clock).sharing(store);
    }

    private static WireSessionStore copy(WireSessionStore session) {
        return new WireSessionStore(session.current().orElseThrow());
    }

    /** Calls of the token endpoint, the login's included. */
    private long calls() {
        return extension.emulator().count(Endpoint.TOKEN);
    }

    private static String leaseOf(WireSessionStore session) {
        return "refresh:" + session.current().orElseThrow().id();
    }

    @Test
    void threads_of_two_nodes_at_expiry_make_one_call_and_all_get_the_new_token() throws Exception {
        WireParty one = node();
        WireParty other = one.anotherNode();
        WireSessionStore ones = one.session();
        WireSessionStore others = copy(ones);
        clock.advance(LIFE.plusSeconds(1));
        AtomicInteger turn = new AtomicInteger();

        List<Object> got = WireThreads.together(
                200, () -> turn.getAndIncrement() % 2 == 0 ? one.accessToken(ones) : other.accessToken(others));

        assertThat(got).hasSize(200).hasOnlyElementsOfType(AccessToken.class);
        assertThat(new HashSet<>(got)).hasSize(1);
        assertThat(calls()).isEqualTo(2); // F01
        assertThat(memory.get(leaseOf(ones))).isEmpty();
    }

    @Test
    void a_node_whose_container_lost_the_last_write_uses_the_newest_tokens() {
        WireParty one = node();
        WireSessionStore ones = one.session();
        WireSessionStore stale = copy(ones);
        clock.advance(SURELY_DUE);
        AccessToken newest = one.accessToken(ones);
        WireParty other = one.anotherNode();

        AccessToken token = other.accessToken(stale);

        assertThat(token).isEqualTo(newest);
        assertThat(calls()).isEqualTo(2);
        assertThat(stale.current().orElseThrow().generation()).isEqualTo(1);
        assertThat(stale.timesReplaced()).isEqualTo(1);
    }

    @Test
    void the_newest_tokens_are_refreshed_when_they_are_old_too() {
        WireParty one = node();
        WireSessionStore ones = one.session();
        WireSessionStore stale = copy(ones);
        clock.advance(SURELY_DUE);
        one.accessToken(ones);
        clock.advance(LIFE);

        AccessToken token = one.anotherNode().accessToken(stale);

        assertThat(token.expiresAt()).isEqualTo(clock.instant().plus(LIFE));
        assertThat(stale.current().orElseThrow().generation()).isEqualTo(2);
        assertThat(extension.emulator().received(Endpoint.TOKEN).stream()
                        .skip(1)
                        .map(request -> request.form("refresh_token").orElseThrow()))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_forced_refresh_of_a_stale_session_does_not_send_a_used_token() {
        WireParty one = node();
        WireSessionStore ones = one.session();
        WireSessionStore stale = copy(ones);
        AccessToken newest = one.sessions().refreshed(ones);

        assertThat(one.anotherNode().sessions().refreshed(stale)).isEqualTo(newest);
        assertThat(calls()).isEqualTo(2);
    }

    @Test
    void while_another_node_refreshes_the_old_token_serves_at_once() {
        WireParty node = node();
        WireSessionStore session = node.session();
        AccessToken old = node.accessToken(session);
        clock.advance(SURELY_DUE);
        memory.put(leaseOf(session), "another node", LEASE);

        assertThat(node.accessToken(session)).isEqualTo(old);
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void without_a_good_token_a_node_waits_for_the_other_s() {
        WireParty one = node();
        WireSessionStore ones = one.session();
        WireSessionStore others = copy(ones);
        clock.advance(LIFE.plusSeconds(1));
        memory.put(leaseOf(ones), "another node", LEASE);

        CompletableFuture<AccessToken> waiting = WireThreads.start(() -> one.accessToken(others));
        WireWait.until(() -> store.calls() > 4);
        assertThat(waiting).isNotDone();
        memory.remove(leaseOf(ones), "another node");

        assertThat(waiting).succeedsWithin(Duration.ofSeconds(20));
        assertThat(calls()).isEqualTo(2);
    }

    @Test
    void a_node_that_dies_with_the_lease_does_not_hold_it_longer_than_its_life() {
        WireParty node = node();
        WireSessionStore session = node.session();
        clock.advance(LIFE.plusSeconds(1));
        memory.put(leaseOf(session), "a dead node", LEASE);

        var refusal = WireFailure.of(() -> node.accessToken(session));
        clock.advance(LEASE);
        AccessToken token = node.accessToken(session);

        assertThat(refusal).isInstanceOf(OtenUnavailableException.class);
        assertThat(refusal.code()).isEqualTo(OtenErrorCode.BUSY);
        assertThat(token.expiresAt()).isAfter(clock.instant());
        assertThat(calls()).isEqualTo(2);
    }

    @Test
    void a_lease_is_released_when_Oten_fails() {
        WireParty node = node();
        WireSessionStore session = node.session();
        extension.emulator().next(Fault.SERVER_ERROR_TOKEN, 3);
        clock.advance(LIFE.plusSeconds(1));

        WireFailure.of(() -> node.accessToken(session));

        assertThat(memory.get(leaseOf(session))).isEmpty();
        assertThat(node.anotherNode().accessToken(copy(session)).expiresAt()).isAfter(clock.instant());
    }

    @Test
    void a_store_that_fails_keeps_nobody_from_a_token() {
        WireParty node = node().sharing(new GuardedStore(store));
        WireSessionStore session = node.session();
        store.cutOff(true);

        for (int i = 0; i < 5; i++) {
            clock.advance(SURELY_DUE);
            assertThat(node.accessToken(session).expiresAt()).isAfter(clock.instant());
        }

        assertThat(calls()).isEqualTo(6);
        assertThat(session.timesEnded()).isZero();
    }

    @Test
    void a_refresh_token_that_another_node_used_while_the_store_failed_does_not_end_the_session() {
        WireParty one = node();
        WireSessionStore ones = one.session();
        WireSessionStore others = copy(ones);
        AccessToken newest = one.sessions().refreshed(ones);
        FailingStore farther = new FailingStore(memory);
        WireParty other = one.sharing(farther);
        farther.cutOff(true);
        other.whenLookingUp("oten.client-secret", () -> farther.cutOff(false)); // while the call is under way

        AccessToken token = other.sessions().refreshed(others);

        assertThat(token).isEqualTo(newest);
        assertThat(calls()).isEqualTo(3);
        assertThat(others.timesEnded()).isZero();
    }

    @Test
    void another_session_s_tokens_are_not_accepted() {
        WireParty node = node();
        WireSessionStore alices = node.session();
        WireSessionStore others = node.session();
        node.sessions().refreshed(others);
        String stolen =
                memory.get("tokens:" + others.current().orElseThrow().id()).orElseThrow();
        memory.put("tokens:" + alices.current().orElseThrow().id(), stolen, LIFE);

        AccessToken token = node.sessions().refreshed(alices);

        assertThat(token).isNotEqualTo(node.accessToken(others));
        assertThat(calls()).isEqualTo(4);
    }

    @Test
    void what_is_not_a_token_set_is_not_accepted() {
        WireParty node = node();
        WireSessionStore session = node.session();
        memory.put("tokens:" + session.current().orElseThrow().id(), "rubbish", LIFE);

        assertThat(node.sessions().refreshed(session).expiresAt()).isAfter(clock.instant());
    }

    @Test
    void nothing_is_stored_in_the_clear() {
        WireParty node = node();
        WireSessionStore session = node.session();

        AccessToken token = node.sessions().refreshed(session);

        // S04
        assertThat(stored)
                .isNotEmpty()
                .noneMatch(text -> text.contains(token.value()) || text.contains("alice") || text.contains("openid"));
    }

    @Test
    void a_session_that_ended_is_forgotten() {
        WireParty node = node();
        WireSessionStore session = node.session();
        node.sessions().refreshed(session);
        OtenSession ended = session.current().orElseThrow();

        node.sessions().forget(ended);

        assertThat(memory.get("tokens:" + ended.id())).isEmpty();
    }

    @Test
    void the_refresh_token_to_revoke_is_the_newest_of_all_nodes() {
        WireParty one = node();
        WireSessionStore ones = one.session();
        OtenSession stale = ones.current().orElseThrow();
        one.sessions().refreshed(ones);

        assertThat(one.anotherNode().sessions().refreshToken(stale))
                .isEqualTo(one.sessions().refreshToken(ones.current().orElseThrow()));
    }

    /** Hears every value that is put. */
    private final class Listening extends PassingStore {
        Listening() {
            super(memory);
        }

        @Override
        public boolean putIfAbsent(String key, String value, Duration life) {
            stored.add(value);
            return super.putIfAbsent(key, value, life);
        }

        @Override
        public void put(String key, String value, Duration life) {
            stored.add(value);
            super.put(key, value, life);
        }
    }
}
