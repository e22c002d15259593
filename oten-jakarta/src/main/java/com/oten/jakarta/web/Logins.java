package com.oten.jakarta.web;

import com.oten.jakarta.OtenLogin;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.error.Recovery;
import com.oten.jakarta.login.CallbackQuery;
import com.oten.jakarta.login.LoginFlow;
import com.oten.jakarta.login.LoginResult;
import com.oten.jakarta.login.LoginTransaction;
import com.oten.jakarta.login.StartedLogin;
import com.oten.jakarta.pages.Answer;
import com.oten.jakarta.request.LoginParameters;
import com.oten.jakarta.session.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Logins as requests and responses: the way out to Oten and the way back in. */
public final class Logins {
    private final Site site;
    private final LoginFlow flow;
    private final Browser browser;
    private final Sessions sessions;
    private final Failures failures;

    Logins(Site site, LoginFlow flow, Browser browser, Sessions sessions, Failures failures) {
        this.site = site;
        this.flow = flow;
        this.browser = browser;
        this.sessions = sessions;
        this.failures = failures;
    }

    /**
     * Starts a login that comes back to the page that was asked for; a request with a body is not repeated, it ends on the
     * front page.
     *
     * @param in the request that needs a login
     * @param asked what the application asks beyond the configuration
     * @return where to send the browser
     * @throws OtenException if Oten's metadata cannot be had, or the configuration lacks something
     */
    public Redirection start(HttpServletRequest in, LoginParameters asked) {
        return start(in, Navigation.isSafe(in) ? Navigation.here(in) : site.contextPath() + "/", asked);
    }

    Redirection start(HttpServletRequest in, OtenLogin login) {
        LoginParameters asked =
                new LoginParameters(login.prompt(), login.maxAge(), login.loginHint(), login.uiLocales());
        return login.returnTo().map(path -> start(in, path, asked)).orElseGet(() -> start(in, asked));
    }

    Redirection start(HttpServletRequest in, String returnTo, LoginParameters asked) {
        return redirection(flow.start(site.toInside(returnTo), site.contextPath(), asked, site.redirectUri(in)), in);
    }

    /**
     * The callback (RFC 6749 section 4.1.2), in the order that tells strangers least.
     *
     * @return a page that is still to be written; empty if the browser has been sent on
     */
    Optional<Answer> finish(HttpServletRequest in, HttpServletResponse out) throws IOException {
        CallbackQuery query = new CallbackQuery(in.getParameterMap());
        LoginTransaction transaction;
        try {
            transaction = browser.take(query.state(), in, out, site.isSecure(in));
        } catch (OtenException e) {
            return answerStranger(e, in, out);
        }
        try {
            LoginResult result = flow.finish(query.answer(), transaction, site.redirectUri(in));
            new HttpSessionStore(in).begin(sessions.open(result.who(), result.claims(), result.tokens()));
            String returnTo = flow.safe(transaction.returnTo(), site.contextPath());
            new Redirection(303, site.toOutside(returnTo), List.of()).writeTo(out);
            return Optional.empty();
        } catch (OtenException e) {
            return recover(e, transaction, in, out);
        }
    }

    /** Nobody's callback: the back button after a login is harmless, everything else is refused. */
    private Optional<Answer> answerStranger(OtenException failure, HttpServletRequest in, HttpServletResponse out)
            throws IOException {
        boolean isReload = failure.code() == OtenErrorCode.CALLBACK_UNKNOWN
                && new HttpSessionStore(in).current().isPresent();
        if (isReload) {
            new Redirection(302, site.front(), List.of()).writeTo(out);
            return Optional.empty();
        }
        return Optional.of(failures.answer(failure, in));
    }

    /** Starts over, once, where the table says so; the attempt travels in the transaction, so there is no loop. */
    private Optional<Answer> recover(
            OtenException failure, LoginTransaction transaction, HttpServletRequest in, HttpServletResponse out)
            throws IOException {
        if (failure.code().recovery() == Recovery.RESTART_ONCE && transaction.attempt() == 0) {
            try {
                Redirection again = redirection(flow.restart(transaction, site.redirectUri(in)), in);
                failures.logRestart(failure);
                again.writeTo(out);
                return Optional.empty();
            } catch (OtenException e) {
                failure.addSuppressed(e); // the first failure is the one to show
            }
        }
        return Optional.of(failures.answer(failure, in, Optional.of(transaction.returnTo())));
    }

    private Redirection redirection(StartedLogin started, HttpServletRequest in) {
        int status = Navigation.isSafe(in) ? 302 : 303;
        return new Redirection(
                status, started.location().toString(), browser.remember(started.transaction(), in, site.isSecure(in)));
    }
}
