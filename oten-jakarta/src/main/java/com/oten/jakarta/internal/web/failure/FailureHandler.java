package com.oten.jakarta.internal.web.failure;

import com.oten.jakarta.OtenEvent;
import com.oten.jakarta.OtenLoginFailed;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.error.OtenUnavailableException;
import com.oten.jakarta.internal.login.ReturnUrl;
import com.oten.jakarta.internal.pages.ErrorPage;
import com.oten.jakarta.internal.pages.Page;
import com.oten.jakarta.internal.pages.Problem;
import com.oten.jakarta.internal.stepup.StepUpDemand;
import com.oten.jakarta.internal.web.http.ApplicationUrls;
import com.oten.jakarta.internal.web.http.ApplicationsPage;
import com.oten.jakarta.internal.web.http.Navigation;
import com.oten.jakarta.internal.web.session.BearerRequests;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Does what the error table says: one line in the log, and a page for a user or a problem document for a program, tied
 * together by an incident number.
 */
public final class FailureHandler {
    private static final Duration USUAL_WAIT = Duration.ofSeconds(10);

    /** Clients obey {@code Retry-After}, even if Oten sends years by mistake. */
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final ApplicationUrls urls;
    private final ApplicationsPage applicationsPage;
    private final BearerChallenge challenge;
    private final Consumer<OtenEvent> events;
    private final FailureLog log;

    public FailureHandler(
            ApplicationUrls urls,
            ApplicationsPage applicationsPage,
            BearerChallenge challenge,
            Consumer<OtenEvent> events,
            FailureLog log) {
        this.urls = urls;
        this.applicationsPage = applicationsPage;
        this.challenge = challenge;
        this.events = events;
        this.log = log;
    }

    /**
     * Logs a failure and makes the response.
     *
     * @param failure what happened
     * @param in the request that failed
     * @return the response
     */
    public Page respond(OtenException failure, HttpServletRequest in) {
        return respond(failure, in, log.write(failure), wanted(in));
    }

    /** The same for a program, whatever it says in {@code Accept}. */
    public Page problem(OtenException failure) {
        String incident = log.write(failure);
        return withRetryAfter(problem(failure, incident), failure);
    }

    /** The same for a login that has failed. */
    public Page respondToLogin(OtenException failure, HttpServletRequest in, Optional<ReturnUrl> returnTo) {
        String incident = log.write(failure);
        Page response = respond(failure, in, incident, returnTo.map(ReturnUrl::path));
        events.accept(new OtenLoginFailed(failure.code(), incident));
        return response;
    }

    /** The same where a step-up is demanded: the login URL and the challenge carry its parameters. */
    public Page respond(OtenException failure, StepUpDemand demand, HttpServletRequest in) {
        String incident = log.write(failure);
        boolean isBearer = BearerRequests.bearerOf(in).isPresent();
        if (Navigation.is(in) && !isBearer) {
            Map<String, String> query = new LinkedHashMap<>(demand.parameters());
            wanted(in).ifPresent(page -> query.put("return_to", urls.toOutside(page)));
            return page(failure.code(), incident, in, urls.login(query));
        }
        Page problem = Problem.of(failure, incident, Optional.of(urls.login(demand.parameters())));
        return challenge.on(problem, failure.code(), demand, isBearer);
    }

    private Page respond(OtenException failure, HttpServletRequest in, String incident, Optional<String> returnTo) {
        OtenErrorCode code = failure.code();
        Map<String, String> query =
                returnTo.map(page -> Map.of("return_to", urls.toOutside(page))).orElse(Map.of());
        Page response = Navigation.is(in) ? page(code, incident, in, urls.login(query)) : problem(failure, incident);
        return withRetryAfter(response, failure);
    }

    private Page problem(OtenException failure, String incident) {
        return challenge.on(Problem.of(failure, incident, Optional.of(urls.login(Map.of()))), failure.code());
    }

    private static Page withRetryAfter(Page response, OtenException failure) {
        if (!(failure instanceof OtenUnavailableException unavailable)) {
            return response;
        }
        long wait = unavailable.retryAfter().orElse(USUAL_WAIT).toSeconds();
        return response.with("Retry-After", Long.toString(Math.max(0, Math.min(wait, LONGEST_WAIT.toSeconds()))));
    }

    private Page page(OtenErrorCode code, String incident, HttpServletRequest in, String loginUrl) {
        ErrorPage page = new ErrorPage(code, incident, locale(in), loginUrl, urls.front());
        applicationsPage.offer(page, in);
        return page.html();
    }

    /** A failure that the user never sees, because the login goes on; the operator should know. */
    public void log(OtenException failure, String whatFollows) {
        log.write(failure, whatFollows);
    }

    public static Locale locale(HttpServletRequest in) {
        return in.getHeader("Accept-Language") == null ? Locale.ENGLISH : in.getLocale();
    }

    /** The page to come back to after another login: this one. */
    private Optional<String> wanted(HttpServletRequest in) {
        boolean isPage = Navigation.isSafe(in) && urls.ownName(in).isEmpty();
        return isPage ? Optional.of(Navigation.here(in)) : Optional.empty();
    }
}
