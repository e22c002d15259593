package com.oten.jakarta.internal.web;

import com.oten.jakarta.OtenAuthenticationMechanismDefinition;
import com.oten.jakarta.OtenLoggedOut;
import com.oten.jakarta.OtenLoggedOut.Reason;
import com.oten.jakarta.error.OtenConfigurationException;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.client.OtenClient;
import com.oten.jakarta.internal.pages.Page;
import com.oten.jakarta.internal.pages.Redirect;
import com.oten.jakarta.internal.pages.Reply;
import com.oten.jakarta.internal.session.Caller;
import com.oten.jakarta.internal.session.OtenSession;
import com.oten.jakarta.internal.web.access.AppliedRule;
import com.oten.jakarta.internal.web.http.ApplicationUrls;
import com.oten.jakarta.internal.web.http.Preflight;
import com.oten.jakarta.internal.web.http.PrivateResponse;
import com.oten.jakarta.internal.web.session.BearerRequests;
import com.oten.jakarta.internal.web.session.HttpSessionStore;
import com.oten.jakarta.internal.web.session.LeftoverSession;
import com.oten.jakarta.internal.web.session.NamedCaller;
import com.oten.jakarta.internal.web.stepup.StepUpServlets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Default;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Tells the container who is calling, once per request; for a user who is logged in, from the session attribute alone.
 * The container runs it before filters and servlets, also for paths that need no login. Jakarta Security 3 looks for a
 * mechanism without a qualifier, hence {@code @Default} beside the qualifier that distinguishes several mechanisms.
 */
@ApplicationScoped
@Default
@OtenAuthenticationMechanismDefinition.OtenAuthenticationMechanism
public class OtenAuthenticationMechanism implements HttpAuthenticationMechanism {
    @Inject
    private RequestHandlers oten;

    /** For the container. */
    public OtenAuthenticationMechanism() {}

    @Override
    public AuthenticationStatus validateRequest(HttpServletRequest in, HttpServletResponse out, HttpMessageContext http)
            throws AuthenticationException {
        Optional<HttpAuthenticationMechanism> other =
                OtherWar.mechanism(in, oten.client().contextPath());
        if (other.isPresent()) {
            return other.get().validateRequest(in, out, http);
        }
        NamedCaller.begin(in);
        if (http.isAuthenticationRequest()) {
            NewLoginFilter.hear(in);
        }
        oten.writer().prepare(in, out);
        try {
            if (oten.routes().serves(in)) {
                return serve(in, out, http);
            }
            if (oten.logoutReturn().isTooEarly(in)) {
                return send(Page.unprepared(), in, out);
            }
            Optional<Redirect> cleanUrl = oten.logoutReturn().receive(in);
            if (cleanUrl.isPresent()) {
                return send(cleanUrl.get(), in, out);
            }
            if (oten.bearerRequests().isPresent() && BearerRequests.is(in)) {
                return named(oten.bearerRequests().get(), in, out, http);
            }
            HttpSessionStore store = oten.callers().session(in);
            Optional<OtenSession> session = store.current();
            if (session.isPresent() && !isNewLoginAsked(in, http)) {
                return name(session.get(), in, out, http);
            }
            LeftoverSession.release(in);
            store.discardEnded().ifPresent(oten.client().userSessions()::discarded);
            boolean isLeftToFilters = !isAsked(http) && Preflight.is(in);
            return needsLogin(in, http) && !isLeftToFilters ? send(challenge(in, http), in, out) : http.doNothing();
        } catch (IOException e) {
            throw new AuthenticationException("the browser has disconnected", e);
        }
    }

