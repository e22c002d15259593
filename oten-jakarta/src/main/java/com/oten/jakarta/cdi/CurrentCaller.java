package com.oten.jakarta.cdi;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.session.Caller;
import com.oten.jakarta.web.BearerRequests;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The caller of the current request, if there is a request: a thread of its own must not see anybody's tokens. */
@ApplicationScoped
public class CurrentCaller {
    @Inject
    private HttpServletRequest request;

    /** For the container. */
    public CurrentCaller() {}

    Optional<Caller> find() {
        try {
            return BearerRequests.callerOf(request);
        } catch (ContextNotActiveException | IllegalStateException e) {
            return Optional.empty(); // servers differ in what the proxy throws outside a request
        }
    }

    Caller caller() {
        return find().orElseThrow(
                        () -> OtenErrorCode.NOT_LOGGED_IN.exception("nobody is logged in, or there is no request"));
    }

    /** Only while there is a caller. */
    HttpServletRequest request() {
        return request;
    }
}
