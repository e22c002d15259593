package com.oten.jakarta.it.second;

import com.oten.jakarta.internal.web.OtenAuthenticationMechanism;
import jakarta.annotation.security.DeclareRoles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Specializes;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;

/**
 * Takes the caller's name from the query, and leaves other requests to the library: two mechanisms in one application.
 */
@Specializes
@ApplicationScoped
@DeclareRoles("guests") // Payara knows only declared roles
public class SecondMechanism extends OtenAuthenticationMechanism {
    private static final String NAME = "as=";

    /** For the container. */
    public SecondMechanism() {}

    @Override
    public AuthenticationStatus validateRequest(HttpServletRequest in, HttpServletResponse out, HttpMessageContext http)
            throws AuthenticationException {
        String query = in.getQueryString();
        return query != null && query.startsWith(NAME)
                ? http.notifyContainerAboutLogin(query.substring(NAME.length()), Set.of("guests"))
                : super.validateRequest(in, out, http);
    }
}