    /** {@code HttpServletRequest.logout()}: logs out here only, because this cannot redirect the browser to Oten. */
    @Override
    public void cleanSubject(HttpServletRequest in, HttpServletResponse out, HttpMessageContext http) {
        Optional<HttpAuthenticationMechanism> other =
                OtherWar.mechanism(in, oten.client().contextPath());
        if (other.isPresent()) {
            other.get().cleanSubject(in, out, http);
            return;
        }
        // a request with a token does not end a session, even if it has a session cookie
        if (BearerRequests.bearerOf(in).isEmpty()) {
            oten.callers().session(in).logOut().ifPresent(this::ended);
            oten.loginRounds().forget(in).ifPresent(line -> out.addHeader("Set-Cookie", line));
        }
        http.cleanClientSubject();
    }

    private void ended(OtenSession session) {
        OtenClient client = oten.client();
        if (client.sessions().isOver(session)) {
            client.userSessions().discarded(session);
        } else {
            client.userSessions().revokeTokens(session);
            client.events().accept(new OtenLoggedOut(session.subject(), Reason.APPLICATION));
        }
    }

    /**
     * Does the work here and not in the servlet: Open Liberty refuses a session to any user but its owner, and at this
     * point no user has been set yet. A page is written by the servlet, because Open Liberty logs URLs to which a
     * mechanism responds, and these hold codes and the ids of request objects; unless the application has a constraint
     * on the library's own paths, or the container may map the path to another servlet.
     */
    private AuthenticationStatus serve(HttpServletRequest in, HttpServletResponse out, HttpMessageContext http)
            throws IOException {
        LeftoverSession.release(in);
        Reply reply = oten.routes().serve(in);
        boolean isServlets = reply instanceof Page && !http.isProtected() && !ApplicationUrls.hasSemicolon(in);
        if (!isServlets) {
            return send(reply, in, out);
        }
        in.setAttribute(OtenServlet.PAGE, reply);
        Optional<OtenSession> session = oten.callers().session(in).current();
        return session.isPresent() ? name(session.get(), in, out, http) : http.doNothing();
    }

    private AuthenticationStatus send(Reply reply, HttpServletRequest in, HttpServletResponse out) throws IOException {
        oten.writer().write(reply, in, out);
        return AuthenticationStatus.SEND_CONTINUE;
    }

    /** An invalid token is refused, also for public resources and also beside a valid session. */
    private AuthenticationStatus named(
            BearerRequests bearer, HttpServletRequest in, HttpServletResponse out, HttpMessageContext http)
            throws IOException {
        try {
            return name(bearer.caller(in), in, out, http);
        } catch (OtenException e) {
            return send(oten.failures().problem(e), in, out);
        }
    }

    private AuthenticationStatus name(
            Caller caller, HttpServletRequest in, HttpServletResponse out, HttpMessageContext http) throws IOException {
        if (needsLogin(in, http)) {
            PrivateResponse.demand(in);
        }
        try {
            return ContainerCaller.name(caller, in, http);
        } catch (OtenConfigurationException e) {
            return send(oten.failures().respond(e, in), in, out);
        }
    }

    private boolean needsLogin(HttpServletRequest in, HttpMessageContext http) {
        if (AppliedRule.isMarked(in)) {
            return false; // asked by the server's role filter, for a resource that is open to everybody
        }
        return isAsked(http) || oten.protectedPaths().contain(in);
    }

    private boolean isNewLoginAsked(HttpServletRequest in, HttpMessageContext http) {
        return http.getAuthParameters().isNewAuthentication()
                && !oten.askedLogins().isDone(in);
    }

    private static boolean isAsked(HttpMessageContext http) {
        return http.isProtected() || http.isAuthenticationRequest();
    }

    private Reply challenge(HttpServletRequest in, HttpMessageContext http) {
        if (http.isAuthenticationRequest()) {
            return oten.askedLogins().reply(http.getAuthParameters(), StepUpServlets.demandOf(in), in);
        }
        if (!http.isProtected() && oten.protectedPaths().isAmbiguous(in)) {
            return oten.failures()
                    .respond(
                            OtenErrorCode.PATH_AMBIGUOUS.exception(
                                    "the path can be read as one that oten.protect names, and as another one"),
                            in);
        }
        return oten.neededLogins().challenge(StepUpServlets.demandOf(in), in);
    }
}
