package com.oten.jakarta.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oten.jakarta.TestClock;
import com.oten.jakarta.WireThreads;
import com.oten.jakarta.internal.config.ConfigReader;
import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.seal.Sealed;
import com.oten.jakarta.internal.store.FailingStore;
import com.oten.jakarta.internal.store.LocalStore;
import com.oten.jakarta.internal.store.PassingStore;
import com.oten.jakarta.store.SharedStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the nodes tell each other of logouts, and how often they ask. */
class SharedRevocationsTest {
    private static final String ISSUER = "https://account.oten.com";
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    /** Longer than the clocks of nodes differ. */
    private static final Duration A_WHILE = Duration.ofMinutes(6);

    private final TestClock clock = new TestClock();
    private final LocalStore cluster = new LocalStore(clock);
    private final FailingStore store = new FailingStore(cluster);
    private final SessionRevocations here = node(new FailingStore(cluster));
    private final SessionRevocations there = node(store);

    private SessionRevocations node(SharedStore of) {
        OtenConfig config = ConfigReader.read(key -> Optional.ofNullable(Map.of(
                        "oten.client-id", "shop",
                        "oten.client-secret", "shop-secret-that-is-long-enough-for-HS256",
                        "oten.base-url", "https://shop.example")
                .get(key)));
        return new SessionRevocations(config, of, clock);
    }

    private OtenSession session(int number) {
        TokenState tokens = new TokenState(Sealed.NOTHING, Set.of("openid"), clock.instant(), clock.instant(), false);
        String name = "user-" + number;
        Map<String, Object> claims =
                Map.of("sid", "sid-" + number, "iat", clock.instant().getEpochSecond());
        return new OtenSession(
                "%032x".formatted(number),
                0,
                ISSUER,
                name,
                name,
                Set.of(),
                claims,
                clock.instant(),
                tokens,
                null,
                null);
    }

    private List<OtenSession> sessions(int count) {
        return IntStream.range(0, count).mapToObj(this::session).toList();
    }

