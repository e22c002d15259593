package com.oten.jakarta.session;

import com.oten.jakarta.OtenEvent;
import com.oten.jakarta.OtenLoggedOut;
import com.oten.jakarta.OtenTokensRefreshed;
import com.oten.jakarta.config.Secret;
import com.oten.jakarta.error.OtenConfigurationException;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.error.OtenProviderException;
import com.oten.jakarta.error.OtenRejectedException;
import com.oten.jakarta.error.OtenUnavailableException;
import com.oten.jakarta.http.SingleFlight;
import com.oten.jakarta.idtoken.IdTokenVerifier;
import com.oten.jakarta.session.OtenSession.TokenState;
import com.oten.jakarta.session.TokenVault.Tokens;
import com.oten.jakarta.token.TokenEndpoint;
import com.oten.jakarta.token.TokenSet;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Refreshes the tokens of a session. A refresh token is good for one use, so a session must never send the same one twice.
 *
 * <p>On a node, whoever finds the access token old becomes the one who refreshes ({@link SingleFlight}); the others wait.
 * Before the call it looks at the session again: if its generation has moved on, someone else was faster. Among nodes, the
 * one with the lease ({@link SharedTokens}) refreshes, after a look for a newer generation than its HTTP session has; the
 * others go on with the old token as long as that is good, and wait for the newer generation when it is not.
 *
 * <p>An answer that got lost is not repeated. When Oten is down or talks nonsense the old token is used as long as it
 * lasts, and for half a minute nobody asks again. Thread-safe.
 */
