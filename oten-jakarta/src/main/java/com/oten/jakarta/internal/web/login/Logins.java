package com.oten.jakarta.internal.web.login;

import com.oten.jakarta.OtenEvent;
import com.oten.jakarta.OtenLoggedIn;
import com.oten.jakarta.OtenLogin;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.error.Recovery;
import com.oten.jakarta.internal.client.OtenClient;
import com.oten.jakarta.internal.config.LoginParameter;
import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.http.Http;
import com.oten.jakarta.internal.login.CallbackQuery;
import com.oten.jakarta.internal.login.CookieSlot;
import com.oten.jakarta.internal.login.LoginFlow;
import com.oten.jakarta.internal.login.LoginResult;
import com.oten.jakarta.internal.login.LoginTransaction;
import com.oten.jakarta.internal.login.MatchedCallback;
import com.oten.jakarta.internal.login.OncePerState;
import com.oten.jakarta.internal.login.ReturnUrl;
import com.oten.jakarta.internal.login.StartedLogin;
import com.oten.jakarta.internal.pages.Page;
import com.oten.jakarta.internal.pages.Redirect;
import com.oten.jakarta.internal.pages.Reply;
import com.oten.jakarta.internal.request.LoginParameters;
import com.oten.jakarta.internal.session.OtenSession;
import com.oten.jakarta.internal.session.Sessions;
import com.oten.jakarta.internal.web.failure.FailureHandler;
import com.oten.jakarta.internal.web.http.ApplicationUrls;
import com.oten.jakarta.internal.web.http.Navigation;
import com.oten.jakarta.internal.web.session.Callers;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Logins as requests and responses: the way out to Oten and the way back in. */
public final class Logins {
    /** {@link OtenLogin#refusal} reads it. */
    private static final String REFUSAL = "oten_error";

    private final ApplicationUrls urls;
    private final LoginFlow flow;
    private final TransactionCookieStore cookies;
    private final Sessions sessions;
    private final Callers callers;
    private final FailureHandler failures;
    private final Consumer<OtenEvent> events;
    private final OncePerState<Redirect> once;

    public Logins(OtenClient client, ApplicationUrls urls, Callers callers, FailureHandler failures) {
        OtenConfig config = client.config();
        Duration lifetime = config.login().lifetime();
        this.urls = urls;
        this.flow = client.logins();
        this.cookies = new TransactionCookieStore(client.transactions(), lifetime);
        this.sessions = client.sessions();
        this.callers = callers;
        this.failures = failures;
        this.events = client.events();
        this.once = new OncePerState<>(
                client.store(),
                config.http().timeout(),
                lifetime.plus(config.idToken().clockSkew()));
    }

    /**
     * Sends the browser to Oten for a login that comes back to the page that was asked for; a request with a body is not
     * repeated, it ends on the front page.
     *
     * @param login what is asked of it
     * @param in the request that needs it
     * @return the way to Oten, or a page that says why there is none
     */
    public Reply begin(OtenLogin login, HttpServletRequest in) {
        if (Navigation.isSpeculative(in)) {
            return Page.unprepared();
        }
        try {
            return start(login, in);
        } catch (OtenException e) {
            return failures.answerLogin(e, in, Optional.of(returnTo(login, in)));
        }
    }

