package com.oten.jakarta.internal.web;

import com.oten.jakarta.OtenAuthenticationMechanismDefinition;
import com.oten.jakarta.OtenLoggedOut;
import com.oten.jakarta.OtenLoggedOut.Reason;
import com.oten.jakarta.OtenLogin;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.client.OtenClient;
import com.oten.jakarta.internal.pages.Page;
import com.oten.jakarta.internal.pages.Redirect;
import com.oten.jakarta.internal.pages.Reply;
import com.oten.jakarta.internal.session.Caller;
import com.oten.jakarta.internal.session.OtenSession;
import com.oten.jakarta.internal.stepup.StepUpDemand;
import com.oten.jakarta.internal.web.access.AppliedRule;
import com.oten.jakarta.internal.web.http.ApplicationUrls;
import com.oten.jakarta.internal.web.http.Navigation;
import com.oten.jakarta.internal.web.session.BearerRequests;
import com.oten.jakarta.internal.web.session.HttpSessionStore;
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
 * Where the container asks who is calling, once a request. Somebody who is logged in is answered from the session
 * attribute alone. The container runs it before filters and servlets, also for paths that need no login. Jakarta Security 3
 * looks for a mechanism without a qualifier, hence {@code @Default} beside the one that tells several mechanisms apart.
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
        NamedCaller.begin(in);
        oten.writer().prepare(in, out);
        try {
            if (oten.routes().serves(in)) {
                return serve(in, out, http);
            }
            if (oten.logoutReturn().isTooEarly(in)) {
                return send(Page.unprepared(), in, out);
            }
            Optional<Redirect> cleanAddress = oten.logoutReturn().receive(in);
            if (cleanAddress.isPresent()) {
                return send(cleanAddress.get(), in, out);
            }
            if (oten.bearerRequests().isPresent() && BearerRequests.is(in)) {
                return named(oten.bearerRequests().get(), in, out, http);
            }
            HttpSessionStore store = oten.callers().session(in);
            Optional<OtenSession> session = store.current();
            if (session.isPresent() && !http.getAuthParameters().isNewAuthentication()) {
                return name(session.get(), in, http);
            }
            store.discardEnded().ifPresent(oten.client().userSessions()::discarded);
            return needsLogin(in, http) ? send(challenge(in, http), in, out) : http.doNothing();
        } catch (IOException e) {
            throw new AuthenticationException("the browser has gone", e);
        }
    }

    /** {@code HttpServletRequest.logout()}: here only, because there is no answer to send the browser to Oten with. */
    @Override
    public void cleanSubject(HttpServletRequest in, HttpServletResponse out, HttpMessageContext http) {
        if (BearerRequests.bearerOf(in)
                .isEmpty()) { // a bearer's request ends nobody's session, though a cookie may come along
            HttpSessionStore store = oten.callers().session(in);
            store.end().ifPresent(this::ended);
        }
        http.cleanClientSubject();
    }

    private void ended(OtenSession session) {
        OtenClient client = oten.client();
        if (client.sessions().isOver(session)) {
            client.userSessions().discarded(session);
        } else {
            client.userSessions().giveBack(session);
            client.events().accept(new OtenLoggedOut(session.subject(), Reason.APPLICATION));
        }
    }

    /**
     * Does the work here and not in the servlet, because Open Liberty gives a session to nobody but the user who owns it,
     * and here nobody has been named yet. A page is left to the servlet unless the application has put a constraint on these
     * very paths, or it is not sure that the container maps them to it: Open Liberty logs addresses that a mechanism answers, and they hold codes and the ids of request objects.
     */
    private AuthenticationStatus serve(HttpServletRequest in, HttpServletResponse out, HttpMessageContext http)
            throws IOException {
        Reply reply = oten.routes().serve(in);
        boolean isServlets = reply instanceof Page && !http.isProtected() && !ApplicationUrls.hasSemicolon(in);
        if (!isServlets) {
            return send(reply, in, out);
        }
        in.setAttribute(OtenServlet.PAGE, reply);
        Optional<OtenSession> session = oten.callers().session(in).current();
        return session.isPresent() ? name(session.get(), in, http) : http.doNothing();
    }

    private AuthenticationStatus send(Reply reply, HttpServletRequest in, HttpServletResponse out) throws IOException {
        oten.writer().write(reply, in, out);
        return AuthenticationStatus.SEND_CONTINUE;
    }

    /** A wrong token is refused, also for what is open to everybody and also beside a good session. */
    private AuthenticationStatus named(
            BearerRequests bearer, HttpServletRequest in, HttpServletResponse out, HttpMessageContext http)
            throws IOException {
        try {
            return name(bearer.caller(in), in, http);
        } catch (OtenException e) {
            return send(oten.failures().problem(e), in, out);
        }
    }

    private static AuthenticationStatus name(Caller caller, HttpServletRequest in, HttpMessageContext http) {
        NamedCaller.name(caller.callerName(), in);
        return http.notifyContainerAboutLogin(caller.callerName(), caller.groups());
    }

    private boolean needsLogin(HttpServletRequest in, HttpMessageContext http) {
        if (AppliedRule.isMarked(in)) {
            return false; // a server's filter asks, about a resource that is for everybody
        }
        return isAsked(http) || oten.protectedPaths().contain(in);
    }

    private static boolean isAsked(HttpMessageContext http) {
        return http.isProtected() || http.isAuthenticationRequest();
    }

    private Reply challenge(HttpServletRequest in, HttpMessageContext http) {
        Optional<StepUpDemand> demand = StepUpServlets.demandOf(in);
        if (!isAsked(http) && oten.protectedPaths().isAmbiguous(in)) {
            return oten.failures()
                    .answer(
                            OtenErrorCode.PATH_AMBIGUOUS.exception(
                                    "a path could be taken for one that oten.protect names, and for another one"),
                            in);
        }
        if (!Navigation.is(in)) {
            OtenException refusal =
                    OtenErrorCode.NOT_LOGGED_IN.exception("a request that is no navigation needs a login");
            return demand.isPresent()
                    ? oten.failures().answer(refusal, demand.get(), in)
                    : oten.failures().answer(refusal, in);
        }
        OtenLogin login = http.getAuthParameters() instanceof OtenLogin asked
                ? asked
                : demand.map(StepUpDemand::login).orElseGet(OtenLogin::fresh); // one way to Oten, not two
        return oten.logins().begin(login, in);
    }
}
