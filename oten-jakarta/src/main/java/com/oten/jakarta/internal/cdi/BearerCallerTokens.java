package com.oten.jakarta.internal.cdi;

import com.oten.jakarta.AccessToken;
import com.oten.jakarta.CallerTokens;
import com.oten.jakarta.IdToken;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.bearer.BearerCaller;
import com.oten.jakarta.internal.client.OtenClient;
import com.oten.jakarta.internal.secret.Secret;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** The access token of a request; it can be used, but not refreshed or revoked, because another client owns it. */
final class BearerCallerTokens implements CallerTokens {
    private final OtenClient oten;
    private final BearerCaller caller;

    BearerCallerTokens(OtenClient oten, BearerCaller caller) {
        this.oten = oten;
        this.caller = caller;
    }

    @Override
    public AccessToken accessToken() {
        return caller.token();
    }

    @Override
    public IdToken idToken() {
        throw noLogin("no ID token");
    }

    @Override
    public Set<String> scopes() {
        return caller.token().scopes();
    }

    @Override
    public Instant expiresAt() {
        return caller.token().expiresAt();
    }

    @Override
    public AccessToken refresh() {
        throw noLogin("nothing to refresh");
    }

    @Override
    public void revoke() {
        throw noLogin("nothing to revoke");
    }

    @Override
    public Map<String, Object> userInfo() {
        return oten.endpoints().userInfo().claims(new Secret(caller.token().value()), caller.subject());
    }

    private static OtenException noLogin(String consequence) {
        return OtenErrorCode.NOT_LOGGED_IN.exception(
                "the caller uses a bearer token: there is no login, and so " + consequence);
    }
}