final class Refresh {
    private static final Logger LOG = System.getLogger(Refresh.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final Duration PAUSE = Duration.ofSeconds(30);
    /** A token is renewed after this part of its life, a tenth sooner or later, so that sessions do not march in step. */
    private static final double RENEWED_AFTER = 0.8;

    private static final double JITTER = 0.1;

    private final TokenEndpoint tokenEndpoint;
    private final IdTokenVerifier idTokens;
    private final TokenVault vault;
    private final SharedTokens shared;
    private final Consumer<OtenEvent> observers;
    private final SecureRandom random;
    private final Clock clock;
    private final SingleFlight<OtenSession> flights = new SingleFlight<>(PATIENCE);

    Refresh(
            TokenEndpoint tokenEndpoint,
            IdTokenVerifier idTokens,
            TokenVault vault,
            SharedTokens shared,
            Consumer<OtenEvent> observers,
            SecureRandom random,
            Clock clock) {
        this.tokenEndpoint = tokenEndpoint;
        this.idTokens = idTokens;
        this.vault = vault;
        this.shared = shared;
        this.observers = observers;
        this.random = random;
        this.clock = clock;
    }

    /** The session with tokens that are newer than those seen; with a good old one if another node is at it. */
    OtenSession of(SessionStore store, OtenSession seen, boolean isForced) {
        return flights.get(seen.id(), () -> {
            OtenSession mine = Sessions.current(store);
            boolean isDone = mine.generation() != seen.generation();
            boolean isPaused = !isForced && !isDue(mine);
            if (isDone || isPaused) {
                return mine;
            }
            return shared.isAlone() ? call(store, mine) : together(store, mine, isForced);
        });
    }

    private OtenSession together(SessionStore store, OtenSession seen, boolean isForced) {
        long start = System.nanoTime();
        OtenSession mine = seen;
        while (true) {
            boolean isLeader = shared.lease(mine);
            try {
                Optional<OtenSession> newer = shared.newer(mine);
                if (newer.isPresent()) {
                    mine = newer.get();
                    store.replace(mine);
                    if (!isDue(mine)) {
                        return mine;
                    }
                }
                if (isLeader) {
                    return call(store, mine);
                }
            } finally {
                if (isLeader) {
                    shared.release(mine);
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

    /** Gives the tokens back; what a refresh on this node brings meanwhile has to go too. */
    void revoke(SessionStore store, BiConsumer<Secret, String> revocation) {
        AtomicBoolean isDone = new AtomicBoolean();
        while (!isDone.get()) {
            var unused = flights.get(Sessions.current(store).id(), () -> {
                OtenSession mine = Sessions.current(store);
                OtenSession newest = shared.newer(mine).orElse(mine);
                Tokens old = vault.of(newest);
                old.refreshToken()
                        .ifPresentOrElse(
                                token -> revocation.accept(token, "refresh_token"),
                                () -> revocation.accept(old.accessToken(), "access_token"));
                TokenState none = TokenState.none(vault.seal(old.withIdTokenOnly()));
                OtenSession bare = newest.with(newest.generation() + 1, none);
                shared.publish(bare);
                store.replace(bare);
                isDone.set(true);
                return bare;
            });
        }
    }

    private OtenSession call(SessionStore store, OtenSession session) {
        try {
            return exchange(store, session);
        } catch (OtenUnavailableException | OtenProviderException | OtenConfigurationException e) {
            pause(store, session, e);
            throw e;
        }
    }

    private OtenSession exchange(SessionStore store, OtenSession session) {
        Tokens old = vault.of(session);
        Secret refreshToken = old.refreshToken()
                .orElseThrow(() -> OtenErrorCode.TOKENS_ENDED.exception(
                        "the access token has ended, and there is no refresh token: offline_access was not granted"));
        try {
            TokenSet fresh =
                    tokenEndpoint.refresh(refreshToken, session.tokens().scopes());
            // no new refresh token means that the old one goes on (RFC 6749 section 6)
            Tokens newer = new Tokens(
                    fresh.accessToken(),
                    fresh.refreshToken().or(old::refreshToken),
                    verified(fresh, session).or(old::idToken));
            OtenSession renewed = session.with(session.generation() + 1, state(newer, fresh));
            shared.publish(renewed); // first, or a node that dies now takes the only good refresh token along
            store.replace(renewed);
            observers.accept(
                    new OtenTokensRefreshed(renewed.subject(), renewed.tokens().expiresAt()));
            return renewed;
        } catch (OtenRejectedException e) {
            end(store, session); // the tokens of somebody else, or of nobody
            throw e;
        } catch (OtenException e) {
            if (e.code().oauthError().filter("invalid_grant"::equals).isEmpty()) {
                throw e;
            }
            Optional<OtenSession> newer = shared.newer(session);
            if (newer.isPresent()) { // another node was faster while the store failed
                store.replace(newer.get());
                return newer.get();
            }
            end(store, session);
            throw OtenErrorCode.REFRESH_REFUSED.exception("Oten refused to refresh: the login has ended", e);
        }
    }

    private void end(SessionStore store, OtenSession session) {
        store.end();
        shared.forget(session);
        observers.accept(new OtenLoggedOut(session.subject(), OtenLoggedOut.Reason.TOKENS_ENDED));
    }

    /** The rotated refresh token must not be lost because Oten's keys cannot be had for a moment. */
    private Optional<Secret> verified(TokenSet fresh, OtenSession session) {
        try {
            fresh.idToken()
                    .ifPresent(idToken -> idTokens.verifyRefreshed(idToken, session.subject(), session.claims()));
            return fresh.idToken();
        } catch (OtenUnavailableException e) {
            return Optional.empty();
        }
    }

    /** Tokens that were received just now. */
    TokenState state(Tokens tokens, TokenSet received) {
        Instant now = clock.instant();
        Duration life = Duration.between(now, received.expiresAt());
        double part = RENEWED_AFTER + JITTER * (2 * random.nextDouble() - 1);
        return new TokenState(
                vault.seal(tokens),
                received.scopes(),
                received.expiresAt(),
                now.plusMillis((long) (life.toMillis() * part)),
                tokens.refreshToken().isPresent());
    }

    /** Leaves Oten alone for a while, as long as the token lasts that there is. */
    private void pause(SessionStore store, OtenSession session, OtenException failure) {
        TokenState old = session.tokens();
        Instant now = clock.instant();
        if (now.isBefore(old.expiresAt())) {
            LOG.log(Level.WARNING, "not refreshed, the old access token is used: {0}", failure.getMessage());
            Instant later = now.plus(PAUSE);
            Instant until = later.isBefore(old.expiresAt()) ? later : old.expiresAt();
            store.replace(session.pausedUntil(until));
        }
    }

    private boolean isDue(OtenSession session) {
        return !clock.instant().isBefore(session.tokens().refreshAt());
    }
}
