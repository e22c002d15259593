package com.oten.jakarta.it.delegating;

import com.oten.jakarta.OtenAuthenticationMechanismDefinition.OtenAuthenticationMechanism;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;

/** Knows machines by a header, and leaves users to the library. */
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
@ApplicationScoped
public class MachinesFirst implements HttpAuthenticationMechanism {
    /** What a machine sends. */
    public static final String HEADER = "X-Machine";

    @Inject
    @OtenAuthenticationMechanism
    @SuppressWarnings("NullAway.Init")
    private HttpAuthenticationMechanism users;

    /** For the container. */
    public MachinesFirst() {}

    @Override
    public AuthenticationStatus validateRequest(HttpServletRequest in, HttpServletResponse out, HttpMessageContext http)
            throws AuthenticationException {
        String machine = in.getHeader(HEADER);
        return machine == null
                ? users.validateRequest(in, out, http)
                : http.notifyContainerAboutLogin(machine, Set.of());
    }

    @Override
    public AuthenticationStatus secureResponse(HttpServletRequest in, HttpServletResponse out, HttpMessageContext http)
            throws AuthenticationException {
        return users.secureResponse(in, out, http);
    }

    @Override
    public void cleanSubject(HttpServletRequest in, HttpServletResponse out, HttpMessageContext http) {
        users.cleanSubject(in, out, http);
    }
}
