package com.oten.emulator;

/** All the parts of an emulator, put together once its port is known. */
final class Provider {
    final EmulatorClock clock;
    final Clients clients;
    final Users users;
    final SigningKeys keys;
    final Metadata metadata;
    final Faults faults = new Faults();
    final CannedAnswers canned = new CannedAnswers();
    final HeldAnswers held = new HeldAnswers();
    final RequestLog log = new RequestLog();
    final OutgoingFetch fetch;
    final RequestReader reader;
    final SignIn signIn;
    final Tokens tokens;
    final IdTokens idTokens;
    final AuthorizeEndpoint authorize;
    final TokenEndpoint token;
    final UserEndpoints user;
    final LogoutEndpoint logout;
    final IdpSessions sessions;
    final LogoutTokens logoutTokens;
    final BackchannelLogout backchannel;
    final ControlEndpoint control;

    private final Codes codes;
    private final ClientKeys clientKeys;

    Provider(Settings settings, int port, String issuer) {
        clock = new EmulatorClock(settings.clock());
        clients = new Clients(settings.clients());
        users = new Users(settings.users());
        keys = new SigningKeys(settings.algorithm());
        metadata = new Metadata(issuer, settings.algorithm());
        sessions = new IdpSessions(clock, port);
        codes = new Codes(clock);
        tokens = new Tokens(issuer, settings.tokens(), clock, keys);
        idTokens = new IdTokens(issuer, settings.tokens().idTokenLifetime(), clock, keys);

        Outgoing outgoing = new Outgoing();
        fetch = new OutgoingFetch(outgoing);
        clientKeys = new ClientKeys(fetch, clock);
        reader = new RequestReader(new RequestObjectVerifier(issuer, clock, clientKeys), fetch);
        Pages pages = new Pages(users);
        Callbacks callbacks = new Callbacks(issuer, metadata, pages);
        signIn = new SignIn(clock, sessions, codes, callbacks, pages);
        ClientAuthentication authentication = new ClientAuthentication(clients);
        authorize = new AuthorizeEndpoint(clients, users, reader, faults, sessions, signIn, callbacks);
        token = new TokenEndpoint(
                settings.tokens().accessTokenLifetime(), authentication, faults, codes, tokens, idTokens);
        user = new UserEndpoints(authentication, tokens);
        logoutTokens = new LogoutTokens(issuer, clock, keys);
        backchannel = new BackchannelLogout(clients, metadata, logoutTokens, outgoing);
        logout = new LogoutEndpoint(clients, sessions, new IdTokenHint.Reader(issuer, keys), backchannel, pages);
        control = new ControlEndpoint(this);
    }

    /** Forgets everything but the keys, which a relying party may rightly have cached. */
    void reset() {
        clients.reset();
        users.reset();
        metadata.reset();
        faults.reset();
        canned.reset();
        held.reset();
        log.reset();
        reader.reset();
        clientKeys.reset();
        fetch.reset();
        signIn.reset();
        sessions.reset();
        backchannel.reset();
        codes.reset();
        tokens.reset();
        idTokens.reset();
        keys.reset();
        clock.reset();
    }
}
