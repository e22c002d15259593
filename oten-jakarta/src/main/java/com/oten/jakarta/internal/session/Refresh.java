package com.oten.jakarta.internal.session;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.http.SingleFlight;
import com.oten.jakarta.internal.secret.Secret;
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
 * Refreshes the tokens of a session. A refresh token is valid for one use, so a session must never send the same one
 * twice.
 *
 * <p>On a node, the first thread that finds the access token old refreshes it ({@link SingleFlight}); the others wait.
 * Before the call it reads the session again: if its generation is newer, or the user has logged in again, nothing is
 * left to do. Among nodes, the one with the lease ({@link SharedTokens}) refreshes, after it has looked for a newer
 * generation than its HTTP session has; the others use the old token as long as it is valid, and then wait for the
 * newer generation.
 *
 * <p>Observers are notified when the flight is over: they may ask for tokens themselves. If Oten is down or sends
 * invalid responses, the old token is used until it expires, and for half a minute no refresh is tried. Thread-safe.
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

    /** The session with newer tokens than those seen; with a valid old one if another node is refreshing. */
    OtenSession of(SessionStore store, OtenSession seen, boolean isForced) {
        List<Runnable> afterwards = new ArrayList<>();
        try {
            return flights.get(seen.id(), () -> {
                OtenSession mine = Sessions.current(store);
                // a newer login has a flight of its own, or its refresh token would be sent twice
                boolean isDone = !mine.isSameLogin(seen) || mine.generation() != seen.generation();
                boolean isPaused = !isForced && !isDue(mine);
                return isDone || isPaused ? mine : withLease(store, mine, isForced, afterwards);
            });
        } finally {
            afterwards.forEach(Runnable::run);
        }
    }

    private OtenSession withLease(SessionStore store, OtenSession seen, boolean isForced, List<Runnable> afterwards) {
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

    /** Revokes the tokens, including those that a refresh on any node gets meanwhile. */
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
