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
import com.oten.jakarta.internal.login.LoginRounds;
import com.oten.jakarta.internal.login.OncePerState;
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
    private final LoginRounds loginRounds;
    private final Sessions sessions;
    private final UserSessions userSessions;
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
        this(new Endpoints(config, clock), config, contextPath, clock, random, store, observer);
    }

    /**
     * The same with endpoints that others use as well; they are closed with the client.
     *
     * @param endpoints of the same configuration
     */
    public OtenClient(
            Endpoints endpoints,
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
        this.endpoints = endpoints;
        ProviderSignatures signatures = endpoints.signatures();
        this.idTokens = new IdTokenVerifier(config, endpoints.discovery(), signatures, clock);

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

        this.loginRounds = new LoginRounds(
                new Sealer(sealKeys, SealKeys.Purpose.ROUNDS, LoginRounds.LONGEST),
                config.idToken().clockSkew(),
                clock);

        this.logouts = new OtenLogout(config, endpoints.discovery(), endpoints.revocation());
        this.logoutStates =
                new LogoutState(new Sealer(sealKeys, SealKeys.Purpose.LOGOUT, LogoutState.LONGEST), tokens, clock);
        this.sessions = new Sessions(
                config, endpoints.token(), idTokens, sealKeys, store, events, logouts::revoke, random, clock);
        this.userSessions = new UserSessions(sessions, events);
        this.backchannelLogouts =
                new BackchannelLogout(config, endpoints.discovery(), signatures, sessions.revocations(), store, clock);

        this.bearerTokens = config.bearer()
                .map(bearer -> new BearerTokens(
                        config, bearer, endpoints.discovery(), signatures, endpoints.introspection(), clock));
        this.doctor =
                new Doctor(config, contextPath, checks, endpoints.http(), endpoints.discovery(), endpoints.token());
    }

    /** Aborts calls that are under way, and ends threads. */
    @Override
    public void close() {
        endpoints.close();
    }

    /** The immutable, checked configuration. */
    public OtenConfig config() {
        return config;
    }

    /** Empty at the root. */
    public String contextPath() {
        return contextPath;
    }

    /** What the nodes of this application share. */
    public SharedStore store() {
        return store;
    }

    /** Passes events to the application's observers; never throws. */
    public Consumer<OtenEvent> events() {
        return events;
    }

    /** Oten's endpoints, all behind one HTTP client. */
    public Endpoints endpoints() {
        return endpoints;
    }

    /** Lets each callback be taken once while its login can be finished; the caller says what a callback comes to. */
    public <T> OncePerState<T> callbacks() {
        return new OncePerState<>(
                store,
                config.http().timeout(),
                config.login().lifetime().plus(config.idToken().clockSkew()));
    }

    /** Verifies ID tokens with Oten's current keys (OpenID Connect Core 1.0 section 3.1.3.7). */
    public IdTokenVerifier idTokens() {
        return idTokens;
    }

    /** The keys that sign request objects, read again when they change, and their public halves for Oten. */
    public KeyRing keys() {
        return keys;
    }

    /** Request objects that wait in the shared store until Oten fetches them (RFC 9101 section 5.2). */
    public RequestObjectStore requestObjects() {
        return requestObjects;
    }

    /** The authorization code flow, from the request to verified claims (OpenID Connect Core 1.0 section 3.1). */
    public LoginFlow logins() {
        return logins;
    }

    /** Seals and opens the cookies of logins under way. */
    public TransactionCookies transactions() {
        return transactions;
    }

    /** Counts logins in a row that left no session behind. */
    public LoginRounds loginRounds() {
        return loginRounds;
    }

    /** Users who are logged in, and their tokens, which it refreshes. */
    public Sessions sessions() {
        return sessions;
    }

    /** Ends the sessions of one user in all browsers. */
    public UserSessions userSessions() {
        return userSessions;
    }

    /** Callers with an access token (RFC 6750); empty unless {@code oten.bearer.mode} is set. */
    public Optional<BearerTokens> bearerTokens() {
        return bearerTokens;
    }

    /** Logout at Oten (OpenID Connect RP-Initiated Logout 1.0), and revocation of tokens. */
    public OtenLogout logouts() {
        return logouts;
    }

    /** Makes the {@code state} of a logout at Oten, and compares what comes back. */
    public LogoutState logoutStates() {
        return logoutStates;
    }

    /** Ends the sessions that a logout token of Oten names (OpenID Connect Back-Channel Logout 1.0). */
    public BackchannelLogout backchannelLogouts() {
        return backchannelLogouts;
    }

    /** The checklist of Oten's guide; it runs on request. */
    public Doctor doctor() {
        return doctor;
    }
}
