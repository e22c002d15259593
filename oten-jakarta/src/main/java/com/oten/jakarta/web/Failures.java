package com.oten.jakarta.web;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.error.OtenUnavailableException;
import com.oten.jakarta.pages.Answer;
import com.oten.jakarta.pages.Pages;
import com.oten.jakarta.pages.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * Does what the error table says: one line in the log, and a page for a person or a problem document for a program, tied
 * together by an incident number.
 */
public final class Failures {
    private static final Logger LOG = System.getLogger("com.oten.jakarta");
    private static final Duration USUAL_WAIT = Duration.ofSeconds(10);

    private final Site site;
    private final SecureRandom random;

    Failures(Site site, SecureRandom random) {
        this.site = site;
        this.random = random;
    }

    /**
     * Logs a failure and makes its answer.
     *
     * @param failure what happened
     * @param in the request it happened to
     * @return the answer, to be written
     */
    public Answer answer(OtenException failure, HttpServletRequest in) {
        return answer(failure, in, wanted(in));
    }

    Answer answer(OtenException failure, HttpServletRequest in, Optional<String> returnTo) {
        OtenErrorCode code = failure.code();
        String incident = incident();
        // already text: {0} keeps MessageFormat's hands off braces and apostrophes in it
        LOG.log(code.level(), "{0}", line(failure, incident));
        String loginUrl = site.own("/login");
        Answer answer = Navigation.is(in)
                ? Pages.error(
                        code,
                        incident,
                        locale(in),
                        loginUrl + returnTo.map(Failures::query).orElse(""),
                        site.front())
                : Problem.of(code, incident, Optional.of(loginUrl));
        return failure instanceof OtenUnavailableException unavailable
                ? answer.with(
                        "Retry-After",
                        Long.toString(
                                unavailable.retryAfter().orElse(USUAL_WAIT).toSeconds()))
                : answer;
    }

    /** A login that starts over by itself shows the person nothing, but the operator should know. */
    void logRestart(OtenException failure) {
        LOG.log(failure.code().level(), "{0}", line(failure, incident()) + "; restarted once");
    }

    /**
     * Writes an answer of the library's, whole: containers replace what is not closed.
     *
     * @param answer what
     * @param out where to
     * @throws IOException if the browser has gone
     */
    static void write(Answer answer, HttpServletResponse out) throws IOException {
        out.setStatus(answer.status());
        answer.headers().forEach(out::setHeader);
        out.setContentType(answer.contentType());
        byte[] body = answer.bytes();
        out.setContentLength(body.length);
        try (OutputStream stream = out.getOutputStream()) {
            stream.write(body);
        }
    }

    static Locale locale(HttpServletRequest in) {
        return in.getHeader("Accept-Language") == null ? Locale.ENGLISH : in.getLocale();
    }

    private static String line(OtenException failure, String incident) {
        OtenErrorCode code = failure.code();
        return "OTEN-" + code.slug().toUpperCase(Locale.ROOT) + " incident " + incident + ": " + failure.getMessage()
                + "; " + code.advice();
    }

    /** Where another try ends: on this page, or where the link to the library's login wanted to go. */
    private Optional<String> wanted(HttpServletRequest in) {
        if (!Navigation.isSafe(in)) {
            return Optional.empty();
        }
        return switch (site.ownName(in)) {
            case "" -> Optional.of(Navigation.here(in));
            case "/login" -> Optional.ofNullable(in.getParameter("return_to"));
            default -> Optional.empty();
        };
    }

    private static String query(String returnTo) {
        return "?return_to=" + URLEncoder.encode(returnTo, StandardCharsets.UTF_8);
    }

    private String incident() {
        byte[] bytes = new byte[6];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
