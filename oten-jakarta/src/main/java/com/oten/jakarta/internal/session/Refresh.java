package com.oten.jakarta.internal.session;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.http.SingleFlight;
import com.oten.jakarta.internal.secret.Secret;
import com.oten.jakarta.internal.session.OtenSession.TokenState;
import com.oten.jakarta.internal.session.TokenVault.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;

/**
 * Refreshes the tokens of a session. A refresh token is good for one use, so a session must never send the same one twice.
 *
 * <p>On a node, whoever finds the access token old becomes the one who refreshes ({@link SingleFlight}); the others wait.
 * Before the call it looks at the session again: if its generation has moved on, or the user has logged in anew, nothing
 * is left to do. Among nodes, the one with the lease ({@link SharedTokens}) refreshes, after a look for a newer generation
 * than its HTTP session has; the others go on with the old token as long as that is good, and wait for the newer generation
 * when it is not.
 *
 * <p>Observers are told when the flight is over: they may ask for tokens themselves. When Oten is down or talks nonsense the
 * old token is used as long as it lasts, and for half a minute nobody asks again. Thread-safe.
 */
final class Refresh {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final Exchange exchange;
    private final TokenVault vault;
    private final SharedTokens shared;
    private final Clock clock;
    /** By the id of the login. */
    private final SingleFlight<OtenSession> flights = new SingleFlight<>(PATIENCE);

    Refresh(Exchange exchange, TokenVault vault, SharedTokens shared, Clock clock) {
        this.exchange = exchange;
        this.vault = vault;
        this.shared = shared;
        this.clock = clock;
    }

    /** The session with tokens that are newer than those seen; with a good old one if another node is at it. */
    OtenSession of(SessionStore store, OtenSession seen, boolean isForced) {
        List<Runnable> afterwards = new ArrayList<>();
        try {
            return flights.get(seen.id(), () -> {
                OtenSession mine = Sessions.current(store);
                // a newer login is another flight's, or two would send its refresh token
                boolean isDone = !mine.isSameLogin(seen) || mine.generation() != seen.generation();
                boolean isPaused = !isForced && !isDue(mine);
                return isDone || isPaused ? mine : together(store, mine, isForced, afterwards);
            });
        } finally {
            afterwards.forEach(Runnable::run);
        }
    }

    private OtenSession together(SessionStore store, OtenSession seen, boolean isForced, List<Runnable> afterwards) {
        long start = System.nanoTime();
        OtenSession mine = seen;
        while (true) {
            boolean isLeader = shared.lease(seen);
            try {
                Optional<OtenSession> newer = shared.newer(mine);
                if (newer.isPresent()) {
                    mine = exchange.kept(store, newer.get());
                    if (!mine.isSameLogin(seen) || !isDue(mine)) {
                        return mine;
                    }
                }
                if (isLeader) {
                    return shared.hasEnded(mine)
                            ? exchange.successor(store, mine)
                            : exchange.call(store, mine, afterwards);
                }
            } finally {
                if (isLeader) {
                    shared.release(seen);
                }
            }
            if (!isForced && clock.instant().isBefore(mine.tokens().expiresAt())) {
                return mine;
            }
            waitForOther(start);
        }
    }

    private static void waitForOther(long start) {
        if (System.nanoTime() - start > PATIENCE.toNanos()) {
            throw OtenErrorCode.BUSY.exception("waited " + PATIENCE + " for another node's call to Oten");
        }
        LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        if (Thread.currentThread().isInterrupted()) {
            throw OtenErrorCode.BUSY.exception("interrupted while waiting for another node's call to Oten");
        }
    }

    /** Gives the tokens back; what a refresh on any node brings meanwhile has to go too. */
    void revoke(SessionStore store, BiConsumer<Secret, String> revocation) {
        AtomicBoolean isDone = new AtomicBoolean();
        while (!isDone.get()) {
            OtenSession seen = Sessions.current(store);
            var unused = flights.get(seen.id(), () -> {
                OtenSession mine = Sessions.current(store);
                if (!mine.isSameLogin(seen)) {
                    return mine;
                }
                OtenSession bare = revoked(store, mine, revocation);
                isDone.set(true);
                return bare;
            });
        }
    }

    private OtenSession revoked(SessionStore store, OtenSession mine, BiConsumer<Secret, String> revocation) {
        long start = System.nanoTime();
        while (!shared.lease(mine)) {
            waitForOther(start);
        }
        try {
            OtenSession newest = shared.newer(mine).orElse(mine);
            Tokens old = vault.of(newest);
            old.refreshToken()
                    .ifPresentOrElse(
                            token -> revocation.accept(token, "refresh_token"),
                            () -> revocation.accept(old.accessToken(), "access_token"));
            TokenState none = TokenState.none(vault.seal(old.withIdTokenOnly()));
            OtenSession bare = newest.with(newest.generation() + 1, none);
            shared.publish(bare);
            boolean isKept = store.replace(bare);
            if (!isKept && store.current().filter(bare::isSameLogin).isEmpty()) {
                shared.forget(bare); // it has ended meanwhile
            }
            return bare;
        } finally {
            shared.release(mine);
        }
    }

    private boolean isDue(OtenSession session) {
        return !clock.instant().isBefore(session.tokens().refreshAt());
    }
}
