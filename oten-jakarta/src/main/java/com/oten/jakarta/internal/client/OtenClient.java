package com.oten.jakarta.internal.client;

import com.oten.jakarta.OtenEvent;
import com.oten.jakarta.internal.bearer.BearerTokens;
import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.diagnosis.RequestObjectChecks;
import com.oten.jakarta.internal.doctor.Doctor;
import com.oten.jakarta.internal.idtoken.IdTokenVerifier;
import com.oten.jakarta.internal.idtoken.ProviderSignatures;
import com.oten.jakarta.internal.keys.KeyRing;
import com.oten.jakarta.internal.login.LoginFlow;
import com.oten.jakarta.internal.login.TransactionCookies;
import com.oten.jakarta.internal.logout.BackchannelLogout;
import com.oten.jakarta.internal.logout.LogoutState;
import com.oten.jakarta.internal.logout.OtenLogout;
import com.oten.jakarta.internal.request.AuthorizationRequestSigner;
import com.oten.jakarta.internal.request.RequestObjectSigner;
import com.oten.jakarta.internal.request.RequestObjectStore;
import com.oten.jakarta.internal.seal.SealKeys;
import com.oten.jakarta.internal.seal.Sealer;
import com.oten.jakarta.internal.secret.RandomTokens;
import com.oten.jakarta.internal.service.ServiceTokens;
import com.oten.jakarta.internal.session.Sessions;
import com.oten.jakarta.internal.session.UserSessions;
import com.oten.jakarta.store.SharedStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One application as a client of Oten: creates all parts of the library that depend neither on servlets nor on CDI. The
 * web side, the beans, the doctor's command line and the tests all use it. Oten is not called before a part is used.
 * Thread-safe.
 */
public final class OtenClient implements AutoCloseable {
    private final OtenConfig config;
    private final String contextPath;
    private final SharedStore store;
    private final Consumer<OtenEvent> events;
    private final Endpoints endpoints;
    private final IdTokenVerifier idTokens;
    private final KeyRing keys;
    private final RequestObjectStore requestObjects;
    private final LoginFlow logins;
    private final TransactionCookies transactions;
    private final Sessions sessions;
    private final UserSessions userSessions;
    private final ServiceTokens serviceTokens;
    private final Optional<BearerTokens> bearerTokens;
    private final OtenLogout logouts;
    private final LogoutState logoutStates;
    private final BackchannelLogout backchannelLogouts;
    private final Doctor doctor;

    /**
     * A client without connections yet.
     *
     * @param config the application's, checked
     * @param contextPath the application's, empty at the root
     * @param clock the only source of time
     * @param random the only source of randomness
     * @param store the state that the nodes of a cluster share; not closed with the client
     * @param observer is notified of logins and logouts; what it throws is only logged
     * @throws com.oten.jakarta.error.OtenConfigurationException if the trust store cannot be opened
     */
    public OtenClient(
            OtenConfig config,
            String contextPath,
            Clock clock,
            SecureRandom random,
            SharedStore store,
            Consumer<OtenEvent> observer) {
        this.config = config;
        this.contextPath = contextPath;
        this.store = store;
        this.events = new Observers(observer);
        this.endpoints = new Endpoints(config, clock);
        ProviderSignatures signatures = new ProviderSignatures(config, endpoints.discovery(), endpoints.http(), clock);
        this.idTokens = new IdTokenVerifier(config, signatures, clock);

        RandomTokens tokens = new RandomTokens(random);
        SealKeys sealKeys = new SealKeys(config, contextPath, random, clock);
        this.keys = new KeyRing(config.requestObject(), clock);
        this.requestObjects = new RequestObjectStore(
                store,
                new Sealer(sealKeys, SealKeys.Purpose.REQUEST_OBJECT, RequestObjectStore.LONGEST),
                tokens,
                config.requestObject().lifetime());
        RequestObjectSigner signer = new RequestObjectSigner(config, keys, tokens, clock);
        RequestObjectChecks checks =
                new RequestObjectChecks(config, signer, tokens, endpoints.http().clocks());

        this.logins = new LoginFlow(
                config,
                endpoints.discovery(),
                new AuthorizationRequestSigner(config, signer, requestObjects),
                endpoints.token(),
                idTokens,
                endpoints.userInfo(),
                checks,
                tokens,
                clock);
        this.transactions = new TransactionCookies(
                new Sealer(sealKeys, SealKeys.Purpose.TRANSACTION, TransactionCookies.LONGEST),
                config.login().lifetime(),
                config.idToken().clockSkew(),
                clock);

        this.logouts = new OtenLogout(config, endpoints.discovery(), endpoints.revocation());
        this.logoutStates =
                new LogoutState(new Sealer(sealKeys, SealKeys.Purpose.LOGOUT, LogoutState.LONGEST), tokens, clock);
        this.sessions = new Sessions(
                config, endpoints.token(), idTokens, sealKeys, store, events, logouts::revoke, random, clock);
        this.userSessions = new UserSessions(sessions, events);
        this.backchannelLogouts = new BackchannelLogout(config, signatures, sessions.revocations(), store, clock);

        this.serviceTokens = new ServiceTokens(endpoints.token(), clock);
        this.bearerTokens = config.bearer()
                .map(bearer -> new BearerTokens(config, bearer, signatures, endpoints.introspection(), clock));
        this.doctor =
                new Doctor(config, contextPath, checks, endpoints.http(), endpoints.discovery(), endpoints.token());
    }

