package com.oten.jakarta.cdi;

import com.oten.jakarta.AccessToken;
import com.oten.jakarta.OtenTokenService;
import com.oten.jakarta.web.RelyingParty;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Set;

/** {@link OtenTokenService} for the session of the current request. */
@ApplicationScoped
public class CurrentTokens implements OtenTokenService {
    @Inject
    private CurrentSession current;

    /** Not before it is needed: it does not exist while the library is off. */
    @Inject
    private Instance<RelyingParty> oten;

    /** For the container. */
    public CurrentTokens() {}

    @Override
    public AccessToken accessToken() {
        return oten.get().sessions().accessToken(current.store());
    }

    @Override
    public AccessToken refresh() {
        return oten.get().sessions().refreshed(current.store());
    }

    @Override
    public AccessToken serviceToken(String... scopes) {
        return oten.get().serviceTokens().token(Set.of(scopes));
    }
}
