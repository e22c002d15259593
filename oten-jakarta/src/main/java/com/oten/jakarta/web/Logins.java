package com.oten.jakarta.web;

import com.oten.jakarta.OtenEvent;
import com.oten.jakarta.OtenLoggedIn;
import com.oten.jakarta.OtenLogin;
import com.oten.jakarta.config.LoginParameter;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.error.Recovery;
import com.oten.jakarta.http.Http;
import com.oten.jakarta.login.CallbackQuery;
import com.oten.jakarta.login.LoginFlow;
import com.oten.jakarta.login.LoginResult;
import com.oten.jakarta.login.LoginTransaction;
import com.oten.jakarta.login.OncePerState;
import com.oten.jakarta.login.Slot;
import com.oten.jakarta.login.StartedLogin;
import com.oten.jakarta.pages.Answer;
import com.oten.jakarta.request.LoginParameters;
import com.oten.jakarta.session.OtenSession;
import com.oten.jakarta.session.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Logins as requests and responses: the way out to Oten and the way back in. */
public final class Logins {
    private final Site site;
    private final LoginFlow flow;
    private final Browser browser;
    private final Sessions sessions;
    private final Failures failures;
    private final Consumer<OtenEvent> events;
    private final OncePerState<Redirection> once;

    Logins(
            Site site,
            LoginFlow flow,
            Browser browser,
            Sessions sessions,
            Failures failures,
            Consumer<OtenEvent> events,
            OncePerState<Redirection> once) {
        this.site = site;
        this.flow = flow;
        this.browser = browser;
        this.sessions = sessions;
        this.failures = failures;
        this.events = events;
        this.once = once;
    }

    /**
     * Starts a login that comes back to the page that was asked for; a request with a body is not repeated, it ends on the
     * front page.
     *
     * @param in the request that needs a login
     * @return where to send the browser
     * @throws OtenException if Oten's metadata cannot be had, or the configuration lacks something
     */
    public Redirection start(HttpServletRequest in) {
        return start(OtenLogin.fresh(), in);
    }

    /**
     * Starts a login of a certain kind.
     *
     * @param login what is asked of it
     * @param in the request that needs it
     * @return where to send the browser
     * @throws OtenException if Oten's metadata cannot be had, or the configuration lacks something
     */
    public Redirection start(OtenLogin login, HttpServletRequest in) {
        LoginParameters asked = asked(login);
        if (asked.isSilent()) {
            // an application that asks again on the page where it was told would never end
            OtenLogin.refusal(in).ifPresent(code -> {
                throw code.exception("a silent login was refused before this page, and the page asks for another one");
            });
        } else if (Navigation.isFramed(in)) {
            // Oten's pages refuse to be framed, and who types a password should see whose page it is
            throw OtenErrorCode.LOGIN_IN_FRAME.exception("a page in a frame needs a login that is not silent");
        }
        Slot slot = browser.slot(in, site.isSecure(in));
        return redirection(flow.start(returnTo(login, in), site.contextPath(), asked, site.redirectUri(in), slot), in);
    }

    /**
     * Answers a login that could not even be started.
     *
     * @param failure what {@link #start} threw
     * @param in the request that needs a login
     * @return the answer, to be written
     */
    public Answer refuse(OtenException failure, HttpServletRequest in) {
        return refuse(failure, OtenLogin.fresh(), in);
    }

    /**
     * Sends the browser to Oten.
     *
     * @return a page that is still to be written; empty if the browser has been sent on
     */
    Optional<Answer> begin(OtenLogin login, HttpServletRequest in, HttpServletResponse out) throws IOException {
        try {
            start(login, in).writeTo(out);
            return Optional.empty();
        } catch (OtenException e) {
            return Optional.of(refuse(e, login, in));
        }
    }

    private static LoginParameters asked(OtenLogin login) {
        Map<LoginParameter, String> values = new EnumMap<>(LoginParameter.class);
        login.prompt().ifPresent(prompt -> values.put(LoginParameter.PROMPT, prompt));
        login.maxAge().ifPresent(age -> values.put(LoginParameter.MAX_AGE, Long.toString(age.toSeconds())));
        if (!login.acrValues().isEmpty()) {
            values.put(LoginParameter.ACR_VALUES, String.join(" ", login.acrValues()));
        }
        login.loginHint().ifPresent(hint -> values.put(LoginParameter.LOGIN_HINT, hint));
        login.uiLocales().ifPresent(locales -> values.put(LoginParameter.UI_LOCALES, locales));
        login.workspaceHint().ifPresent(hint -> values.put(LoginParameter.WORKSPACE_HINT, hint));
        return new LoginParameters(values, login.isAcrEssential());
    }

    /** Where a form's request ends: a page of this application, the front page if none is named or it is none. */
    String landing(@Nullable String wanted) {
        String inside = wanted == null ? "" : site.toInside(wanted);
        return site.toOutside(flow.safe(inside, site.contextPath()));
    }

