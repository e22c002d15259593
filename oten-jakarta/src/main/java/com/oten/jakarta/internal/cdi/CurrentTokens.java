package com.oten.jakarta.internal.cdi;

import com.oten.jakarta.AccessToken;
import com.oten.jakarta.CallerTokens;
import com.oten.jakarta.IdToken;
import com.oten.jakarta.OtenTokenService;
import com.oten.jakarta.TokenIntrospection;
import com.oten.jakarta.internal.bearer.BearerCaller;
import com.oten.jakarta.internal.client.Endpoints;
import com.oten.jakarta.internal.client.OtenClient;
import com.oten.jakarta.internal.secret.Secret;
import com.oten.jakarta.internal.service.ServiceTokens;
import com.oten.jakarta.internal.session.Caller;
import com.oten.jakarta.internal.session.OtenSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** {@link OtenTokenService} for the caller of the current request. */
@ApplicationScoped
public class CurrentTokens implements OtenTokenService {
    @Inject
    private CurrentCaller current;

    /** Looked up when needed, as the others are: there is none while the library is off. */
    @Inject
    private Instance<OtenClient> oten;

    @Inject
    private Instance<ServiceTokens> serviceTokens;

    @Inject
    private Instance<Endpoints> endpoints;

    /** For the container. */
    public CurrentTokens() {}

    @Override
    public AccessToken accessToken() {
        return now().accessToken();
    }

    @Override
    public IdToken idToken() {
        return now().idToken();
    }

    @Override
    public Set<String> scopes() {
        return now().scopes();
    }

    @Override
    public Instant expiresAt() {
        return now().expiresAt();
    }

    @Override
    public AccessToken refresh() {
        return now().refresh();
    }

    @Override
    public void revoke() {
        now().revoke();
    }

    @Override
    public Map<String, Object> userInfo() {
        return now().userInfo();
    }

    @Override
    public CallerTokens forCaller() {
        Caller caller = current.caller();
        return caller instanceof OtenSession session
                ? new SessionTokens(oten.get(), current.captured(session))
                : now(caller);
    }

    /** Scopes contain no spaces (RFC 6749 section 3.3), so one argument may also hold several. */
    @Override
    public AccessToken serviceToken(String... scopes) {
        Set<String> wanted = Arrays.stream(scopes)
                .flatMap(text -> Arrays.stream(text.split(" ")))
                .filter(scope -> !scope.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        return serviceTokens.get().token(wanted);
    }

    @Override
    public TokenIntrospection introspect(String token) {
        return endpoints.get().introspection().introspect(new Secret(token));
    }

    private CallerTokens now() {
        return now(current.caller());
    }

    private CallerTokens now(Caller caller) {
        return caller instanceof BearerCaller bearer
                ? new BearerCallerTokens(oten.get(), bearer)
                : new SessionTokens(oten.get(), current.store());
    }
}
