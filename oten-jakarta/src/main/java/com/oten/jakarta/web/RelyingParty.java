package com.oten.jakarta.web;

import com.oten.jakarta.OtenEvent;
import com.oten.jakarta.bearer.BearerCaller;
import com.oten.jakarta.bearer.BearerTokens;
import com.oten.jakarta.bearer.Introspection;
import com.oten.jakarta.config.OtenConfig;
import com.oten.jakarta.discovery.Discovery;
import com.oten.jakarta.doctor.Doctor;
import com.oten.jakarta.http.Http;
import com.oten.jakarta.idtoken.IdTokenVerifier;
import com.oten.jakarta.idtoken.ProviderSignatures;
import com.oten.jakarta.keys.KeyRing;
import com.oten.jakarta.login.LoginFlow;
import com.oten.jakarta.login.OncePerState;
import com.oten.jakarta.login.TransactionCookies;
import com.oten.jakarta.logout.BackchannelLogout;
import com.oten.jakarta.logout.LogoutState;
import com.oten.jakarta.logout.OtenLogout;
import com.oten.jakarta.logout.Revocation;
import com.oten.jakarta.request.AuthorizationRequestSigner;
import com.oten.jakarta.request.RandomTokens;
import com.oten.jakarta.request.RequestObjectChecks;
import com.oten.jakarta.request.RequestObjectSigner;
import com.oten.jakarta.request.RequestObjects;
import com.oten.jakarta.seal.SealKeys;
import com.oten.jakarta.seal.Sealer;
import com.oten.jakarta.service.ServiceTokens;
import com.oten.jakarta.session.Caller;
import com.oten.jakarta.session.OtenSession;
import com.oten.jakarta.session.SessionStore;
import com.oten.jakarta.session.Sessions;
import com.oten.jakarta.store.SharedStore;
import com.oten.jakarta.token.TokenEndpoint;
import com.oten.jakarta.userinfo.UserInfo;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/** One application as Oten's relying party: all parts, wired once, in plain Java. Thread-safe. */
public final class RelyingParty {
    private final OtenConfig config;
    private final Http http;
    private final Discovery discovery;
    private final SharedStore store;
    private final Observers observers;
    private final Endpoints endpoints;
    private final Logins logins;
    private final Failures failures;
    private final ProtectedPaths protectedPaths;
    private final StepUps stepUps;
    private final Sessions sessions;
    private final LogoutReturn logoutReturn;
    private final Everywhere everywhere;
    private final ServiceTokens serviceTokens;
    private final UserInfo userInfo;
    private final Introspection introspection;
    private final Revocation revocation;
    private final Optional<BearerRequests> bearerRequests;
    private final Doctor doctor;

    /**
     * Wires everything; calls nobody.
     *
     * @param config the application's, checked
     * @param contextPath the application's, empty at the root
     * @param clock all time comes from here
     * @param events is told what happens to logins
     * @param store what nodes must know together
     * @param random all randomness comes from here
     */
    public RelyingParty(
            OtenConfig config,
            String contextPath,
            Clock clock,
            Consumer<OtenEvent> events,
            SharedStore store,
            SecureRandom random) {
        this.config = config;
        this.store = store;
        this.observers = new Observers(events);
        this.http = new Http(config.http(), clock);
        this.discovery = new Discovery(config, http, clock);
        RandomTokens tokens = new RandomTokens(random);
        TokenEndpoint tokenEndpoint = new TokenEndpoint(config, discovery, http, clock);
        ProviderSignatures signatures = new ProviderSignatures(config, discovery, http, clock);
        IdTokenVerifier idTokens = new IdTokenVerifier(config, signatures, clock);
        this.userInfo = new UserInfo(discovery, http);
        this.introspection = new Introspection(config, discovery, http, clock);
        this.revocation = new Revocation(config, discovery, http, clock);
        this.bearerRequests = config.bearer()
                .map(bearer -> new BearerRequests(new BearerTokens(config, bearer, signatures, introspection, clock)));
        SealKeys sealKeys = new SealKeys(config, contextPath, random, clock);
        KeyRing keyRing = new KeyRing(config.requestObject(), clock);
        RequestObjects requestObjects = new RequestObjects(
                store,
                new Sealer(sealKeys, SealKeys.Purpose.REQUEST_OBJECT, RequestObjects.LONGEST),
                tokens,
                config.requestObject().lifetime());
        RequestObjectSigner signer = new RequestObjectSigner(config, keyRing, tokens, clock);
        RequestObjectChecks checks = new RequestObjectChecks(config, signer, tokens, http.clocks());
        this.doctor = new Doctor(config, contextPath, checks, http, discovery, tokenEndpoint);
        LoginFlow flow = new LoginFlow(
                config,
                discovery,
                new AuthorizationRequestSigner(config, signer, requestObjects),
                tokenEndpoint,
                idTokens,
                userInfo,
                checks,
                tokens,
                clock);

        Sealer transactions = new Sealer(sealKeys, SealKeys.Purpose.TRANSACTION, TransactionCookies.LONGEST);
        TransactionCookies cookies = new TransactionCookies(
                transactions, config.login().lifetime(), config.idToken().clockSkew(), clock);

        Site site = new Site(config.site(), contextPath);
        OtenLogout otenLogout = new OtenLogout(config, discovery, http);
        this.sessions = new Sessions(
                config, tokenEndpoint, idTokens, sealKeys, store, observers, otenLogout::revoke, random, clock);
        this.serviceTokens = new ServiceTokens(tokenEndpoint, clock);
        this.failures = new Failures(
                site,
                new ApplicationsPage(config.site().errorPage()),
                new BearerChallenge(config.bearer()),
                observers,
                new FailureLog(random, clock));
        this.logins = new Logins(
                site,
                flow,
                new Browser(cookies, config.login().lifetime()),
                sessions,
                failures,
                observers,
                new OncePerState<>(
                        store,
                        config.http().timeout(),
                        config.login().lifetime().plus(config.idToken().clockSkew())));
        Sealer logoutStates = new Sealer(sealKeys, SealKeys.Purpose.LOGOUT, LogoutState.LONGEST);
        this.logoutReturn = new LogoutReturn(
                site,
                new LogoutState(logoutStates, tokens, clock),
                config.logout().returnTo());
        this.everywhere = new Everywhere(sessions, observers);
        Logouts logouts = new Logouts(
                site,
                config.logout(),
                sessions,
                otenLogout,
                logoutReturn,
                everywhere,
                logins,
                new BackchannelLogout(config, signatures, sessions.logoutIndex(), store, clock),
                observers);
        this.endpoints = new Endpoints(
                site,
                logins,
                logouts,
                new Documents(keyRing, requestObjects),
                new LoginQuery(config.login().urlParameters()),
                failures);
        this.stepUps = new StepUps(this::caller, failures, config.idToken().clockSkew(), clock);
        this.protectedPaths = new ProtectedPaths(config.site().protect());
    }

