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
    /** Followed by an id. */
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

    Reply serve(HttpServletRequest in) {
        if (Navigation.isSpeculative(in)) {
            return Page.unprepared();
        }
        try {
            return switch (in.getMethod() + " " + route(in)) {
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
            return failures.respond(e, in);
        }
    }

    /** A login link works for users who follow it, not for pages that embed it as an image. */
    private Reply logIn(HttpServletRequest in) {
        if (Navigation.isSubresource(in)) {
            throw OtenErrorCode.NOT_LOGGED_IN.exception("a request that is not a navigation asked for a login");
        }
        return logins.begin(loginQuery.read(in), in);
    }

    private String route(HttpServletRequest in) {
        String name = urls.ownName(in);
        return name.startsWith(REQUEST) ? REQUEST : name;
    }

    private String id(HttpServletRequest in) {
        return urls.ownName(in).substring(REQUEST.length());
    }

    private Page refused(HttpServletRequest in) {
        String allowed = switch (route(in)) {
            case "/callback", "/login" -> "GET";
            case "/logout" -> "GET, POST";
            case "/backchannel-logout" -> "POST";
            case "/jwks", REQUEST -> "GET, HEAD";
            default -> throw Documents.notFound();
        };
        OtenException refusal =
                OtenErrorCode.METHOD_NOT_ALLOWED.exception("the library accepts only " + allowed + " at this path");
        return failures.respond(refusal, in).with("Allow", allowed);
    }
}
