package com.oten.jakarta.web;

import com.oten.jakarta.OtenLogin;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.request.LoginParameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

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

    void serve(HttpServletRequest in, HttpServletResponse out) throws IOException {
        try {
            switch (in.getMethod() + " " + site.ownName(in)) {
                case "GET /callback" -> logins.finish(in, out);
                case "GET /login" ->
                    logins.start(in, returnTo(in), LoginParameters.NONE).writeTo(out);
                case "GET /logout" -> logouts.confirm(in, out);
                case "POST /logout" -> logouts.logOut(in, out);
                default -> throw refused(in, out);
            }
        } catch (OtenException e) {
            Failures.write(failures.answer(e, in), out);
        }
    }

    /** A login that the application asks for; also the way in where nobody is logged in. */
    void logIn(OtenLogin login, HttpServletRequest in, HttpServletResponse out) throws IOException {
        try {
            logins.start(in, login).writeTo(out);
        } catch (OtenException e) {
            Failures.write(failures.answer(e, in), out);
        }
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
