package com.oten.jakarta.internal.web.login;

import com.oten.jakarta.OtenLogin;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.error.OtenLoginRequiredException;
import com.oten.jakarta.internal.pages.PartialResponse;
import com.oten.jakarta.internal.pages.Reply;
import com.oten.jakarta.internal.stepup.StepUpDemand;
import com.oten.jakarta.internal.web.failure.FailureHandler;
import com.oten.jakarta.internal.web.http.ApplicationUrls;
import com.oten.jakarta.internal.web.http.Navigation;
import com.oten.jakarta.internal.web.session.BearerRequests;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Logins that a request needs, and that nobody has asked for. */
public final class NeededLogins {
    private final ApplicationUrls urls;
    private final Logins logins;
    private final ReturnPages pages;
    private final FailureHandler failures;

    public NeededLogins(ApplicationUrls urls, Logins logins, ReturnPages pages, FailureHandler failures) {
        this.urls = urls;
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
     * @return a redirect for a navigation, else as {@link #refuse}
     */
    public Reply challenge(OtenLogin login, HttpServletRequest in) {
        return Navigation.is(in) ? begin(login, in) : refuse(refusal(), in);
    }

    /** The same, if the resource may demand more than a login. */
    public Reply challenge(Optional<StepUpDemand> demand, HttpServletRequest in) {
        if (Navigation.is(in)) {
            return begin(wanted(demand), in); // one redirect to Oten, not two
        }
        OtenException refusal = refusal();
        return demand.map(more -> refuse(refusal, more, in)).orElseGet(() -> refuse(refusal, in));
    }

    /** The login of somebody who is not logged in and wants what may demand a certain one. */
    static OtenLogin wanted(Optional<StepUpDemand> demand) {
        return demand.map(StepUpDemand::login).orElseGet(OtenLogin::fresh);
    }

    /**
     * The reply to a request that cannot be redirected to Oten itself.
     *
     * @param failure why not
     * @param in the request
     * @return for Faces, which shows no error, the way to the login if one helps; else what the error table says
     */
    public Reply refuse(OtenException failure, HttpServletRequest in) {
        return failure instanceof OtenLoginRequiredException && isView(in)
                ? toLogin(Map.of(), in)
                : failures.respond(failure, in);
    }

    /** The same where a step-up is demanded. */
    public Reply refuse(OtenException failure, StepUpDemand demand, HttpServletRequest in) {
        return isView(in) ? toLogin(demand.parameters(), in) : failures.respond(failure, demand, in);
    }

    private static boolean isView(HttpServletRequest in) {
        return Navigation.isPartial(in) && BearerRequests.bearerOf(in).isEmpty();
    }

    /** A script cannot follow a redirect to Oten, so that the login begins when the browser goes to the library's path. */
    private Reply toLogin(Map<String, String> parameters, HttpServletRequest in) {
        try {
            Map<String, String> query = new LinkedHashMap<>(parameters);
            query.put("return_to", pages.ofLostView(in));
            return PartialResponse.redirect(urls.login(query));
        } catch (OtenException e) {
            return failures.respond(e, in); // the login would fail for the same reason
        }
    }

    /** Why a request is not sent to a login. */
    static OtenException refusal() {
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
     * @return a login for a user who navigates and is not logged in; else as {@link #refuse}. Whoever is logged in would
     *     come back to the same exception, but not to a form of Faces that is sent
     */
    public Reply respond(OtenException failure, HttpServletRequest in) {
        boolean helps = failure.code() == OtenErrorCode.NOT_LOGGED_IN
                && in.getUserPrincipal() == null
                && Navigation.is(in)
                && BearerRequests.bearerOf(in).isEmpty();
        return helps ? begin(OtenLogin.fresh(), in) : refuse(failure, in);
    }
}
