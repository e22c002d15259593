package com.oten.jakarta.cdi;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.session.OtenSession;
import com.oten.jakarta.session.SessionStore;
import com.oten.jakarta.web.HttpSessionStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The session of the current request, if there is a request: a thread of its own must not see anybody's tokens. */
@ApplicationScoped
public class CurrentSession {
    @Inject
    private HttpServletRequest request;

    /** For the container. */
    public CurrentSession() {}

    Optional<OtenSession> find() {
        try {
            return new HttpSessionStore(request).current();
        } catch (ContextNotActiveException | IllegalStateException e) {
            return Optional.empty(); // servers differ in what the proxy throws outside a request
        }
    }

    SessionStore store() {
        if (find().isEmpty()) {
            throw OtenErrorCode.NOT_LOGGED_IN.exception("nobody is logged in, or there is no request");
        }
        return new HttpSessionStore(request);
    }
}
