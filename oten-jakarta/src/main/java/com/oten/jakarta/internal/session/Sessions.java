package com.oten.jakarta.internal.session;

import com.oten.jakarta.AccessToken;
import com.oten.jakarta.OtenEvent;
import com.oten.jakarta.error.OtenConfigurationException;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.error.OtenProviderException;
import com.oten.jakarta.error.OtenUnavailableException;
import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.endpoint.TokenEndpoint;
import com.oten.jakarta.internal.endpoint.TokenSet;
import com.oten.jakarta.internal.idtoken.IdTokenVerifier;
import com.oten.jakarta.internal.idtoken.VerifiedIdToken;
import com.oten.jakarta.internal.seal.SealKeys;
import com.oten.jakarta.internal.seal.Sealer;
import com.oten.jakarta.internal.secret.Secret;
import com.oten.jakarta.internal.session.TokenVault.Tokens;
import com.oten.jakarta.store.SharedStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Opens sessions and refreshes their tokens ({@link Refresh}). Thread-safe. */
public final class Sessions {
    /** Added to the longest time of a refresh, for garbage collections and clocks that differ. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final CallerClaims callerClaims;
    private final TokenVault vault;
    private final SharedTokens shared;
    private final Refresh refresh;
    private final SessionRevocations revocations;
    private final long lifetime; // in seconds
    private final Exchange exchange;
    private final Consumer<Secret> revocation;
    private final SecureRandom random;
    private final Clock clock;

    public Sessions(
            OtenConfig config,
            TokenEndpoint tokenEndpoint,
            IdTokenVerifier idTokens,
            SealKeys keys,
            SharedStore store,
            Consumer<OtenEvent> observers,
            Consumer<Secret> revocation,
            SecureRandom random,
            Clock clock) {
        this.callerClaims = new CallerClaims(config.login());
        this.vault = new TokenVault(new Sealer(keys, SealKeys.Purpose.SESSION, TokenVault.LONGEST));
        this.random = random;
        this.clock = clock;
        this.shared = new SharedTokens(
                store,
                new Sealer(keys, SealKeys.Purpose.SHARED, TokenVault.LONGEST),
                newId(),
                tokenEndpoint.longestCall().plus(MARGIN),
                config.session().lifetime());
        this.revocation = revocation;
        this.exchange = new Exchange(tokenEndpoint, idTokens, vault, shared, observers, revocation, random, clock);
        this.refresh = new Refresh(exchange, vault, shared, clock);
        this.revocations = new SessionRevocations(config, store, clock);
        this.lifetime = config.session().lifetime().toSeconds();
    }

    /**
     * Makes the session of a finished login; it is not stored yet.
     *
     * @param who the verified user
     * @param claims what Oten says of the user
     * @param tokens the tokens
     * @return the session
     * @throws com.oten.jakarta.error.OtenRejectedException if the claims give no usable name
     */
    public OtenSession open(VerifiedIdToken who, Map<String, Object> claims, TokenSet tokens) {
        return new OtenSession(
                newId(),
                0,
                who.issuer(),
                who.subject(),
                callerClaims.name(claims),
                callerClaims.groups(claims),
                claims,
                clock.instant(),
                exchange.state(new Tokens(tokens.accessToken(), tokens.refreshToken(), tokens.idToken()), tokens),
                null,
                null);
    }

    /**
     * Whether a session must not be used any more: it has ended, is too old, or was revoked. Cheap, because each
     * request asks.
     *
     * @param session as it is stored
     * @return true if nobody is logged in
     */
    public boolean isOver(OtenSession session) {
        return session.isEnded()
                || clock.millis() / 1_000 - session.loggedInAt().getEpochSecond() >= lifetime
                || revocations.isEnded(session);
    }

    /**
     * The revocation entries of sessions.
     *
     * @return those of this application
     */
    public SessionRevocations revocations() {
        return revocations;
    }

    /**
     * The session's access token, refreshed if it is due.
     *
     * @param store where the session is
     * @return a token that is valid now
     * @throws OtenException if nobody is logged in, or there is no valid token
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
            return accessToken(refresh.of(store, session, false));
        } catch (OtenUnavailableException | OtenProviderException | OtenConfigurationException e) {
            if (!isGood) {
                throw e;
            }
            return accessToken(current(store)); // reads again: the user may have logged out meanwhile
        }
    }

    /**
     * Refreshes now.
     *
     * @param store where the session is
     * @return the new access token
     * @throws OtenException if nobody is logged in, or the refresh fails
     */
    public AccessToken refreshed(SessionStore store) {
        return accessToken(refresh.of(store, current(store), true));
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
     * The session's newest refresh token, for revocation.
     *
     * @param session whose
     * @return empty if there is none, or the key it was sealed with is gone
     */
    public Optional<Secret> refreshToken(OtenSession session) {
        OtenSession newest = shared.newer(session).orElse(session);
        return vault.open(newest.tokens().sealed()).flatMap(Tokens::refreshToken);
    }

    /**
     * Revokes the session's tokens. The user stays logged in, with the ID token alone.
     *
     * @param store where the session is
     * @param revocation revokes a token of the given type at Oten, or throws
     * @throws OtenException if nobody is logged in, or if the revocation fails; then nothing has changed
     */
    public void revoke(SessionStore store, BiConsumer<Secret, String> revocation) {
        refresh.revoke(store, revocation);
    }

    /**
     * Removes a session's tokens from the shared store; a refresh that is under way on any node discards its result.
     *
     * @param session one that has ended
     */
    public void forget(OtenSession session) {
        shared.forget(session);
    }

    /**
     * Revokes the newest refresh token of a session that has ended, and removes its tokens from the shared store. A
     * refresh that is under way on any node revokes what it gets.
     *
     * @param ended its last state on this node
     */
    public void revokeTokens(OtenSession ended) {
        OtenSession newest = shared.forget(ended).orElse(ended);
        vault.open(newest.tokens().sealed()).flatMap(Tokens::refreshToken).ifPresent(revocation);
    }

    private AccessToken accessToken(OtenSession session) {
        return new AccessToken(
                vault.of(session).accessToken().value(),
                session.tokens().expiresAt(),
                session.tokens().scopes());
    }

    private String newId() {
        byte[] id = new byte[16];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }

    /**
     * The current session, which must exist.
     *
     * @param store where it is
     * @return one that has not ended
     * @throws com.oten.jakarta.error.OtenLoginRequiredException if nobody is logged in
     */
    public static OtenSession current(SessionStore store) {
        return store.current().orElseThrow(() -> OtenErrorCode.NOT_LOGGED_IN.exception("nobody is logged in"));
    }
}
