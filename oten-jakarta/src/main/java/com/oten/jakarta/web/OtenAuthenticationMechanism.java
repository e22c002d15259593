package com.oten.jakarta.web;

import com.oten.jakarta.OtenLogin;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.request.LoginParameters;
import com.oten.jakarta.session.OtenSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Where the container asks who is calling, once a request. Somebody who is logged in is answered from the session
 * attribute alone. The container runs it before filters and servlets, also for paths that need no login.
 */
@ApplicationScoped
public class OtenAuthenticationMechanism implements HttpAuthenticationMechanism {
    @Inject
    private RelyingParty oten;

    /** For the container. */
    public OtenAuthenticationMechanism() {}

    @Override
    public AuthenticationStatus validateRequest(HttpServletRequest in, HttpServletResponse out, HttpMessageContext http)
            throws AuthenticationException {
        try {
            if (oten.endpoints().serves(in)) {
                // here and not in the servlet: Open Liberty gives a session only to the person who owns it, and nobody
                // has
                // been named yet
                oten.endpoints().serve(in, out);
                return AuthenticationStatus.SEND_CONTINUE;
            }
            HttpSessionStore store = new HttpSessionStore(in);
            Optional<OtenSession> session = store.current();
            if (session.isPresent() && !http.getAuthParameters().isNewAuthentication()) {
                return http.notifyContainerAboutLogin(
                        session.get().callerName(), session.get().groups());
            }
            store.discardEnded();
            return needsLogin(in, http) ? challenge(in, out, http) : http.doNothing();
        } catch (IOException e) {
            throw new AuthenticationException("the browser has gone", e);
        }
    }

    /** {@code HttpServletRequest.logout()}: here only, because there is no answer to send the browser to Oten with. */
    @Override
    public void cleanSubject(HttpServletRequest in, HttpServletResponse out, HttpMessageContext http) {
        new HttpSessionStore(in).end();
        http.cleanClientSubject();
    }

    private boolean needsLogin(HttpServletRequest in, HttpMessageContext http) {
        return http.isProtected()
                || http.isAuthenticationRequest()
                || oten.protectedPaths().contain(Site.path(in));
    }

    private AuthenticationStatus challenge(HttpServletRequest in, HttpServletResponse out, HttpMessageContext http)
            throws IOException {
        try {
            if (!Navigation.is(in)) {
                throw OtenErrorCode.NOT_LOGGED_IN.exception("a request that is no navigation needs a login");
            }
            AuthenticationParameters parameters = http.getAuthParameters();
            Redirection redirection = parameters instanceof OtenLogin login
                    ? oten.logins().start(in, login)
                    : oten.logins().start(in, LoginParameters.NONE);
            redirection.writeTo(out);
        } catch (OtenException e) {
            Failures.write(oten.failures().answer(e, in), out);
        }
        return AuthenticationStatus.SEND_CONTINUE;
    }
}