    /**
     * The same for a login of a certain kind.
     *
     * @param failure what {@link #start} threw
     * @param login what was asked of it
     * @param in the request that needs it
     * @return the answer, to be written
     */
    public Answer refuse(OtenException failure, OtenLogin login, HttpServletRequest in) {
        return failures.answerLogin(failure, in, Optional.of(flow.safe(returnTo(login, in), site.contextPath())));
    }

    private String returnTo(OtenLogin login, HttpServletRequest in) {
        if (login.returnTo().isPresent()) {
            return site.toInside(login.returnTo().get());
        }
        return Navigation.isSafe(in) ? Navigation.here(in) : site.contextPath() + "/";
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
            transaction = browser.find(query.state(), in, out, site.isSecure(in));
        } catch (OtenException e) {
            return answerStranger(e, in, out);
        }
        AtomicReference<@Nullable OtenSession> begun = new AtomicReference<>();
        try {
            Redirection to = once.get(
                    transaction.state(), () -> end(query, transaction, in, begun), () -> arrival(transaction, in));
            OtenSession mine = begun.get();
            if (mine != null) { // outside of the flight, because observers may take their time
                events.accept(new OtenLoggedIn(mine.subject(), mine.callerName()));
            }
            to.writeTo(out);
            return Optional.empty();
        } catch (OtenException e) {
            out.addHeader("Set-Cookie", browser.forget(transaction.state(), site.isSecure(in)));
            return Optional.of(failures.answerLogin(e, in, Optional.of(transaction.returnTo())));
        }
    }

    /** The one exchange; what it ends with is also for whoever brings the same callback meanwhile. */
    private Redirection end(
            CallbackQuery query,
            LoginTransaction transaction,
            HttpServletRequest in,
            AtomicReference<@Nullable OtenSession> begun) {
        try {
            LoginResult result = flow.finish(query.answer(), transaction, site.redirectUri(in));
            OtenSession opened = sessions.open(result.who(), result.claims(), result.tokens());
            OtenSession session =
                    transaction.asked().maxAge().map(opened::meeting).orElse(opened);
            new HttpSessionStore(in, sessions).begin(session);
            begun.set(session);
            return arrival(transaction, in);
        } catch (OtenException e) {
            return recover(e, transaction, in);
        }
    }

    private Redirection arrival(LoginTransaction transaction, HttpServletRequest in) {
        return arrival(flow.safe(transaction.returnTo(), site.contextPath()), transaction, in);
    }

    private Redirection arrival(String page, LoginTransaction transaction, HttpServletRequest in) {
        String forget = browser.forget(transaction.state(), site.isSecure(in));
        return new Redirection(303, site.toOutside(page), List.of(forget));
    }

    /** Nobody's callback: the back button after a login is harmless, everything else is refused. */
    private Optional<Answer> answerStranger(OtenException failure, HttpServletRequest in, HttpServletResponse out)
            throws IOException {
        boolean isReload = failure.code() == OtenErrorCode.CALLBACK_UNKNOWN
                && new HttpSessionStore(in, sessions).current().isPresent();
        if (isReload) {
            new Redirection(302, site.front(), List.of()).writeTo(out);
            return Optional.empty();
        }
        return Optional.of(failures.answerLogin(failure, in, Optional.empty()));
    }

    /**
     * Does what the table says: tells whoever asked for a silent login, or starts over once by itself. The attempt travels in
     * the transaction, so there is no loop.
     *
     * @throws OtenException the failure, if a page has to be shown
     */
    private Redirection recover(OtenException failure, LoginTransaction transaction, HttpServletRequest in) {
        Recovery recovery = failure.code().recovery();
        if (recovery == Recovery.HAND_BACK && transaction.asked().isSilent()) {
            failures.log(failure, "handed to the page that asked for a silent login");
            String returnTo = flow.safe(transaction.returnTo(), site.contextPath());
            return arrival(SilentRefusal.added(returnTo, failure.code()), transaction, in);
        }
        // a time-out of ours: the person has waited long enough, and would wait as long again
        boolean canRestart =
                (recovery == Recovery.RESTART_ONCE || recovery == Recovery.HAND_BACK) && !Http.isTimeOut(failure);
        if (canRestart && transaction.attempt() == 0) {
            try {
                Redirection again = redirection(flow.restart(transaction, site.redirectUri(in)), in);
                failures.log(failure, "restarted once");
                return again;
            } catch (OtenException e) {
                failure.addSuppressed(e); // the first failure is the one to show
            }
        }
        throw failure;
    }

    private Redirection redirection(StartedLogin started, HttpServletRequest in) {
        int status = Navigation.isSafe(in) ? 302 : 303;
        return new Redirection(
                status,
                started.location().toString(),
                List.of(browser.remember(started.transaction(), site.isSecure(in))));
    }
}
