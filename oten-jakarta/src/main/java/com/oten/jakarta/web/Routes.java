package com.oten.jakarta.web;

import com.oten.jakarta.OtenLogin;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.pages.Answer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** The paths that the library serves, below {@code oten.path}. */
final class Routes {
    /** What comes after it is an id. */
    private static final String REQUEST = "/request/";

    private final Site site;
    private final Logins logins;
    private final Logouts logouts;
    private final Documents documents;
    private final LoginQuery loginQuery;
    private final Failures failures;

    Routes(Site site, Logins logins, Logouts logouts, Documents documents, LoginQuery loginQuery, Failures failures) {
        this.site = site;
        this.logins = logins;
        this.logouts = logouts;
        this.documents = documents;
        this.loginQuery = loginQuery;
        this.failures = failures;
    }

    boolean serves(HttpServletRequest in) {
        return !site.ownName(in).isEmpty();
    }

    /**
     * Does what the request asks for.
     *
     * @return a page that is still to be written; empty if the browser has been sent on
     */
    Optional<Answer> serve(HttpServletRequest in, HttpServletResponse out) throws IOException {
        if (Navigation.isSpeculative(in)) {
            return Optional.of(Answer.unprepared());
        }
        try {
            return switch (in.getMethod() + " " + place(in)) {
                case "GET /callback" -> logins.finish(in, out);
                case "GET /login" -> logIn(in, out);
                case "GET /logout" -> Optional.of(logouts.confirm(in));
                case "POST /logout" -> sent(logouts.logOut(in), out);
                case "POST /backchannel-logout" -> Optional.of(logouts.logOutForOten(in));
                case "GET /jwks", "HEAD /jwks" -> Optional.of(documents.keys());
                case "GET " + REQUEST -> Optional.of(documents.take(id(in)));
                case "HEAD " + REQUEST -> Optional.of(documents.look(id(in)));
                default -> throw refused(in, out);
            };
        } catch (OtenException e) {
            return Optional.of(failures.answer(e, in));
        }
    }

    /** A login that the application asks for; also the way in where nobody is logged in. */
    void logIn(OtenLogin login, HttpServletRequest in, HttpServletResponse out) throws IOException {
        Optional<Answer> page =
                Navigation.isSpeculative(in) ? Optional.of(Answer.unprepared()) : logins.begin(login, in, out);
        if (page.isPresent()) {
            failures.write(page.get(), in, out);
        }
    }

    /** A link that logs in is for people who go to it, not for pages that have it fetched as an image. */
    private Optional<Answer> logIn(HttpServletRequest in, HttpServletResponse out) throws IOException {
        if (Navigation.isSaidToBeNone(in)) {
            throw OtenErrorCode.NOT_LOGGED_IN.exception("a request that is no navigation asked for a login");
        }
        return logins.begin(loginQuery.read(in), in, out);
    }

    private static Optional<Answer> sent(Redirection redirection, HttpServletResponse out) throws IOException {
        redirection.writeTo(out);
        return Optional.empty();
    }

    private String place(HttpServletRequest in) {
        String name = site.ownName(in);
        return name.startsWith(REQUEST) ? REQUEST : name;
    }

    private String id(HttpServletRequest in) {
        return site.ownName(in).substring(REQUEST.length());
    }

    private OtenException refused(HttpServletRequest in, HttpServletResponse out) {
        String allowed = switch (place(in)) {
            case "/callback", "/login" -> "GET";
            case "/logout" -> "GET, POST";
            case "/backchannel-logout" -> "POST";
            case "/jwks", REQUEST -> "GET, HEAD";
            default -> "";
        };
        if (allowed.isEmpty()) {
            return Documents.notFound();
        }
        out.setHeader("Allow", allowed);
        return OtenErrorCode.METHOD_NOT_ALLOWED.exception("the library takes only " + allowed + " at this path");
    }
}