    /** Ends what would outlive the application: calls that are under way, and threads. */
    public void close() {
        http.close();
    }

    /**
     * How the application is configured.
     *
     * @return immutable
     */
    public OtenConfig config() {
        return config;
    }

    /**
     * Starts logins.
     *
     * @return the one of this application
     */
    public Logins logins() {
        return logins;
    }

    /**
     * Answers errors.
     *
     * @return the one of this application
     */
    public Failures failures() {
        return failures;
    }

    /**
     * Judges callers by how they have authenticated.
     *
     * @return the one of this application
     */
    public StepUps stepUps() {
        return stepUps;
    }

    /**
     * The session that a request belongs to.
     *
     * @param request a request of this application
     * @return where it is kept; whether there is one, it says
     */
    public HttpSessionStore session(HttpServletRequest request) {
        return new HttpSessionStore(request, sessions);
    }

    /**
     * The same for other threads, also after the request.
     *
     * @param request the current one
     * @param session its session
     * @return where it is kept as long as it lasts
     */
    public SessionStore captured(HttpServletRequest request, OtenSession session) {
        return new CapturedSessionStore(request, session, sessions);
    }

    /**
     * Who calls, with a token or with a session.
     *
     * @param request a request of this application
     * @return empty if nobody is known, or the container knows the caller from elsewhere
     */
    public Optional<Caller> caller(HttpServletRequest request) {
        if (!NamedCaller.isCaller(request)) {
            return Optional.empty();
        }
        Optional<BearerCaller> bearer = BearerRequests.bearerOf(request);
        return bearer.isPresent()
                ? Optional.of(bearer.get())
                : session(request).current().map(session -> session);
    }

    /**
     * Keeps tokens fresh.
     *
     * @return the one of this application
     */
    public Sessions sessions() {
        return sessions;
    }

    /**
     * Gets tokens for the application itself.
     *
     * @return the one of this application
     */
    public ServiceTokens serviceTokens() {
        return serviceTokens;
    }

    /**
     * What Oten says of itself.
     *
     * @return its discovery document
     * @throws com.oten.jakarta.error.OtenException if it cannot be had
     */
    public JsonObject providerMetadata() {
        return discovery.metadata().document();
    }

    /**
     * Asks Oten about people.
     *
     * @return the one of this application
     */
    public UserInfo userInfo() {
        return userInfo;
    }

    /**
     * Asks Oten about tokens.
     *
     * @return the one of this application
     */
    public Introspection introspection() {
        return introspection;
    }

    /**
     * Gives tokens back.
     *
     * @return the one of this application
     */
    public Revocation revocation() {
        return revocation;
    }

    /**
     * What the nodes of this application know together.
     *
     * @return the one of this application
     */
    public SharedStore store() {
        return store;
    }

    /**
     * Runs the checklist of Oten's guide.
     *
     * @return the one of this application
     */
    public Doctor doctor() {
        return doctor;
    }

    /**
     * Ends sessions in all browsers.
     *
     * @return the one of this application
     */
    public Everywhere everywhere() {
        return everywhere;
    }

    LogoutReturn logoutReturn() {
        return logoutReturn;
    }

    Observers observers() {
        return observers;
    }

    Endpoints endpoints() {
        return endpoints;
    }

    /** Empty while nobody calls with a token. */
    Optional<BearerRequests> bearerRequests() {
        return bearerRequests;
    }

    ProtectedPaths protectedPaths() {
        return protectedPaths;
    }
}
