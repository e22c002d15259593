package com.oten.jakarta.internal.cdi;

import com.oten.jakarta.internal.client.OtenClient;
import com.oten.jakarta.internal.openid.StandardContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.security.enterprise.identitystore.openid.AccessToken;
import jakarta.security.enterprise.identitystore.openid.IdentityToken;
import jakarta.security.enterprise.identitystore.openid.OpenIdClaims;
import jakarta.security.enterprise.identitystore.openid.OpenIdContext;
import jakarta.security.enterprise.identitystore.openid.RefreshToken;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Serial;
import java.time.Clock;
import java.util.Optional;

/**
 * Jakarta Security's {@code OpenIdContext} for the session of the current request, so that applications written for
 * {@code @OpenIdAuthenticationMechanismDefinition} work unchanged. Each server has its own, which does not know this
 * library's logins; as an alternative, this one takes precedence. It is vetoed while the library is off.
 */
@Alternative
@Priority(1_000)
@ApplicationScoped
public class CurrentOpenIdContext implements OpenIdContext {
    @Serial
    private static final long serialVersionUID = 1L;

    @Inject
    private transient CurrentCaller current;

    /** Looked up when needed: injecting the context alone must not create the client. */
    @Inject
    private transient Instance<OtenClient> oten;

    /** For the container. */
    public CurrentOpenIdContext() {}

    @Override
    public String getSubject() {
        return context().subject();
    }

    @Override
    public String getTokenType() {
        return "Bearer";
    }

    @Override
    public AccessToken getAccessToken() {
        return context().accessToken();
    }

    @Override
    public IdentityToken getIdentityToken() {
        return context().identityToken();
    }

    @Override
    public Optional<RefreshToken> getRefreshToken() {
        return context().refreshToken();
    }

    /** In seconds from now. */
    @Override
    public Optional<Long> getExpiresIn() {
        return Optional.of(context().accessToken().getExpirationTime());
    }

    @Override
    public JsonObject getClaimsJson() {
        return context().claimsJson();
    }

    @Override
    public OpenIdClaims getClaims() {
        return context().claims();
    }

    @Override
    public JsonObject getProviderMetadata() {
        return oten.get().endpoints().discovery().metadata().document();
    }

    /** Other implementations store data from before the login, such as the original request; this library does not. */
    @Override
    public <T> Optional<T> getStoredValue(HttpServletRequest request, HttpServletResponse response, String key) {
        return Optional.empty();
    }

    private StandardContext context() {
        return new StandardContext(current.store(), oten.get().sessions(), Clock.systemUTC());
    }
}
