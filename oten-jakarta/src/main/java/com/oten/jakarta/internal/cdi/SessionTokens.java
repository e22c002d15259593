package com.oten.jakarta.internal.cdi;

import com.oten.jakarta.AccessToken;
import com.oten.jakarta.CallerTokens;
import com.oten.jakarta.IdToken;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.client.OtenClient;
import com.oten.jakarta.internal.idtoken.IdTokenVerifier;
import com.oten.jakarta.internal.secret.Secret;
import com.oten.jakarta.internal.session.OtenSession;
import com.oten.jakarta.internal.session.SessionStore;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** The tokens of a user who is logged in. */
final class SessionTokens implements CallerTokens {
    private final OtenClient oten;
    private final SessionStore store;

    SessionTokens(OtenClient oten, SessionStore store) {
        this.oten = oten;
        this.store = store;
    }

    @Override
    public AccessToken accessToken() {
        return oten.sessions().accessToken(store);
    }

    @Override
    public IdToken idToken() {
        Secret idToken = oten.sessions()
                .idToken(session())
                .orElseThrow(() -> OtenErrorCode.TOKENS_EXPIRED.exception("the session has no ID token"));
        return new IdToken(idToken.value(), IdTokenVerifier.claims(idToken));
    }

    @Override
    public Set<String> scopes() {
        return session().scopes();
    }

    @Override
    public Instant expiresAt() {
        return session().expiresAt();
    }

    @Override
    public AccessToken refresh() {
        return oten.sessions().refreshed(store);
    }

    @Override
    public void revoke() {
        oten.sessions().revoke(store, oten.endpoints().revocation()::revoke);
    }

    @Override
    public Map<String, Object> userInfo() {
        Secret accessToken = new Secret(accessToken().value());
        return oten.endpoints().userInfo().claims(accessToken, session().subject());
    }

    private OtenSession session() {
        return store.current().orElseThrow(() -> OtenErrorCode.NOT_LOGGED_IN.exception("nobody is logged in any more"));
    }
}
