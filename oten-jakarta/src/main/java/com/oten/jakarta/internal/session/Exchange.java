package com.oten.jakarta.internal.session;

import com.oten.jakarta.OtenEvent;
import com.oten.jakarta.OtenLoggedOut;
import com.oten.jakarta.OtenTokensRefreshed;
import com.oten.jakarta.error.OtenConfigurationException;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.error.OtenProviderException;
import com.oten.jakarta.error.OtenRejectedException;
import com.oten.jakarta.error.OtenUnavailableException;
import com.oten.jakarta.internal.endpoint.TokenEndpoint;
import com.oten.jakarta.internal.endpoint.TokenSet;
import com.oten.jakarta.internal.idtoken.IdTokenVerifier;
import com.oten.jakarta.internal.secret.Secret;
import com.oten.jakarta.internal.session.TokenVault.Tokens;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Exchanges a refresh token for new tokens and updates the session. During the call to Oten the user may log out, or
 * log in again: the new tokens are kept only if the session is still the one that asked, and revoked otherwise.
 *
 * <p>Notifying observers and revoking tokens is left to the caller, to be done when no thread waits any more. If a
 * response is lost, the request is not repeated. Thread-safe.
 */
final class Exchange {
    private static final Logger LOG = System.getLogger(Exchange.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(30);
    /**
     * A token is renewed after this part of its life, a tenth sooner or later, so that sessions do not refresh in step.
     */
    private static final double RENEWED_AFTER = 0.8;

    private static final double JITTER = 0.1;

    private final TokenEndpoint tokenEndpoint;
    private final IdTokenVerifier idTokens;
    private final TokenVault vault;
    private final SharedTokens shared;
    private final Consumer<OtenEvent> observers;
    private final Consumer<Secret> revocation;
    private final SecureRandom random;
    private final Clock clock;

    Exchange(
            TokenEndpoint tokenEndpoint,
            IdTokenVerifier idTokens,
            TokenVault vault,
            SharedTokens shared,
            Consumer<OtenEvent> observers,
            Consumer<Secret> revocation,
            SecureRandom random,
            Clock clock) {
        this.tokenEndpoint = tokenEndpoint;
        this.idTokens = idTokens;
        this.vault = vault;
        this.shared = shared;
        this.observers = observers;
        this.revocation = revocation;
        this.random = random;
        this.clock = clock;
    }

    /** Returns the session that counts afterwards; a newer login, if there is one by then. */
    OtenSession call(SessionStore store, OtenSession session, List<Runnable> afterwards) {
        try {
            return exchange(store, session, afterwards);
        } catch (OtenUnavailableException | OtenProviderException | OtenConfigurationException e) {
            pause(store, session, e);
            throw e;
        }
    }

    private OtenSession exchange(SessionStore store, OtenSession session, List<Runnable> afterwards) {
        Tokens old = vault.of(session);
        Secret refreshToken = old.refreshToken()
                .orElseThrow(() -> OtenErrorCode.TOKENS_EXPIRED.exception(
                        "the access token has expired, and there is no refresh token: offline_access was not granted"));
        try {
            TokenSet fresh =
                    tokenEndpoint.refresh(refreshToken, session.tokens().scopes());
            // without a new refresh token the old one stays valid (RFC 6749 section 6)
            Secret next = fresh.refreshToken().orElse(refreshToken);
            Optional<Secret> idToken = verified(fresh, session, () -> revoke(next, afterwards));
            Tokens newer = new Tokens(fresh.accessToken(), Optional.of(next), idToken.or(old::idToken));
            OtenSession renewed = session.with(session.generation() + 1, state(newer, fresh));
            return keep(store, renewed, next, afterwards);
        } catch (OtenRejectedException e) {
            end(store, session, afterwards); // the tokens belong to another user, or to none
            throw e;
        } catch (OtenException e) {
            if (e.code().oauthError().filter("invalid_grant"::equals).isEmpty()) {
                throw e;
            }
            return refused(store, session, e, afterwards);
        }
    }

    /** Publishes first: otherwise the only valid refresh token would be lost if this node died now. */
    private OtenSession keep(SessionStore store, OtenSession renewed, Secret refreshToken, List<Runnable> afterwards) {
        boolean isWanted = isStill(store, renewed) && shared.publish(renewed);
        if (isWanted && store.replace(renewed)) {
            afterwards.add(() -> observers.accept(
                    new OtenTokensRefreshed(renewed.subject(), renewed.tokens().expiresAt())));
            return renewed;
        }
        if (isWanted && isStill(store, renewed)) {
            return Sessions.current(store); // another node was faster while the store failed
        }
        revoke(refreshToken, afterwards);
        return successor(store, renewed);
    }

    private static boolean isStill(SessionStore store, OtenSession session) {
        return store.current().filter(session::isSameLogin).isPresent();
    }

    /** The login that followed a session which has ended, perhaps on another node. */
    OtenSession successor(SessionStore store, OtenSession session) {
        store.end(session);
        shared.forget(session);
        return store.current()
                .orElseThrow(
                        () -> OtenErrorCode.NOT_LOGGED_IN.exception("the login ended while tokens were refreshed"));
    }

    private void revoke(Secret refreshToken, List<Runnable> afterwards) {
        afterwards.add(() -> revocation.accept(refreshToken));
    }

    private OtenSession refused(
            SessionStore store, OtenSession session, OtenException refusal, List<Runnable> afterwards) {
        Optional<OtenSession> newer = shared.newer(session);
        if (newer.isPresent()) { // another node was faster while the store failed
            return kept(store, newer.get());
        }
        Optional<OtenSession> now = store.current();
        boolean isOutdated = now.filter(it -> !it.isSameLogin(session) || it.generation() > session.generation())
                .isPresent();
        if (isOutdated) { // the user has other tokens by now than those that Oten refused
            return now.orElseThrow();
        }
        end(store, session, afterwards);
        throw OtenErrorCode.REFRESH_REFUSED.exception("Oten refused to refresh: the login has ended", refusal);
    }

    /** The session that counts after another node's newer state has been stored. */
    OtenSession kept(SessionStore store, OtenSession newer) {
        return store.replace(newer) ? newer : Sessions.current(store);
    }

    /** Notifies observers only if this call ended the session. */
    private void end(SessionStore store, OtenSession session, List<Runnable> afterwards) {
        Optional<OtenSession> ended = store.end(session);
        shared.forget(session);
        ended.ifPresent(last -> afterwards.add(
                () -> observers.accept(new OtenLoggedOut(last.subject(), OtenLoggedOut.Reason.TOKENS_EXPIRED))));
    }

    /** The rotated refresh token must not be lost because Oten's keys are not available for a moment. */
    private Optional<Secret> verified(TokenSet fresh, OtenSession session, Runnable revoke) {
        try {
            fresh.idToken()
                    .ifPresent(idToken -> idTokens.verifyRefreshed(idToken, session.subject(), session.claims()));
            return fresh.idToken();
        } catch (OtenUnavailableException e) {
            return Optional.empty();
        } catch (OtenRejectedException e) {
            revoke.run();
            throw e;
        }
    }

    /** The state of tokens that were received just now. */
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

    /** Suspends refreshing for a while, if the old access token is still valid. */
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
}