    /** Aborts calls that are under way, and ends threads. */
    @Override
    public void close() {
        endpoints.http().close();
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
     * The application's context path.
     *
     * @return empty at the root
     */
    public String contextPath() {
        return contextPath;
    }

    /**
     * The state that the nodes of this application share.
     *
     * @return the store that was given
     */
    public SharedStore store() {
        return store;
    }

    /**
     * Passes events to the application's observers.
     *
     * @return never throws
     */
    public Consumer<OtenEvent> events() {
        return events;
    }

    /**
     * Oten's endpoints.
     *
     * @return all of them, behind one HTTP client
     */
    public Endpoints endpoints() {
        return endpoints;
    }

    /**
     * Verifies ID tokens (OpenID Connect Core 1.0 section 3.1.3.7).
     *
     * @return with Oten's current keys
     */
    public IdTokenVerifier idTokens() {
        return idTokens;
    }

    /**
     * The keys that sign request objects, and their public halves for Oten.
     *
     * @return reads them again when they change
     */
    public KeyRing keys() {
        return keys;
    }

    /**
     * Request objects that wait for Oten to fetch them (RFC 9101 section 5.2).
     *
     * @return over the shared store
     */
    public RequestObjectStore requestObjects() {
        return requestObjects;
    }

    /**
     * The authorization code flow (OpenID Connect Core 1.0 section 3.1).
     *
     * @return from the authorization request to verified claims
     */
    public LoginFlow logins() {
        return logins;
    }

    /**
     * Logins under way, as they are stored in browsers.
     *
     * @return seals and opens their cookies
     */
    public TransactionCookies transactions() {
        return transactions;
    }

    /**
     * Users who are logged in, and their tokens.
     *
     * @return keeps tokens fresh
     */
    public Sessions sessions() {
        return sessions;
    }

    /**
     * The sessions of one user in all browsers.
     *
     * @return ends them
     */
    public UserSessions userSessions() {
        return userSessions;
    }

    /**
     * Tokens for the application itself (RFC 6749 section 4.4).
     *
     * @return requests and caches them
     */
    public ServiceTokens serviceTokens() {
        return serviceTokens;
    }

    /**
     * Callers with an access token (RFC 6750).
     *
     * @return empty unless {@code oten.bearer.mode} is set
     */
    public Optional<BearerTokens> bearerTokens() {
        return bearerTokens;
    }

    /**
     * Logout at Oten (OpenID Connect RP-Initiated Logout 1.0).
     *
     * @return makes the URL to send the browser to, and revokes tokens
     */
    public OtenLogout logouts() {
        return logouts;
    }

    /**
     * The {@code state} of a logout at Oten, as it is stored in browsers.
     *
     * @return makes and compares it
     */
    public LogoutState logoutStates() {
        return logoutStates;
    }

    /**
     * Logouts that Oten sends (OpenID Connect Back-Channel Logout 1.0).
     *
     * @return ends the sessions that a logout token names
     */
    public BackchannelLogout backchannelLogouts() {
        return backchannelLogouts;
    }

    /**
     * The checklist of Oten's guide.
     *
     * @return runs it on request
     */
    public Doctor doctor() {
        return doctor;
    }
}
