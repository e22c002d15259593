package com.oten.jakarta.it.ee11.several;

import com.oten.jakarta.OtenAuthenticationMechanismDefinition.OtenAuthenticationMechanism;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.BasicAuthenticationMechanismDefinition.BasicAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanismHandler;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Chooses the mechanism by the path. */
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
@ApplicationScoped
public class ByPath implements HttpAuthenticationMechanismHandler {
    @Inject
    @BasicAuthenticationMechanism
    private HttpAuthenticationMechanism machines;

    @Inject
    @OtenAuthenticationMechanism
    private HttpAuthenticationMechanism users;

    /** For the container. */
    public ByPath() {}

    @Override
    public AuthenticationStatus validateRequest(HttpServletRequest in, HttpServletResponse out, HttpMessageContext http)
            throws AuthenticationException {
        return of(in).validateRequest(in, out, http);
    }

    @Override
    public AuthenticationStatus secureResponse(HttpServletRequest in, HttpServletResponse out, HttpMessageContext http)
            throws AuthenticationException {
        return of(in).secureResponse(in, out, http);
    }

    @Override
    public void cleanSubject(HttpServletRequest in, HttpServletResponse out, HttpMessageContext http) {
        of(in).cleanSubject(in, out, http);
    }

    private HttpAuthenticationMechanism of(HttpServletRequest in) {
        return in.getServletPath().equals("/machines") ? machines : users;
    }
}
