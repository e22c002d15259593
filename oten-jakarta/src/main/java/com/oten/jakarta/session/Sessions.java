package com.oten.jakarta.session;

import com.oten.jakarta.AccessToken;
import com.oten.jakarta.config.OtenConfig;
import com.oten.jakarta.config.Secret;
import com.oten.jakarta.error.OtenConfigurationException;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.error.OtenProviderException;
import com.oten.jakarta.error.OtenRejectedException;
import com.oten.jakarta.error.OtenUnavailableException;
import com.oten.jakarta.http.SingleFlight;
import com.oten.jakarta.idtoken.IdTokenVerifier;
import com.oten.jakarta.idtoken.VerifiedIdToken;
import com.oten.jakarta.seal.SealKeys;
import com.oten.jakarta.seal.Sealer;
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
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;

/**
 * Opens sessions and keeps their tokens fresh.
 *
 * <p>A refresh token is good for one use, so a session must never send the same one twice. Whoever finds the access token
 * old becomes the one who refreshes ({@link SingleFlight}); the others wait. Before the call it looks at the session again:
 * if its generation has moved on, someone else was faster. An answer that got lost is not repeated. When Oten is down or
 * talks nonsense the old token is used as long as it lasts, and for half a minute nobody asks again. Thread-safe.
 */
public final class Sessions {
    private static final Logger LOG = System.getLogger(Sessions.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(30);
    /** A token is renewed after this part of its life, a tenth sooner or later, so that sessions do not march in step. */
    private static final double RENEWED_AFTER = 0.8;

    private static final double JITTER = 0.1;

    private final CallerClaims callerClaims;
    private final TokenEndpoint tokenEndpoint;
    private final IdTokenVerifier idTokens;
    private final TokenVault vault;
    private final SecureRandom random;
    private final Clock clock;
    private final SingleFlight<OtenSession> refreshes = new SingleFlight<>(PATIENCE);

    /**
     * Wires the parts.
     *
     * @param config names of claims
     * @param tokenEndpoint for refreshes
     * @param idTokens for ID tokens that come with a refresh
     * @param keys what tokens are sealed with
     * @param random session ids and jitter
     * @param clock when tokens are old
     */
    public Sessions(
            OtenConfig config,
            TokenEndpoint tokenEndpoint,
            IdTokenVerifier idTokens,
            SealKeys keys,
            SecureRandom random,
            Clock clock) {
        this.callerClaims = new CallerClaims(config.login());
        this.tokenEndpoint = tokenEndpoint;
        this.idTokens = idTokens;
        this.vault = new TokenVault(new Sealer(keys, SealKeys.Purpose.SESSION, TokenVault.LONGEST));
        this.random = random;
        this.clock = clock;
    }

    /**
     * Makes the session of a finished login; it is not stored yet.
     *
     * @param who the verified person
     * @param claims what Oten says of the person
     * @param tokens the tokens
     * @return the session
     * @throws com.oten.jakarta.error.OtenRejectedException if the claims give no usable name
     */
    public OtenSession open(VerifiedIdToken who, Map<String, Object> claims, TokenSet tokens) {
        byte[] id = new byte[16];
        random.nextBytes(id);
        return new OtenSession(
                HexFormat.of().formatHex(id),
                0,
                who.issuer(),
                who.subject(),
                callerClaims.name(claims),
                callerClaims.groups(claims),
                claims,
                clock.instant(),
                state(new Tokens(tokens.accessToken(), tokens.refreshToken(), tokens.idToken()), tokens));
    }

    /**
     * The session's access token, refreshed if it is time.
     *
     * @param store where the session is
     * @return a token that is good for now
     * @throws OtenException if nobody is logged in, or no good token can be had
     */
    public AccessToken accessToken(SessionStore store) {
        OtenSession session = current(store);
        Instant now = clock.instant();
        boolean isGood = now.isBefore(session.tokens().expiresAt());
        boolean isDue =
                session.tokens().canRefresh() && !now.isBefore(session.tokens().refreshAt());
        if (isGood && !isDue) {
            return accessToken(session);
        }
        try {
            return accessToken(refresh(store, session, false));
        } catch (OtenUnavailableException | OtenProviderException | OtenConfigurationException e) {
            if (!isGood) {
                throw e;
            }
            return accessToken(session);
        }
    }

    /**
     * Refreshes now.
     *
     * @param store where the session is
     * @return the new access token
     * @throws OtenException if nobody is logged in, or no token can be had
     */
    public AccessToken refreshed(SessionStore store) {
        return accessToken(refresh(store, current(store), true));
    }

    /**
     * The session's ID token, for the logout at Oten.
     *
     * @param session whose
     * @return empty if there is none, or the key it was sealed with is gone
     */
    public Optional<Secret> idToken(OtenSession session) {
        return vault.open(session.tokens().sealed()).flatMap(Tokens::idToken);
    }

    /**
     * The session's refresh token, for revocation.
     *
     * @param session whose
     * @return empty if there is none, or the key it was sealed with is gone
     */
    public Optional<Secret> refreshToken(OtenSession session) {
        return vault.open(session.tokens().sealed()).flatMap(Tokens::refreshToken);
    }

    /**
     * Gives the session's tokens back. The person stays logged in, with the ID token alone.
     *
     * @param store where the session is
     * @param revocation tells Oten; is given a token and its type, and throws if Oten did not take it
     * @throws OtenException if nobody is logged in, or as the revocation failed; then nothing has changed
     */
    public void revoke(SessionStore store, BiConsumer<Secret, String> revocation) {
        AtomicBoolean isDone = new AtomicBoolean();
        while (!isDone.get()) { // a refresh that is under way brings tokens that have to go too
            var unused = refreshes.get(current(store).id(), () -> {
                OtenSession newest = current(store);
                Tokens old = tokens(newest);
                refuseIfRevoked(old);
                old.refreshToken()
                        .ifPresentOrElse(
                                token -> revocation.accept(token, "refresh_token"),
                                () -> revocation.accept(old.accessToken(), "access_token"));
                OtenSession bare = newest.with(TokenState.none(vault.seal(old.withIdTokenOnly())));
                store.replace(bare);
                isDone.set(true);
                return bare;
            });
        }
    }

    private OtenSession refresh(SessionStore store, OtenSession seen, boolean isForced) {
        return refreshes.get(seen.id(), () -> {
            OtenSession newest = current(store);
            boolean isDone = newest.generation() != seen.generation();
            boolean isPaused =
                    !isForced && clock.instant().isBefore(newest.tokens().refreshAt());
            if (isDone || isPaused) {
                return newest;
            }
            try {
                return exchange(store, newest);
            } catch (OtenUnavailableException | OtenProviderException | OtenConfigurationException e) {
                pause(store, newest, e);
                throw e;
            }
        });
    }

    private OtenSession exchange(SessionStore store, OtenSession session) {
        Tokens old = tokens(session);
        refuseIfRevoked(old);
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
            OtenSession renewed = session.with(state(newer, fresh));
            store.replace(renewed);
            return renewed;
        } catch (OtenRejectedException e) {
            store.end(); // the tokens of somebody else, or of nobody
            throw e;
        } catch (OtenException e) {
            if (e.code().oauthError().filter("invalid_grant"::equals).isEmpty()) {
                throw e;
            }
            store.end();
            throw OtenErrorCode.REFRESH_REFUSED.exception("Oten refused to refresh: the login has ended", e);
        }
    }

