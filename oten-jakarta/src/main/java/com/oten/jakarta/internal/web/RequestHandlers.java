package com.oten.jakarta.internal.web;

import com.oten.jakarta.internal.client.OtenClient;
import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.web.access.ProtectedPaths;
import com.oten.jakarta.internal.web.failure.BearerChallenge;
import com.oten.jakarta.internal.web.failure.FailureHandler;
import com.oten.jakarta.internal.web.failure.FailureLog;
import com.oten.jakarta.internal.web.http.ApplicationUrls;
import com.oten.jakarta.internal.web.http.ApplicationsPage;
import com.oten.jakarta.internal.web.http.CrossOrigin;
import com.oten.jakarta.internal.web.http.ReplyWriter;
import com.oten.jakarta.internal.web.login.AskedLogins;
import com.oten.jakarta.internal.web.login.LoginQuery;
import com.oten.jakarta.internal.web.login.LoginRoundCookie;
import com.oten.jakarta.internal.web.login.Logins;
import com.oten.jakarta.internal.web.login.NeededLogins;
import com.oten.jakarta.internal.web.login.ReturnPages;
import com.oten.jakarta.internal.web.logout.LogoutReturn;
import com.oten.jakarta.internal.web.logout.Logouts;
import com.oten.jakarta.internal.web.session.BearerRequests;
import com.oten.jakarta.internal.web.session.Callers;
import com.oten.jakarta.internal.web.stepup.StepUps;
import jakarta.enterprise.inject.spi.CDI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/** Everything that handles the requests of one application, on top of its {@link OtenClient}. Thread-safe. */
public final class RequestHandlers {
    private final OtenClient client;
    private final Callers callers;
    private final Optional<BearerRequests> bearerRequests;
    private final ReplyWriter writer;
    private final FailureHandler failures;
    private final LoginRoundCookie loginRounds;
    private final Logins logins;
    private final NeededLogins neededLogins;
    private final AskedLogins askedLogins;
    private final LogoutReturn logoutReturn;
    private final Routes routes;
    private final StepUps stepUps;
    private final ProtectedPaths protectedPaths;

    public RequestHandlers(OtenClient client, Clock clock, SecureRandom random) {
        OtenConfig config = client.config();
        ApplicationUrls urls = new ApplicationUrls(config.site(), client.contextPath());
        this.client = client;
        this.callers = new Callers(client.sessions());
        this.bearerRequests = client.bearerTokens().map(BearerRequests::new);
        ApplicationsPage applicationsPage = new ApplicationsPage(config.site().errorPage());
        this.writer = new ReplyWriter(applicationsPage, new CrossOrigin(config.cors()));
        this.failures = new FailureHandler(
                urls,
                applicationsPage,
                new BearerChallenge(config.bearer()),
                client.events(),
                new FailureLog(random, clock));
        ReturnPages pages = new ReturnPages(client.logins(), urls);
        this.loginRounds = new LoginRoundCookie(client.loginRounds(), urls, callers);
        this.logins = new Logins(client, urls, pages, loginRounds, callers, failures);
        this.neededLogins = new NeededLogins(urls, logins, pages, failures);
        this.askedLogins = new AskedLogins(logins, neededLogins, pages, callers, failures, clock);
        this.logoutReturn =
                new LogoutReturn(urls, client.logoutStates(), config.logout().returnTo());
        Logouts logouts = new Logouts(client, urls, callers, logoutReturn, pages, loginRounds);
        this.routes = new Routes(
                urls,
                logins,
                logouts,
                new Documents(client.keys(), client.requestObjects()),
                new LoginQuery(config.login().urlParameters()),
                failures);
        this.stepUps =
                new StepUps(callers, logins, neededLogins, config.idToken().clockSkew(), clock);
        this.protectedPaths = new ProtectedPaths(config.site().protect());
    }

    /** Those of the current application, where nothing can be injected. */
    public static RequestHandlers current() {
        return CDI.current().select(RequestHandlers.class).get();
    }

    /** Starts and finishes logins. */
    public Logins logins() {
        return logins;
    }

    /** Starts logins that requests need. */
    public NeededLogins neededLogins() {
        return neededLogins;
    }

    AskedLogins askedLogins() {
        return askedLogins;
    }

    /** Turns errors into replies. */
    public FailureHandler failures() {
        return failures;
    }

    /** Judges callers by how they have authenticated. */
    public StepUps stepUps() {
        return stepUps;
    }

    /** Finds out who makes a request. */
    public Callers callers() {
        return callers;
    }

    /** Writes what the others reply. */
    public ReplyWriter writer() {
        return writer;
    }

    OtenClient client() {
        return client;
    }

    LoginRoundCookie loginRounds() {
        return loginRounds;
    }

    LogoutReturn logoutReturn() {
        return logoutReturn;
    }

    Routes routes() {
        return routes;
    }

    /** Empty unless the application accepts access tokens. */
    Optional<BearerRequests> bearerRequests() {
        return bearerRequests;
    }

    ProtectedPaths protectedPaths() {
        return protectedPaths;
    }
}
