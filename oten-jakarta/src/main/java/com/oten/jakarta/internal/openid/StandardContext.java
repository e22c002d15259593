package com.oten.jakarta.internal.openid;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.secret.Secret;
import com.oten.jakarta.internal.session.OtenSession;
import com.oten.jakarta.internal.session.SessionStore;
import com.oten.jakarta.internal.session.Sessions;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import jakarta.security.enterprise.identitystore.openid.AccessToken;
import jakarta.security.enterprise.identitystore.openid.IdentityToken;
import jakarta.security.enterprise.identitystore.openid.OpenIdClaims;
import jakarta.security.enterprise.identitystore.openid.RefreshToken;
import java.time.Clock;
import java.util.Optional;

/**
 * One session as Jakarta Security's {@code OpenIdContext} shows it (Jakarta Security section 2.4.4). Tokens are
 * decrypted on demand, and the access token is the one that {@link com.oten.jakarta.OtenTokenService} returns.
 */
public final class StandardContext {
    private static final JsonProvider JSON = JsonProvider.provider();

    private final SessionStore store;
    private final Sessions sessions;
    private final Clock clock;

    /**
     * Looks at a session.
     *
     * @param store where it is
     * @param sessions decrypts its tokens
     * @param clock when tokens expire
     */
    public StandardContext(SessionStore store, Sessions sessions, Clock clock) {
        this.store = store;
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * Who is logged in.
     *
     * @return {@code sub}
     */
    public String subject() {
        return session().subject();
    }

    /**
     * The access token.
     *
     * @return still valid
     */
    public AccessToken accessToken() {
        return new BearerToken(sessions.accessToken(store), clock);
    }

    /**
     * The ID token.
     *
     * @return the newest
     */
    public IdentityToken identityToken() {
        return sessions.idToken(session())
                .map(Secret::value)
                .map(token -> new VerifiedIdentity(token, clock))
                .orElseThrow(
                        () -> OtenErrorCode.TOKENS_EXPIRED.exception(
                                "the session's ID token was sealed with a key that is gone: oten.seal-key or the client secret changed"));
    }

    /**
     * The refresh token.
     *
     * @return empty unless {@code offline_access} was granted
     */
    public Optional<RefreshToken> refreshToken() {
        return sessions.refreshToken(session()).map(Secret::value).map(token -> () -> token);
    }

    /**
     * What Oten says about the user.
     *
     * @return of the ID token, and of UserInfo if that was called
     */
    public OpenIdClaims claims() {
        return new UserClaims(session().claims());
    }

    /**
     * The same as JSON.
     *
     * @return an object
     */
    public JsonObject claimsJson() {
        return JSON.createObjectBuilder(session().claims()).build();
    }

    private OtenSession session() {
        return Sessions.current(store);
    }
}
