package com.oten.jakarta.internal.web.login;

import com.oten.jakarta.OtenEvent;
import com.oten.jakarta.OtenLoggedIn;
import com.oten.jakarta.OtenLogin;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.error.Recovery;
import com.oten.jakarta.internal.client.OtenClient;
import com.oten.jakarta.internal.http.CallFailures;
import com.oten.jakarta.internal.login.Callback;
import com.oten.jakarta.internal.login.CallbackQuery;
import com.oten.jakarta.internal.login.LoginFlow;
import com.oten.jakarta.internal.login.LoginResult;
import com.oten.jakarta.internal.login.LoginTransaction;
import com.oten.jakarta.internal.login.MatchedCallback;
import com.oten.jakarta.internal.login.OncePerState;
import com.oten.jakarta.internal.login.ReturnUrl;
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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Logins as requests and responses: the redirect to Oten, and the callback. */
public final class Logins {
    private final ApplicationUrls urls;
    private final LoginFlow flow;
    private final ReturnPages pages;
    private final TransactionCookieStore cookies;
    private final LoginRoundCookie rounds;
    private final LoginStart start;
    private final Sessions sessions;
    private final Callers callers;
    private final FailureHandler failures;
    private final Consumer<OtenEvent> events;
    private final OncePerState<Redirect> once;

    public Logins(
            OtenClient client,
            ApplicationUrls urls,
            ReturnPages pages,
            LoginRoundCookie rounds,
            Callers callers,
            FailureHandler failures) {
        this.urls = urls;
        this.flow = client.logins();
        this.pages = pages;
        this.cookies = new TransactionCookieStore(
                client.transactions(), client.config().login().lifetime());
        this.rounds = rounds;
        this.start = new LoginStart(urls, flow, cookies, rounds);
        this.sessions = client.sessions();
        this.callers = callers;
        this.failures = failures;
        this.events = client.events();
        this.once = client.callbacks();
    }

    /** Sends the browser to Oten for a login that comes back to this page, or says on a page why it cannot. */
    public Reply begin(OtenLogin login, HttpServletRequest in) {
        return begin(AskedParameters.of(login), pages.of(login, in), in);
    }

    Reply begin(LoginParameters asked, ReturnUrl page, HttpServletRequest in) {
        if (Navigation.isSpeculative(in)) {
            return Page.unprepared();
        }
        try {
            return start.of(asked, page, in);
        } catch (OtenException e) {
            return failures.respondToLogin(e, in, Optional.of(page));
        }
    }

    /** The callback (RFC 6749 section 4.1.2), in the order that tells strangers least. */
    public Reply finish(HttpServletRequest in) {
        CallbackQuery query = new CallbackQuery(in.getParameterMap());
        String remembered;
        try {
            remembered = cookies.remembered(query.state(), in, urls.isSecure(in));
        } catch (OtenException e) {
            return replaced(e, query, in).orElseGet(() -> refuse(e, in));
        }
        MatchedCallback matched;
        try {
            matched = cookies.match(query, remembered);
        } catch (OtenException e) {
            return refuse(e, in).settingCookie(cookies.forget(query.state(), urls.isSecure(in)));
        }
        return finish(matched, in);
    }

    private Reply finish(MatchedCallback matched, HttpServletRequest in) {
        LoginTransaction transaction = matched.transaction();
        AtomicReference<@Nullable OtenSession> begun = new AtomicReference<>();
        try {
            Redirect to = once.get(transaction.state(), () -> end(matched, in, begun), () -> arrival(transaction, in));
            OtenSession mine = begun.get();
            if (mine != null) { // outside of the flight, because observers may take their time
                events.accept(new OtenLoggedIn(mine.subject(), mine.callerName()));
            }
            return to;
        } catch (OtenException e) {
            return failures.respondToLogin(e, in, Optional.of(pages.of(transaction)))
                    .settingCookie(cookies.forget(transaction.state(), urls.isSecure(in)));
        }
    }

    /** The one exchange; what it ends with is also for whoever brings the same callback meanwhile. */
    private Redirect end(MatchedCallback matched, HttpServletRequest in, AtomicReference<@Nullable OtenSession> begun) {
        LoginTransaction transaction = matched.transaction();
        try {
            LoginResult result = flow.finish(matched, urls.redirectUri(in));
            OtenSession session = AskedLogins.answer(
                    transaction.asked(),
                    pages.of(transaction),
                    sessions.open(result.who(), result.claims(), result.tokens()));
            callers.session(in).begin(session);
            begun.set(session);
            return arrival(transaction, in);
        } catch (OtenException e) {
            return recover(e, transaction, in);
        }
    }

    /** A duplicate counts as well: a browser may keep only what the response to it says. */
    private Redirect arrival(LoginTransaction transaction, HttpServletRequest in) {
        return landing(pages.of(transaction), transaction, in).settingCookie(rounds.remember(transaction, in));
    }

    private Redirect landing(ReturnUrl page, LoginTransaction transaction, HttpServletRequest in) {
        String forget = cookies.forget(transaction.state(), urls.isSecure(in));
        return new Redirect(303, urls.toOutside(page), List.of(forget));
    }

    /** What a browser with many tabs has dropped starts anew: Oten knows the user by now. The code is not redeemed. */
    private Optional<Reply> replaced(OtenException failure, CallbackQuery query, HttpServletRequest in) {
        try {
            if (failure.code() == OtenErrorCode.CALLBACK_UNKNOWN
                    && cookies.isDropped(query.state(), in, urls.isSecure(in))
                    && query.response() instanceof Callback.Code
                    && callers.session(in).current().isEmpty()) {
                Redirect again = start.replacing(pages.front(), in);
                failures.log(failure, "a later login of this browser had taken its place; started again");
                return Optional.of(again);
            }
        } catch (OtenException e) {
            failure.addSuppressed(e); // the first failure is the one to show
        }
        return Optional.empty();
    }

    /** A callback that belongs to no login of this browser. The back button after a login is harmless; all else is refused. */
    private Reply refuse(OtenException failure, HttpServletRequest in) {
        boolean isReload = failure.code() == OtenErrorCode.CALLBACK_UNKNOWN
                && callers.session(in).current().isPresent();
        return isReload
                ? new Redirect(302, urls.front(), List.of())
                : failures.respondToLogin(failure, in, Optional.empty());
    }

    /**
     * Does what the table says: tells whoever asked for a silent login, or starts over once by itself. The transaction
     * counts the attempts, so there is no loop.
     *
     * @throws OtenException the failure, if a page has to be shown
     */
    private Redirect recover(OtenException failure, LoginTransaction transaction, HttpServletRequest in) {
        Recovery recovery = failure.code().recovery();
        if (recovery == Recovery.HAND_BACK && transaction.asked().isSilent()) {
            failures.log(failure, "returned to the page that asked for a silent login");
            return landing(pages.ofRefused(transaction, failure.code()), transaction, in);
        }
        // after a time-out the user has waited long enough, and would wait as long again
        boolean canRestart = (recovery == Recovery.RESTART_ONCE || recovery == Recovery.HAND_BACK)
                && !CallFailures.isTimeOut(failure);
        if (canRestart && transaction.attempt() == 0) {
            try {
                Redirect again = start.again(transaction, in);
                failures.log(failure, "restarted once");
                return again;
            } catch (OtenException e) {
                failure.addSuppressed(e); // the first failure is the one to show
            }
        }
        throw failure;
    }
}
