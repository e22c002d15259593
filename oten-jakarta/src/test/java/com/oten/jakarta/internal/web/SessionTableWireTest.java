package com.oten.jakarta.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Endpoint;
import com.oten.emulator.HeldResponse;
import com.oten.emulator.OtenEmulator;
import com.oten.emulator.OtenEmulatorExtension;
import com.oten.jakarta.TestClock;
import com.oten.jakarta.WireParty;
import com.oten.jakarta.WireThreads;
import com.oten.jakarta.WireWait;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.session.OtenSession;
import com.oten.jakarta.internal.session.SessionStore;
import com.oten.jakarta.internal.store.FailingStore;
import com.oten.jakarta.internal.store.LocalStore;
import com.oten.jakarta.internal.web.session.HttpSessionStore;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The outcome of each step of a session's life if something happens in the middle of it: after Oten has responded and
 * before the response has arrived, or between reading the session and ending it.
 */
@Timeout(60)
class SessionTableWireTest {
    private static final Duration LEASE = Duration.ofSeconds(45);

    private final TestClock clock = new TestClock();

    @RegisterExtension
    final OtenEmulatorExtension extension = OtenEmulatorExtension.with(WireParty.emulator(clock));

    /** What a user does, or the application for the user. */
    private enum Step {
        BEGIN,
        REFRESH,
        STEP_UP,
        REVOKE,
        LOGOUT
    }

    /** What happens in the middle of it. */
    private enum Event {
        INVALIDATE,
        TIMEOUT,
        PASSIVATION,
        DEATH,
        CHANGE
    }

    private final StubContainer here = new StubContainer();
    private WireParty node;
    private WireParty other;
    private OtenSession fresh;

    @BeforeEach
    void start() {
        node = WireParty.of(oten(), clock).sharing(new FailingStore(new LocalStore(clock)));
        other = node.anotherNode();
    }

    private OtenEmulator oten() {
        return extension.emulator();
    }

    private HttpSessionStore here() {
        return new HttpSessionStore(here.request(), node.sessions());
    }

    /**
     * The last two columns: who is logged in for the next request, with whose tokens, and how many tokens Oten has
     * revoked. A node that dies, and a change of node, leave the next request to the other node, which has a copy of
     * the session from before the step.
     */
    @ParameterizedTest
    @CsvSource({
        "BEGIN,   INVALIDATE,  new,    0",
        "BEGIN,   TIMEOUT,     new,    0",
        "BEGIN,   PASSIVATION, new,    0",
        "BEGIN,   DEATH,       nobody, 0", // the code is used up: the user logs in again
        "BEGIN,   CHANGE,      new,    0",
        "REFRESH, INVALIDATE,  nobody, 1",
        "REFRESH, TIMEOUT,     nobody, 1",
        "REFRESH, PASSIVATION, old,    0",
        "REFRESH, DEATH,       nobody, 0", // the new refresh token died with the node
        "REFRESH, CHANGE,      old,    0",
        "STEP_UP, INVALIDATE,  new,    0",
        "STEP_UP, TIMEOUT,     new,    0",
        "STEP_UP, PASSIVATION, new,    0",
        "STEP_UP, DEATH,       old,    0",
        "STEP_UP, CHANGE,      new,    0",
        "REVOKE,  INVALIDATE,  nobody, 1",
        "REVOKE,  TIMEOUT,     nobody, 1",
        "REVOKE,  PASSIVATION, bare,   1",
        "REVOKE,  DEATH,       nobody, 1", // with the next refresh
        "REVOKE,  CHANGE,      bare,   1",
        "LOGOUT,  INVALIDATE,  nobody, 1",
        "LOGOUT,  TIMEOUT,     nobody, 1",
        "LOGOUT,  PASSIVATION, nobody, 1",
        "LOGOUT,  DEATH,       old,    0", // the logout died with the node
        "LOGOUT,  CHANGE,      nobody, 1"
    })
    void whatever_happens_in_the_middle_of_a_step(Step step, Event event, String next, int revoked) {
        here.put("cart", "full");
        if (step != Step.BEGIN) {
            here().begin(node.session().current().orElseThrow());
        }
        StubContainer there = here.replica();
        SessionStore theirs = new HttpSessionStore(there.request(), other.sessions());

        String seen;
        if (event == Event.DEATH) {
            CompletableFuture<Void> dying = performed(step, there, event, () -> clock.advance(LEASE));
            seen = who(theirs, other);
            dying.cancel(true);
        } else {
            performed(step, there, event, () -> happen(event)).join();
            boolean isElsewhere = event == Event.CHANGE;
            seen = isElsewhere ? who(theirs, other) : who(here(), node);
        }

        assertThat(seen).isEqualTo(next);
        WireWait.until(() -> oten().count(Endpoint.REVOKE) >= revoked);
        assertThat(oten().count(Endpoint.REVOKE)).isEqualTo(revoked);
    }

    private void happen(Event event) {
        switch (event) {
            case INVALIDATE -> here.invalidate();
            case TIMEOUT -> WireThreads.run(here::invalidate).join(); // in a thread of the container's
            case PASSIVATION -> here.passivate();
            case DEATH, CHANGE -> {}
        }
    }

    /** Does a step with an interruption; a node that dies does not continue. */
    private CompletableFuture<Void> performed(Step step, StubContainer there, Event event, Runnable middle) {
        boolean isDeath = event == Event.DEATH;
        return switch (step) {
            case BEGIN, STEP_UP -> {
                fresh = node.session().current().orElseThrow();
                middle.run();
                if (!isDeath) {
                    StubContainer at = event == Event.CHANGE ? there : here;
                    new HttpSessionStore(at.request(), node.sessions()).begin(fresh);
                }
                yield CompletableFuture.completedFuture(null);
            }
            case REFRESH ->
                held(Endpoint.TOKEN, isDeath, middle, () -> {
                    var unused = node.sessions().refreshed(here());
                });
            case REVOKE ->
                held(Endpoint.REVOKE, isDeath, middle, () -> node.sessions().revoke(here(), node.revocation()::revoke));
            case LOGOUT -> {
                OtenSession mine = here().current().orElseThrow();
                middle.run();
                if (!isDeath) {
                    node.sessions().revokeTokens(here().invalidate().orElse(mine));
                }
                yield CompletableFuture.completedFuture(null);
            }
        };
    }

    private CompletableFuture<Void> held(Endpoint endpoint, boolean isDeath, Runnable middle, Runnable call) {
        HeldResponse response = oten().hold(endpoint);
        CompletableFuture<Void> result = WireThreads.run(() -> {
            try {
                call.run();
            } catch (OtenException e) {
                assertThat(e.code()).isEqualTo(OtenErrorCode.NOT_LOGGED_IN);
            }
        });
        response.awaitRequest();
        middle.run();
        if (!isDeath) {
            response.release();
        }
        return result;
    }

    /** Whom the next request finds: it asks for a token, so that Oten's state counts too. */
    private String who(SessionStore store, WireParty at) {
        OtenSession session = store.current().orElse(null);
        if (session == null) {
            return "nobody";
        }
        boolean isNew = fresh != null && session.isSameLogin(fresh);
        try {
            var unused = at.sessions().refreshed(store);
            return isNew ? "new" : "old";
        } catch (OtenException e) {
            return e.code() == OtenErrorCode.TOKENS_EXPIRED ? "bare" : "nobody";
        }
    }
}
