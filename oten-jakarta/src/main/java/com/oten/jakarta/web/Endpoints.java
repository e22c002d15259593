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
final class Endpoints {
    private final Site site;
    private final Logins logins;
    private final Logouts logouts;
    private final Failures failures;

    Endpoints(Site site, Logins logins, Logouts logouts, Failures failures) {
        this.site = site;
        this.logins = logins;
        this.logouts = logouts;
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
        try {
            return switch (in.getMethod() + " " + site.ownName(in)) {
                case "GET /callback" -> logins.finish(in, out);
                case "GET /login" -> logins.begin(OtenLogin.fresh().returnTo(returnTo(in)), in, out);
                case "GET /logout" -> Optional.of(logouts.confirm(in));
                case "POST /logout" -> sent(logouts.logOut(in), out);
                default -> throw refused(in, out);
            };
        } catch (OtenException e) {
            return Optional.of(failures.answer(e, in));
        }
    }

    /** A login that the application asks for; also the way in where nobody is logged in. */
    void logIn(OtenLogin login, HttpServletRequest in, HttpServletResponse out) throws IOException {
        Optional<Answer> page = logins.begin(login, in, out);
        if (page.isPresent()) {
            failures.write(page.get(), in, out);
        }
    }

    private static Optional<Answer> sent(Redirection redirection, HttpServletResponse out) throws IOException {
        redirection.writeTo(out);
        return Optional.empty();
    }

    /** The only parameter that is taken from the address; everything else is the application's to say. */
    private String returnTo(HttpServletRequest in) {
        String wanted = in.getParameter("return_to");
        return wanted == null ? "/" : wanted;
    }

    private OtenException refused(HttpServletRequest in, HttpServletResponse out) {
        String allowed = switch (site.ownName(in)) {
            case "/callback", "/login" -> "GET";
            case "/logout" -> "GET, POST";
            default -> "";
        };
        if (allowed.isEmpty()) {
            return OtenErrorCode.NOT_FOUND.exception("the library serves nothing at this path");
        }
        out.setHeader("Allow", allowed);
        return OtenErrorCode.METHOD_NOT_ALLOWED.exception("the library takes only " + allowed + " at this path");
    }
}