    /** The rotated refresh token must not be lost because Oten's keys cannot be had for a moment. */
    private Optional<Secret> verified(TokenSet fresh, OtenSession session) {
        try {
            fresh.idToken().ifPresent(idToken -> idTokens.verifyRefreshed(idToken, session.subject()));
            return fresh.idToken();
        } catch (OtenUnavailableException e) {
            return Optional.empty();
        }
    }

    private TokenState state(Tokens tokens, TokenSet received) {
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

    private AccessToken accessToken(OtenSession session) {
        Tokens tokens = tokens(session);
        refuseIfRevoked(tokens);
        return new AccessToken(
                tokens.accessToken().value(),
                session.tokens().expiresAt(),
                session.tokens().scopes());
    }

    private static void refuseIfRevoked(Tokens tokens) {
        if (tokens.accessToken().value().isEmpty()) {
            throw OtenErrorCode.TOKENS_ENDED.exception("the session's tokens were given back to Oten");
        }
    }

    private Tokens tokens(OtenSession session) {
        return vault.open(session.tokens().sealed())
                .orElseThrow(
                        () -> OtenErrorCode.TOKENS_ENDED.exception(
                                "the session's tokens were sealed with a key that is gone: oten.seal-key or the client secret changed"));
    }

    private static OtenSession current(SessionStore store) {
        return store.current().orElseThrow(() -> OtenErrorCode.NOT_LOGGED_IN.exception("nobody is logged in"));
    }
}
