package com.oten.emulator.provider;

import com.oten.emulator.base.EmulatorClock;
import com.oten.emulator.client.ClientAuthentication;
import com.oten.emulator.client.ClientKeys;
import com.oten.emulator.client.Clients;
import com.oten.emulator.client.OutgoingFetch;
import com.oten.emulator.endpoint.AuthorizeEndpoint;
import com.oten.emulator.endpoint.BackchannelLogout;
import com.oten.emulator.endpoint.Callbacks;
import com.oten.emulator.endpoint.LogoutEndpoint;
import com.oten.emulator.endpoint.Metadata;
import com.oten.emulator.endpoint.Pages;
import com.oten.emulator.endpoint.SignIn;
import com.oten.emulator.endpoint.TokenEndpoint;
import com.oten.emulator.endpoint.UserEndpoints;
import com.oten.emulator.fault.CannedResponses;
import com.oten.emulator.fault.Faults;
import com.oten.emulator.fault.HeldResponses;
import com.oten.emulator.request.RequestObjectVerifier;
import com.oten.emulator.request.RequestReader;
import com.oten.emulator.session.IdpSessions;
import com.oten.emulator.session.Users;
import com.oten.emulator.token.Codes;
import com.oten.emulator.token.IdTokenHint;
import com.oten.emulator.token.IdTokens;
import com.oten.emulator.token.LogoutTokens;
import com.oten.emulator.token.SigningKeys;
import com.oten.emulator.token.Tokens;
import com.oten.emulator.token.UserInfoTokens;
import com.oten.emulator.wire.Outgoing;
import com.oten.emulator.wire.RequestLog;

/** All parts of an emulator, constructed once its port is known. */
public final class Provider {
    public final EmulatorClock clock;
    public final Clients clients;
    public final Users users;
    public final SigningKeys keys;
    public final Metadata metadata;
    public final Faults faults = new Faults();
    public final CannedResponses canned = new CannedResponses();
    public final HeldResponses held = new HeldResponses();
    public final RequestLog log = new RequestLog();
    public final OutgoingFetch fetch;
    public final RequestReader reader;
    public final SignIn signIn;
    public final Tokens tokens;
    public final IdTokens idTokens;
    final AuthorizeEndpoint authorize;
    final TokenEndpoint token;
    final UserEndpoints user;
    final LogoutEndpoint logout;
    public final IdpSessions sessions;
    public final LogoutTokens logoutTokens;
    public final BackchannelLogout backchannel;
    final ControlEndpoint control;

    private final Codes codes;
    private final ClientKeys clientKeys;

    public Provider(Settings settings, int port, String base, String issuer) {
        clock = new EmulatorClock(settings.clock());
        clients = new Clients(settings.clients());
        users = new Users(settings.users());
        keys = new SigningKeys(settings.algorithm());
        metadata = new Metadata(base, issuer, settings.algorithm());
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
        user = new UserEndpoints(authentication, clients, tokens, new UserInfoTokens(issuer, keys));
        logoutTokens = new LogoutTokens(issuer, clock, keys);
        backchannel = new BackchannelLogout(clients, metadata, logoutTokens, outgoing);
        logout = new LogoutEndpoint(clients, sessions, new IdTokenHint.Reader(issuer, keys), backchannel, pages);
        control = new ControlEndpoint(this);
    }

    /** Forgets everything but the keys, which a relying party may have cached. */
    public void reset() {
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
