package com.oten.jakarta.it.bypass;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Replaces the library's mechanism, authenticates nobody and refuses what the server protects. */
@Alternative
@Priority(1)
@ApplicationScoped
public class OwnMechanism implements HttpAuthenticationMechanism {
    /** For the container. */
    public OwnMechanism() {}

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest in, HttpServletResponse out, HttpMessageContext http) {
        return http.isProtected() ? http.responseUnauthorized() : http.doNothing();
    }
}
