package com.oten.jakarta.cdi;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.session.OtenSession;
import com.oten.jakarta.session.SessionStore;
import com.oten.jakarta.web.Activation;
import com.oten.jakarta.web.RelyingParty;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The session of the current request, if there is a request: a thread of its own must not see anybody's tokens. */
@ApplicationScoped
public class CurrentSession {
    @Inject
    private HttpServletRequest request;

    @Inject
    private Activation activation;

    /** Not before it is needed: it does not exist while the library is off. */
    @Inject
    private Instance<RelyingParty> oten;

    /** For the container. */
    public CurrentSession() {}

    Optional<OtenSession> find() {
        if (activation.config().isEmpty()) {
            return Optional.empty();
        }
        try {
            return oten.get().session(request).current();
        } catch (ContextNotActiveException | IllegalStateException e) {
            return Optional.empty(); // servers differ in what the proxy throws outside a request
        }
    }

    SessionStore store() {
        if (find().isEmpty()) {
            throw OtenErrorCode.NOT_LOGGED_IN.exception("nobody is logged in, or there is no request");
        }
        return oten.get().session(request);
    }
}
