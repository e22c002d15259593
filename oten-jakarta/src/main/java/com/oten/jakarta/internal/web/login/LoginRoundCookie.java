package com.oten.jakarta.internal.web.login;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.login.LoginRounds;
import com.oten.jakarta.internal.login.LoginTransaction;
import com.oten.jakarta.internal.text.PlainText;
import com.oten.jakarta.internal.web.http.ApplicationUrls;
import com.oten.jakarta.internal.web.session.Callers;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * Ends the endless loop between the application and Oten when the container's session does not come back: the cookie
 * that a finished login sets besides the session's, with the same attributes as those of logins under way, so that a
 * browser that keeps those keeps it as well. Requests of users who are logged in never read it.
 */
public final class LoginRoundCookie {
    private static final String TWICE = "two logins in a row were finished, and each time the browser came back ";
    private static final String USUAL_NAME = "JSESSIONID"; // Servlet 6.0 section 7.1.1

    private final LoginRounds rounds;
    private final ApplicationUrls urls;
    private final Callers callers;

    public LoginRoundCookie(LoginRounds rounds, ApplicationUrls urls, Callers callers) {
        this.rounds = rounds;
        this.urls = urls;
        this.callers = callers;
    }

    /**
     * How many logins have just been finished in vain; zero for a user who has a session, as in a step-up.
     *
     * @throws OtenException if another one would not help either
     */
    int before(HttpServletRequest in) {
        int finished = finished(in);
        if (finished == 0 || callers.session(in).current().isPresent()) {
            return 0;
        }
        if (finished >= LoginRounds.MOST) {
            throw lost(in);
        }
        return finished;
    }

    /** The {@code Set-Cookie} line for a finished login; tabs that log in at once never lower the count. */
    String remember(LoginTransaction transaction, HttpServletRequest in) {
        int count = Math.max(transaction.round() + 1, finished(in));
        return line(rounds.seal(count), LoginRounds.LIFETIME, in);
    }

    /** The line that deletes it when the user logs out, after which another login is not one in vain. */
    public Optional<String> forget(HttpServletRequest in) {
        return value(in).isEmpty() ? Optional.empty() : Optional.of(line("", Duration.ZERO, in));
    }

    private int finished(HttpServletRequest in) {
        String value = value(in);
        return value.isEmpty() ? 0 : rounds.open(value);
    }

    private String value(HttpServletRequest in) {
        return TransactionCookieStore.value(rounds.cookieName(urls.isSecure(in)), in);
    }

    private String line(String value, Duration life, HttpServletRequest in) {
        boolean isSecure = urls.isSecure(in);
        return TransactionCookieStore.line(rounds.cookieName(isSecure), value, life, isSecure);
    }

    /** What can be seen from here tells the causes apart. */
    private static OtenException lost(HttpServletRequest in) {
        String named = in.getServletContext().getSessionCookieConfig().getName();
        String cookie = PlainText.of(named == null ? USUAL_NAME : named, 100);
        String found = in.getRequestedSessionId() == null
                ? "without the session cookie " + cookie
                        + ": it has SameSite=Strict, which browsers do not send after a"
                        + " redirect from Oten; or its path or domain leaves out the page as browsers see it, or it is"
                        + " Secure and the page is not; or sessions are not tracked by cookie; or the browser blocks it"
                : "with a session cookie (" + cookie
                        + ") of whose session no login is known here: the nodes do not share"
                        + " sessions, and another one got the login; or another application on this host overwrites the"
                        + " cookie; or something ends the session at once";
        return OtenErrorCode.SESSION_LOST.exception(TWICE + found);
    }
}
