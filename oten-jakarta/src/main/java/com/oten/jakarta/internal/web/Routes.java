package com.oten.jakarta.internal.web;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.pages.Page;
import com.oten.jakarta.internal.pages.Reply;
import com.oten.jakarta.internal.web.failure.FailureHandler;
import com.oten.jakarta.internal.web.http.ApplicationUrls;
import com.oten.jakarta.internal.web.http.Navigation;
import com.oten.jakarta.internal.web.login.LoginQuery;
import com.oten.jakarta.internal.web.login.Logins;
import com.oten.jakarta.internal.web.logout.Logouts;
import jakarta.servlet.http.HttpServletRequest;

/** The paths that the library serves, below {@code oten.path}. */
final class Routes {
    /** What comes after it is an id. */
    private static final String REQUEST = "/request/";

    private final ApplicationUrls urls;
    private final Logins logins;
    private final Logouts logouts;
    private final Documents documents;
    private final LoginQuery loginQuery;
    private final FailureHandler failures;

    Routes(
            ApplicationUrls urls,
            Logins logins,
            Logouts logouts,
            Documents documents,
            LoginQuery loginQuery,
            FailureHandler failures) {
        this.urls = urls;
        this.logins = logins;
        this.logouts = logouts;
        this.documents = documents;
        this.loginQuery = loginQuery;
        this.failures = failures;
    }

    boolean serves(HttpServletRequest in) {
        return !urls.ownName(in).isEmpty();
    }

    /** Does what the request asks for. */
    Reply serve(HttpServletRequest in) {
        if (Navigation.isSpeculative(in)) {
            return Page.unprepared();
        }
        try {
            return switch (in.getMethod() + " " + place(in)) {
                case "GET /callback" -> logins.finish(in);
                case "GET /login" -> logIn(in);
                case "GET /logout" -> logouts.confirm(in);
                case "POST /logout" -> logouts.logOut(in);
                case "POST /backchannel-logout" -> logouts.logOutForOten(in);
                case "GET /jwks", "HEAD /jwks" -> documents.keys();
                case "GET " + REQUEST -> documents.take(id(in));
                case "HEAD " + REQUEST -> documents.look(id(in));
                default -> refused(in);
            };
        } catch (OtenException e) {
            return failures.answer(e, in);
        }
    }

    /** A link that logs in is for users who go to it, not for pages that have it fetched as an image. */
    private Reply logIn(HttpServletRequest in) {
        if (Navigation.isSaidToBeNone(in)) {
            throw OtenErrorCode.NOT_LOGGED_IN.exception("a request that is no navigation asked for a login");
        }
        return logins.begin(loginQuery.read(in), in);
    }

    private String place(HttpServletRequest in) {
        String name = urls.ownName(in);
        return name.startsWith(REQUEST) ? REQUEST : name;
    }

    private String id(HttpServletRequest in) {
        return urls.ownName(in).substring(REQUEST.length());
    }

    private Page refused(HttpServletRequest in) {
        String allowed = switch (place(in)) {
            case "/callback", "/login" -> "GET";
            case "/logout" -> "GET, POST";
            case "/backchannel-logout" -> "POST";
            case "/jwks", REQUEST -> "GET, HEAD";
            default -> throw Documents.notFound();
        };
        OtenException refusal =
                OtenErrorCode.METHOD_NOT_ALLOWED.exception("the library takes only " + allowed + " at this path");
        return failures.answer(refusal, in).with("Allow", allowed);
    }
}
