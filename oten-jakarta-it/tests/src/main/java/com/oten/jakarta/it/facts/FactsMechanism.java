package com.oten.jakarta.it.facts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;

/** Knows the caller from the session; sends others the status that they ask for, if the request is protected. */
@ApplicationScoped
public class FactsMechanism implements HttpAuthenticationMechanism {
    static final String CALLER = "caller";

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest in, HttpServletResponse out, HttpMessageContext http) {
        HttpSession session = in.getSession(false);
        if (session != null && session.getAttribute(CALLER) instanceof String caller) {
            return http.notifyContainerAboutLogin(new CallerPrincipal(caller), Set.of("declared"));
        }
        if (!http.isProtected()) {
            return http.doNothing();
        }
        String status = in.getParameter("status");
        try {
            MechanismResponse.write(status == null ? 401 : Integer.parseInt(status), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return AuthenticationStatus.SEND_CONTINUE;
    }
}
