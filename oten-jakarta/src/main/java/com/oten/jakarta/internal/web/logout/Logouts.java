package com.oten.jakarta.internal.web.logout;

import com.oten.jakarta.OtenEvent;
import com.oten.jakarta.OtenLoggedOut;
import com.oten.jakarta.OtenLoggedOut.Reason;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.client.OtenClient;
import com.oten.jakarta.internal.config.LogoutConfig;
import com.oten.jakarta.internal.http.Strangers;
import com.oten.jakarta.internal.logout.BackchannelLogout;
import com.oten.jakarta.internal.logout.OtenLogout;
import com.oten.jakarta.internal.pages.Page;
import com.oten.jakarta.internal.pages.Pages;
import com.oten.jakarta.internal.pages.Redirect;
import com.oten.jakarta.internal.secret.Secret;
import com.oten.jakarta.internal.session.OtenSession;
import com.oten.jakarta.internal.session.Sessions;
import com.oten.jakarta.internal.session.UserSessions;
import com.oten.jakarta.internal.text.LogThrottle;
import com.oten.jakarta.internal.web.failure.FailureHandler;
import com.oten.jakarta.internal.web.http.ApplicationUrls;
import com.oten.jakarta.internal.web.login.LoginRoundCookie;
import com.oten.jakarta.internal.web.login.ReturnPages;
import com.oten.jakarta.internal.web.session.Callers;
import com.oten.jakarta.internal.web.session.HttpSessionStore;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Logouts as requests and responses: always here first, and then at Oten if Oten supports it. */
public final class Logouts {
    private static final Logger LOG = System.getLogger("com.oten.jakarta");
    private static final int LONGEST_FORM = 32 * 1024;

    private final ApplicationUrls urls;
    private final Callers callers;
    private final LogoutConfig config;
    private final Sessions sessions;
    private final OtenLogout oten;
    private final LogoutReturn back;
    private final UserSessions userSessions;
    private final ReturnPages pages;
    private final LoginRoundCookie rounds;
    private final BackchannelLogout backchannel;
    private final Consumer<OtenEvent> events;
    private final LogThrottle unknownReaches = new LogThrottle(System::nanoTime);

    public Logouts(
            OtenClient client,
            ApplicationUrls urls,
            Callers callers,
            LogoutReturn back,
            ReturnPages pages,
            LoginRoundCookie rounds) {
        this.urls = urls;
        this.callers = callers;
        this.config = client.config().logout();
        this.sessions = client.sessions();
        this.oten = client.logouts();
        this.back = back;
        this.userSessions = client.userSessions();
        this.pages = pages;
        this.rounds = rounds;
        this.backchannel = client.backchannelLogouts();
        this.events = client.events();
    }

    public Page confirm(HttpServletRequest in) {
        String targets = "'self' " + String.join(" ", oten.origins());
        return Pages.confirmLogout(FailureHandler.locale(in), urls.own("/logout"), urls.front(), targets);
    }

    public Redirect logOut(HttpServletRequest in) {
        if (isCrossSite(in)) {
            throw OtenErrorCode.CROSS_SITE.exception("another site tried to log a user out");
        }
        HttpSessionStore store = callers.session(in);
        return switch (reach(in.getParameter("sessions"))) {
            case OTHERS -> {
                userSessions.endOthers(store);
                yield new Redirect(303, pages.ofForm(in.getParameter("return_to")), List.of());
            }
            case THIS -> clean(logOut(store, false, in), in);
            case ALL -> clean(logOut(store, true, in), in);
        };
    }

    /** Which sessions of the user a logout form ends. */
    private enum Reach {
        THIS,
        OTHERS,
        ALL
    }

    private Reach reach(@Nullable String wanted) {
        if ("others".equals(wanted)) {
            return Reach.OTHERS;
        }
        if ("all".equals(wanted)) {
            return Reach.ALL;
        }
        if (wanted != null && !wanted.isEmpty() && unknownReaches.admitOne()) {
            LOG.log(
                    Level.WARNING,
                    "the field sessions of a logout form is neither others nor all: only this session ends");
        }
        return Reach.THIS;
    }

    private Redirect clean(Redirect out, HttpServletRequest in) {
        return rounds.forget(in).map(out::settingCookie).orElse(out);
    }

    /** Ends the sessions here and on other nodes first, so that they have ended whatever fails later. */
    private Redirect logOut(HttpSessionStore store, boolean isEverywhere, HttpServletRequest in) {
        Optional<OtenSession> session = store.current();
        if (session.isEmpty()) {
            store.invalidate();
            return new Redirect(303, back.page(), List.of());
        }
        OtenSession ended = session.get();
        Runnable here = () -> {
            // the newest state, because a refresh may have replaced the refresh token in between
            userSessions.revokeTokens(store.invalidate().orElse(ended));
            events.accept(new OtenLoggedOut(ended.subject(), Reason.USER));
        };
        if (isEverywhere) {
            userSessions.endAll(ended, here);
        } else {
            here.run();
        }
        String state = back.freshState();
        Optional<URI> atOten = oten.endSession(sessions.idToken(ended), urls.outside(in, config.returnTo()), state);
        return atOten.map(url -> new Redirect(303, url.toString(), List.of(back.remember(state, in))))
                .orElseGet(() -> new Redirect(303, back.page(), List.of()));
    }

    /** A logout token from Oten (OpenID Connect Back-Channel Logout 1.0 section 2.5). */
    public Page logOutForOten(HttpServletRequest in) {
        String type = in.getContentType();
        String query = in.getQueryString();
        boolean isForm = type != null
                && type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")
                && in.getContentLengthLong() <= LONGEST_FORM
                && (query == null || !query.contains("logout_token"));
        String[] tokens = isForm ? in.getParameterValues("logout_token") : null;
        if (tokens == null || tokens.length != 1) {
            throw OtenErrorCode.LOGOUT_TOKEN_REFUSED.exception("the request is not a form with one logout_token");
        }
        Strangers.admit(() -> backchannel.end(new Secret(tokens[0])))
                .ifPresent(subject -> events.accept(new OtenLoggedOut(subject, Reason.PROVIDER)));
        return Page.document("text/plain;charset=UTF-8", "");
    }

    /**
     * Browsers send the origin of a form: as Fetch Metadata, and older ones as {@code Origin}. A client that sends
     * neither is not a browser, and has no user's cookies.
     */
    private boolean isCrossSite(HttpServletRequest in) {
        String fetchSite = in.getHeader("Sec-Fetch-Site");
        if (fetchSite != null) {
            return !fetchSite.equals("same-origin") && !fetchSite.equals("none");
        }
        String origin = in.getHeader("Origin");
        if (origin == null) {
            return false;
        }
        return !origin.toLowerCase(Locale.ROOT).equals(urls.origin(in));
    }
}
