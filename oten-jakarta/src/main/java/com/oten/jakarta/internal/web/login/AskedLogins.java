package com.oten.jakarta.internal.web.login;

import com.oten.jakarta.OtenLogin;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.login.ReturnUrl;
import com.oten.jakarta.internal.pages.Reply;
import com.oten.jakarta.internal.request.LoginParameters;
import com.oten.jakarta.internal.session.OtenSession;
import com.oten.jakarta.internal.stepup.StepUpDemand;
import com.oten.jakarta.internal.web.failure.FailureHandler;
import com.oten.jakarta.internal.web.http.Navigation;
import com.oten.jakarta.internal.web.session.Callers;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;

/**
 * Logins that a page asks for in its code, also for a user who is logged in. Such a login ends at that page, which runs
 * again and asks again: it is told once that its login is done, or it would send the browser to Oten for ever.
 */
public final class AskedLogins {
    private final Logins logins;
    private final NeededLogins neededLogins;
    private final ReturnPages pages;
    private final Callers callers;
    private final FailureHandler failures;
    private final Clock clock;

    public AskedLogins(
            Logins logins,
            NeededLogins neededLogins,
            ReturnPages pages,
            Callers callers,
            FailureHandler failures,
            Clock clock) {
        this.logins = logins;
        this.neededLogins = neededLogins;
        this.pages = pages;
        this.callers = callers;
        this.failures = failures;
        this.clock = clock;
    }

    /** Whether the user comes from the new login that this page has asked for; yes only once. */
    public boolean isDone(HttpServletRequest in) {
        if (!Navigation.isSafe(in)) {
            return false; // no login ends at a form that is sent
        }
        String page = pages.of(OtenLogin.fresh(), in).path();
        return callers.session(in)
                .current()
                .filter(session -> session.isAnswerTo(page, clock.instant()))
                .filter(session -> callers.session(in).replace(session.answered()))
                .isPresent();
    }

    /**
     * The reply to {@code SecurityContext.authenticate}.
     *
     * @param asked its parameters
     * @param demand of the resource that asks
     * @param in the request
     * @return a redirect for a navigation, else a refusal
     */
    public Reply reply(AuthenticationParameters asked, Optional<StepUpDemand> demand, HttpServletRequest in) {
        if (!Navigation.is(in)) {
            // what is asked for cannot be said in the URL of a login, so Faces gets the refusal as well
            return asked instanceof OtenLogin
                    ? failures.respond(NeededLogins.refusal(), in)
                    : neededLogins.challenge(demand, in);
        }
        OtenLogin login = asked instanceof OtenLogin given ? given : NeededLogins.wanted(demand);
        return asked.isNewAuthentication() ? begin(login, in) : logins.begin(login, in);
    }

    /** The reply to {@code OtenLogin.start}. A page that starts a login whenever it is shown is never seen. */
    public Reply start(OtenLogin login, HttpServletRequest in) {
        if (isDone(in)) {
            OtenException refusal = OtenErrorCode.LOGIN_REPEATED.exception(
                    "the page at which a login has just ended had asked for it, and asks for another one");
            return failures.respondToLogin(refusal, in, Optional.empty());
        }
        return begin(login, in);
    }

    private Reply begin(OtenLogin login, HttpServletRequest in) {
        boolean endsHere = login.returnTo().isEmpty() && Navigation.isSafe(in);
        LoginParameters parameters = AskedParameters.of(login);
        return logins.begin(endsHere ? parameters.byPage() : parameters, pages.of(login, in), in);
    }

    /** The session with which a login answers what was asked of it. */
    static OtenSession answer(LoginParameters asked, ReturnUrl page, OtenSession opened) {
        OtenSession session = asked.maxAge().map(opened::meeting).orElse(opened);
        return asked.isByPage() ? session.askedBy(page.path()) : session;
    }
}