    private void logOut(int number) {
        here.endSession(ISSUER, "sid-" + number, clock.instant());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 10_000})
    void a_node_asks_at_most_three_times_a_second_however_many_are_logged_in(int people) {
        there.isEnded(session(99_999)); // the node works
        clock.advance(A_WHILE);
        List<OtenSession> sessions = sessions(people);
        int before = store.calls();

        for (int tenth = 0; tenth < 100; tenth++) {
            assertThat(sessions).noneMatch(there::isEnded);
            clock.advance(Duration.ofMillis(100));
        }

        assertThat(store.calls() - before).isBetween(10, 30);
    }

    @Test
    void a_node_that_starts_later_looks_for_each_session_once() {
        List<OtenSession> sessions = sessions(100);
        clock.advance(A_WHILE);
        assertThat(sessions).noneMatch(there::isEnded);
        int before = store.calls();

        clock.advance(A_SECOND);
        assertThat(sessions).noneMatch(there::isEnded);

        assertThat(store.calls() - before).isEqualTo(1);
    }

    @Test
    void a_node_that_starts_later_knows_the_logouts_of_before() {
        List<OtenSession> sessions = sessions(10);
        sessions.forEach(here::isEnded);
        logOut(3);
        clock.advance(A_WHILE);

        assertThat(sessions).filteredOn(there::isEnded).containsExactly(sessions.get(3));
    }

    @Test
    void each_of_many_logouts_within_half_a_second_is_heard() {
        int more = SharedRevocations.LONGEST + 100;
        there.isEnded(session(99_999));
        clock.advance(A_WHILE);
        List<OtenSession> sessions = sessions(more + 100);
        assertThat(sessions).noneMatch(there::isEnded);

        IntStream.range(0, more).forEach(this::logOut);
        clock.advance(A_SECOND);

        assertThat(sessions.subList(0, more)).allMatch(there::isEnded);
        assertThat(sessions.subList(more, sessions.size())).noneMatch(there::isEnded);
    }

    @Test
    void each_of_many_logouts_before_a_node_first_hears_of_any_is_heard() {
        there.isEnded(session(99_999)); // has heard that there are none
        clock.advance(A_WHILE);
        List<OtenSession> sessions = sessions(SharedRevocations.LONGEST + 1);

        IntStream.range(0, sessions.size()).forEach(this::logOut);
        clock.advance(A_SECOND);

        assertThat(sessions).allMatch(there::isEnded);
    }

    @Test
    void the_list_is_short_when_nothing_happens_and_bounded_when_much_does() {
        assertThat(listed()).isZero();

        IntStream.range(0, 2 * SharedRevocations.LONGEST).forEach(this::logOut);
        assertThat(listed()).isEqualTo(SharedRevocations.LONGEST);

        clock.advance(Duration.ofMinutes(1));
        logOut(1);
        assertThat(listed()).isEqualTo(SharedRevocations.SHORTEST);
    }

    private long listed() {
        return cluster.get(new RevocationKeys("shop").ofNewest()).stream()
                .flatMap(String::lines)
                .count();
    }

    @Test
    void the_longest_list_is_no_longer_than_what_a_store_must_take() {
        OtenSession session = session(1);

        IntStream.range(0, SharedRevocations.LONGEST).forEach(unused -> {
            here.endOthers(session);
            clock.advance(Duration.ofMillis(1)); // no two entries are the same
        });

        assertThat(listed()).isEqualTo(SharedRevocations.LONGEST);
        assertThat(cluster.get(new RevocationKeys("shop").ofNewest()).orElseThrow())
                .hasSizeLessThan(128 * 1024);
    }

    @Test
    void a_node_to_which_little_happens_misses_nothing() {
        there.isEnded(session(99_999));
        clock.advance(A_WHILE);
        for (int number = 0; number < 2 * SharedRevocations.SHORTEST; number++) {
            OtenSession session = session(number);
            assertThat(there.isEnded(session)).isFalse();
            clock.advance(A_WHILE);

            logOut(number);
            int before = store.calls();

            assertThat(there.isEnded(session)).isTrue();
            assertThat(store.calls() - before).isEqualTo(1); // the list, and nothing by key
        }
    }

    @Test
    void a_logout_while_the_store_fails_for_this_node_is_heard_afterwards() {
        there.isEnded(session(99_999));
        clock.advance(A_WHILE);
        OtenSession session = session(1);
        assertThat(there.isEnded(session)).isFalse();
        store.cutOff(true);
        logOut(1);
        clock.advance(A_SECOND);
        assertThat(there.isEnded(session)).isFalse();

        store.cutOff(false);
        clock.advance(A_SECOND);

        assertThat(there.isEnded(session)).isTrue();
    }

    @Test
    void a_session_that_could_not_be_looked_for_is_looked_for_again() {
        OtenSession session = session(1);
        logOut(1);
        store.cutOff(true);
        assertThat(there.isEnded(session)).isFalse();

        store.cutOff(false);
        clock.advance(A_SECOND);

        assertThat(there.isEnded(session)).isTrue();
    }

    @Test
    void a_store_that_fails_is_not_asked_for_a_session_at_each_request() {
        store.cutOff(true);
        OtenSession session = session(1);
        there.isEnded(session);
        int before = store.calls();

        IntStream.range(0, 100).forEach(unused -> there.isEnded(session));

        assertThat(store.calls()).isEqualTo(before);
    }

    /** A cluster that was restarted, or two halves of one that have met again. */
    @Test
    void a_list_that_begins_anew_hides_nothing() {
        there.isEnded(session(99_999));
        clock.advance(A_WHILE);
        List<OtenSession> sessions = sessions(3);
        logOut(0);
        clock.advance(A_SECOND);
        assertThat(there.isEnded(sessions.get(0))).isTrue();
        assertThat(there.isEnded(sessions.get(1))).isFalse();
        logOut(1); // in the store, and never heard

        cluster.take(new RevocationKeys("shop").ofNewest());
        logOut(2);
        clock.advance(A_SECOND);

        assertThat(sessions).allMatch(there::isEnded);
    }

    @Test
    void text_that_is_not_the_library_s_ends_nothing() {
        cluster.put(
                new RevocationKeys("shop").ofNewest(),
                "nonsense\n\na b\n" + "x ".repeat(100) + "\n" + "9".repeat(30) + " a b c",
                A_WHILE);
        OtenSession session = session(1);
        assertThat(there.isEnded(session)).isFalse();

        logOut(1);
        clock.advance(A_SECOND);

        assertThat(there.isEnded(session)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void none_is_lost_of_many_that_are_told_at_once_on_two_nodes(boolean canReplace) throws Exception {
        SharedStore shared = canReplace ? new FailingStore(cluster) : new PassingStore(cluster);
        SessionRevocations one = node(shared);
        SessionRevocations other = node(shared);
        there.isEnded(session(99_999));
        clock.advance(A_WHILE);
        List<OtenSession> sessions = sessions(40);
        AtomicInteger next = new AtomicInteger();

        List<Object> got = WireThreads.together(40, () -> {
            int number = next.getAndIncrement();
            (number % 2 == 0 ? one : other).endSession(ISSUER, "sid-" + number, clock.instant());
            return "told";
        });
        clock.advance(A_SECOND);

        assertThat(got).hasSize(40).containsOnly("told");
        assertThat(sessions).allMatch(there::isEnded);
    }

    @Test
    void a_logout_of_which_the_others_cannot_be_told_is_reported() {
        store.cutOffAfter(2); // look for the entry, write it

        assertThatThrownBy(() -> there.endSession(ISSUER, "sid-1", clock.instant()))
                .isInstanceOf(IllegalStateException.class);

        store.cutOff(false);
        there.endSession(ISSUER, "sid-2", clock.instant()); // one that has failed holds up nobody
        assertThat(Stream.of(session(1), session(2))).allMatch(here::isEnded);
    }
}
