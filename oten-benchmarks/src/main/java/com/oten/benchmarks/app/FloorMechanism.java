package com.oten.benchmarks.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Set;

/** The least that a mechanism can do: it names the caller from an attribute of the session. */
@ApplicationScoped
public class FloorMechanism implements HttpAuthenticationMechanism {
    static final String CALLER = "caller";

    /** For the container. */
    public FloorMechanism() {}

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        HttpSession session = request.getSession(false);
        if (session != null && session.getAttribute(CALLER) instanceof String name) {
            return context.notifyContainerAboutLogin(name, Set.of());
        }
        return context.isProtected() ? context.responseUnauthorized() : context.doNothing();
    }
}