    private Redirect start(OtenLogin login, HttpServletRequest in) {
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
        CookieSlot slot = cookies.slot(in, urls.isSecure(in));
        return redirect(flow.start(returnTo(login, in), asked, urls.redirectUri(in), slot), in);
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
    public String landing(@Nullable String wanted) {
        String inside = wanted == null ? "" : urls.toInside(wanted);
        return urls.toOutside(flow.returnUrl(inside, urls.contextPath()));
    }

    private ReturnUrl returnTo(OtenLogin login, HttpServletRequest in) {
        String wanted = login.returnTo()
                .map(urls::toInside)
                .orElseGet(() -> Navigation.isSafe(in) ? Navigation.here(in) : urls.contextPath() + "/");
        return flow.returnUrl(wanted, urls.contextPath());
    }

    /** Checked when the login started, and again: the cookie may be of another version of the application. */
    private ReturnUrl returnTo(LoginTransaction transaction) {
        return flow.returnUrl(transaction.returnTo(), urls.contextPath());
    }

    /** The callback (RFC 6749 section 4.1.2), in the order that tells strangers least. */
    public Reply finish(HttpServletRequest in) {
        CallbackQuery query = new CallbackQuery(in.getParameterMap());
        String remembered;
        try {
            remembered = cookies.remembered(query.state(), in, urls.isSecure(in));
        } catch (OtenException e) {
            return answerStranger(e, in);
        }
        MatchedCallback matched;
        try {
            matched = cookies.match(query, remembered);
        } catch (OtenException e) {
            return answerStranger(e, in).settingCookie(forget(query.state(), in));
        }
        return finish(matched, in);
    }

    private Reply finish(MatchedCallback matched, HttpServletRequest in) {
        LoginTransaction transaction = matched.transaction();
        AtomicReference<@Nullable OtenSession> begun = new AtomicReference<>();
        try {
            Redirect to = once.get(
                    transaction.state(),
                    () -> end(matched, in, begun),
                    () -> arrival(returnTo(transaction), matched, in));
            OtenSession mine = begun.get();
            if (mine != null) { // outside of the flight, because observers may take their time
                events.accept(new OtenLoggedIn(mine.subject(), mine.callerName()));
            }
            return to;
        } catch (OtenException e) {
            return failures.answerLogin(e, in, Optional.of(returnTo(transaction)))
                    .settingCookie(forget(transaction.state(), in));
        }
    }

    /** The one exchange; what it ends with is also for whoever brings the same callback meanwhile. */
    private Redirect end(MatchedCallback matched, HttpServletRequest in, AtomicReference<@Nullable OtenSession> begun) {
        try {
            LoginResult result = flow.finish(matched, urls.redirectUri(in));
            OtenSession opened = sessions.open(result.who(), result.claims(), result.tokens());
            OtenSession session =
                    matched.transaction().asked().maxAge().map(opened::meeting).orElse(opened);
            callers.session(in).begin(session);
            begun.set(session);
            return arrival(returnTo(matched.transaction()), matched, in);
        } catch (OtenException e) {
            return recover(e, matched, in);
        }
    }

    private Redirect arrival(ReturnUrl page, MatchedCallback matched, HttpServletRequest in) {
        return new Redirect(
                303, urls.toOutside(page), List.of(forget(matched.transaction().state(), in)));
    }

    private String forget(String state, HttpServletRequest in) {
        return cookies.forget(state, urls.isSecure(in));
    }

    /** Nobody's callback: the back button after a login is harmless, everything else is refused. */
    private Reply answerStranger(OtenException failure, HttpServletRequest in) {
        boolean isReload = failure.code() == OtenErrorCode.CALLBACK_UNKNOWN
                && callers.session(in).current().isPresent();
        return isReload
                ? new Redirect(302, urls.front(), List.of())
                : failures.answerLogin(failure, in, Optional.empty());
    }

    /**
     * Does what the table says: tells whoever asked for a silent login, or starts over once by itself. The attempt travels in
     * the transaction, so there is no loop.
     *
     * @throws OtenException the failure, if a page has to be shown
     */
    private Redirect recover(OtenException failure, MatchedCallback matched, HttpServletRequest in) {
        LoginTransaction transaction = matched.transaction();
        Recovery recovery = failure.code().recovery();
        if (recovery == Recovery.HAND_BACK && transaction.asked().isSilent()) {
            failures.log(failure, "handed to the page that asked for a silent login");
            String refusal = failure.code().oauthError().orElseThrow();
            return arrival(returnTo(transaction).with(REFUSAL, refusal), matched, in);
        }
        // a time-out of ours: the user has waited long enough, and would wait as long again
        boolean canRestart =
                (recovery == Recovery.RESTART_ONCE || recovery == Recovery.HAND_BACK) && !Http.isTimeOut(failure);
        if (canRestart && transaction.attempt() == 0) {
            try {
                Redirect again = redirect(flow.restart(transaction, urls.redirectUri(in)), in);
                failures.log(failure, "restarted once");
                return again;
            } catch (OtenException e) {
                failure.addSuppressed(e); // the first failure is the one to show
            }
        }
        throw failure;
    }

    private Redirect redirect(StartedLogin started, HttpServletRequest in) {
        int status = Navigation.isSafe(in) ? 302 : 303;
        return new Redirect(
                status,
                started.location().toString(),
                List.of(cookies.remember(started.transaction(), urls.isSecure(in))));
    }
}
