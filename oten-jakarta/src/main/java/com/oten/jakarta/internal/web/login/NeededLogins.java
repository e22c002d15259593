package com.oten.jakarta.internal.web.login;

import com.oten.jakarta.OtenLogin;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.pages.Reply;
import com.oten.jakarta.internal.web.failure.FailureHandler;
import com.oten.jakarta.internal.web.http.Navigation;
import com.oten.jakarta.internal.web.session.BearerRequests;
import jakarta.servlet.http.HttpServletRequest;

/** Logins that a request needs, and that nobody has asked for. */
public final class NeededLogins {
    private final Logins logins;
    private final ReturnPages pages;
    private final FailureHandler failures;

    public NeededLogins(Logins logins, ReturnPages pages, FailureHandler failures) {
        this.logins = logins;
        this.pages = pages;
        this.failures = failures;
    }

    /**
     * Sends the browser to Oten before the request is processed. A form is not kept: the user comes back to its page,
     * which is told so.
     *
     * @param login what the resource demands of it
     * @param in the navigation
     * @return a redirect, or a page that says why there is none
     */
    public Reply begin(OtenLogin login, HttpServletRequest in) {
        return logins.begin(Navigation.isSafe(in) ? login : returning(login, in), in);
    }

    /**
     * The reply to a request of nobody for what needs a login.
     *
     * @param login what the resource demands of it
     * @param in the request
     * @return a redirect for a navigation, else status 401
     */
    public Reply challenge(OtenLogin login, HttpServletRequest in) {
        return Navigation.is(in) ? begin(login, in) : failures.respond(refusal(), in);
    }

    /** Why a request is not sent to a login. */
    public static OtenException refusal() {
        return OtenErrorCode.NOT_LOGGED_IN.exception("a request that is not a navigation needs a login");
    }

    private OtenLogin returning(OtenLogin login, HttpServletRequest in) {
        try {
            return login.returnTo(pages.ofLostForm(in));
        } catch (OtenException e) {
            return login; // the login fails for the same reason, and says so on a page
        }
    }

    /**
     * The reply to an exception that the application has let through, the same for resources and servlets.
     *
     * @param failure thrown while the request was processed
     * @param in the request
     * @return a login for a user who navigates and is not logged in; else what the error table says. Whoever is logged
     *     in would come back to the same exception
     */
    public Reply respond(OtenException failure, HttpServletRequest in) {
        boolean helps = failure.code() == OtenErrorCode.NOT_LOGGED_IN
                && in.getUserPrincipal() == null
                && Navigation.is(in)
                && BearerRequests.bearerOf(in).isEmpty();
        return helps ? begin(OtenLogin.fresh(), in) : failures.respond(failure, in);
    }
}
