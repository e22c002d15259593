package com.oten.jakarta.internal.cdi;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.bearer.BearerCaller;
import com.oten.jakarta.internal.client.Activation;
import com.oten.jakarta.internal.session.Caller;
import com.oten.jakarta.internal.session.OtenSession;
import com.oten.jakarta.internal.session.SessionStore;
import com.oten.jakarta.internal.web.DispatchFilter;
import com.oten.jakarta.internal.web.RequestHandlers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The caller of the current request, if there is one: other threads must not see any user's tokens. */
@ApplicationScoped
public class CurrentCaller {
    /** Not there after an asynchronous dispatch on Payara. */
    @Inject
    private HttpServletRequest injected;

    @Inject
    private Activation activation;

    /** Looked up when needed: there is none while the library is off. */
    @Inject
    private Instance<RequestHandlers> handlers;

    /** For the container. */
    public CurrentCaller() {}

    Optional<Caller> find() {
        try {
            return activation.config().isPresent() && isInRequest()
                    ? handlers.get().callers().caller(request())
                    : Optional.empty();
        } catch (OtenException e) {
            throw e;
        } catch (RuntimeException e) {
            return Optional.empty(); // not a thread of the container
        }
    }

    Caller caller() {
        return find().orElseThrow(this::nobody);
    }

    /** The store of the caller's session. */
    SessionStore store() {
        if (caller() instanceof BearerCaller) {
            throw nobody();
        }
        return handlers.get().callers().session(request());
    }

    /** The same for other threads. */
    SessionStore captured(OtenSession session) {
        return handlers.get().callers().captured(request(), session);
    }

    private HttpServletRequest request() {
        return DispatchFilter.request().orElse(injected);
    }

    /** Servers differ in what the proxy throws without a request; on Payara it is a plain RuntimeException. */
    private boolean isInRequest() {
        try {
            var unused = request().getMethod();
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private OtenException nobody() {
        return OtenErrorCode.NOT_LOGGED_IN.exception(
                isInRequest()
                        ? "nobody is logged in"
                        : "there is no request in this thread: call OtenTokenService.forCaller() in the request and use"
                                + " what it returns here; serviceToken() works everywhere");
    }
}
