package com.oten.emulator;

import com.oten.emulator.provider.Provider;
import com.oten.emulator.provider.Router;
import com.oten.emulator.provider.Settings;
import com.oten.emulator.session.IdpSession;
import com.oten.emulator.token.LogoutTokens;
import com.oten.emulator.wire.EmulatorServer;
import com.oten.emulator.wire.LateHandler;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A running local Oten. Thread-safe. Everything that can be changed may be changed at any time and takes effect with
 * the next request; {@link #reset} undoes all of it.
 */
public final class OtenEmulator
        implements RegistrationControls, FailureControls, SigningControls, LogoutControls, Observations, AutoCloseable {
    /** Registered when no other client is: {@code demo}, a confidential client whose application runs on port 8080. */
    public static final EmulatedClient DEFAULT_CLIENT = EmulatedClient.confidential(
                    "demo",
                    "demo-secret-that-is-long-enough-for-HS256",
                    "http://localhost:8080/oten/callback",
                    "http://localhost:8080/sample-war/oten/callback")
            .withPostLogoutRedirectUris("http://localhost:8080/", "http://localhost:8080/sample-war/");

    private final String base;
    private final String issuer;
    private final EmulatorServer server;
    private final Provider provider;

    OtenEmulator(Settings settings) {
        LateHandler handler = new LateHandler();
        this.server = EmulatorServer.start(settings.port(), settings.threads(), handler);
        this.base = "http://" + settings.host() + ":" + server.port();
        this.issuer = settings.issuerEndsInSlash() ? base + "/" : base;
        this.provider = new Provider(settings, server.port(), base, issuer);
        handler.set(new Router(provider));
    }

    /** {@return a builder with a default for everything} */
    public static OtenEmulatorBuilder builder() {
        return new OtenEmulatorBuilder();
    }

    /** {@return the issuer, {@code http://localhost:PORT}; with a slash at the end only if the builder was told so} */
    public URI issuer() {
        return URI.create(issuer);
    }

    /**
     * {@return the absolute URI of an endpoint}
     *
     * @param endpoint which one
     */
    public URI uri(Endpoint endpoint) {
        return URI.create(base + endpoint.path());
    }

    /** {@return the port it listens on, the same after a restart} */
    public int port() {
        return server.port();
    }

    /** Simulates an outage: connections are refused until {@link #restart}. What it knows is kept. */
    public void stop() {
        server.stop();
    }

    /** Listens again on the same port. */
    public void restart() {
        server.restart();
    }

    /** Stops it. */
    @Override
    public void close() {
        server.stop();
    }

    /**
     * Undoes every change and forgets every request, session, code and token; only the signing keys stay. Clients and
     * users are again those of the builder.
     */
    public void reset() {
        provider.reset();
    }

    /**
     * Moves the emulator's clock forward.
     *
     * @param by added to the clock of the builder
     */
    public void advance(Duration by) {
        provider.clock.advance(by);
    }

    /**
     * Turns the rotation of refresh tokens on, as it is by default, or off. With it, a refresh token can be used once
     * and the response contains the next; used twice, it revokes its whole family. Without it, it can be used until it
     * has been idle for its lifetime, and the response contains none.
     *
     * @param on whether refresh tokens rotate from now on
     */
    public void rotateRefreshTokens(boolean on) {
        provider.tokens.rotate(on);
    }

    @Override
    public void register(EmulatedClient client) {
        provider.clients.register(client.registration());
    }

    @Override
    public void rotateSecret(String clientId, String secret, boolean oldStaysValid) {
        provider.clients.rotateSecret(clientId, secret, oldStaysValid);
    }

    @Override
    public void add(EmulatedUser user) {
        provider.users.add(user);
    }

    @Override
    public void approveAll(String username) {
        provider.signIn.approve(Optional.of(user(username)));
    }

    @Override
    public void approveAll(String username, String... acrs) {
        provider.signIn.approve(Optional.of(user(username).withAcrs(acrs)));
    }

    @Override
    public void askAgain() {
        provider.signIn.approve(Optional.empty());
    }

    @Override
    public void next(Fault fault, int times) {
        provider.faults.add(fault, times, Optional.empty());
    }

    @Override
    public void next(Fault fault, int times, Duration retryAfter) {
        provider.faults.add(fault, times, Optional.of(retryAfter));
    }

    @Override
    public void answer(Endpoint endpoint, CannedResponse response, int times) {
        provider.canned.add(endpoint, response.playback(), times);
    }

    @Override
    public HeldResponse hold(Endpoint endpoint) {
        return new HeldResponse(provider.held.add(endpoint));
    }

    @Override
    public void metadata(Consumer<Map<String, Object>> change) {
        provider.metadata.change(change);
    }

    @Override
    public void rotateSigningKey() {
        provider.keys.rotate();
    }

    @Override
    public void retireOldKeys() {
        provider.keys.retireOld();
    }

    @Override
    public String jwksBody() {
        return provider.keys.jwks();
    }

    @Override
    public void jwksBody(String body) {
        provider.keys.override(Optional.of(body));
    }

    @Override
    public Map<String, Object> jwk() {
        return provider.keys.current().publicJwk();
    }

    @Override
    public void customizeIdToken(UnaryOperator<Map<String, Object>> change) {
        provider.idTokens.change(change);
    }

    @Override
    public TokenForge forge() {
        return new TokenForge(provider.keys.current());
    }

    @Override
    public List<String> sessionIds(String username) {
        return provider.sessions.find(session -> session.user().username().equals(username)).stream()
                .map(IdpSession::sid)
                .toList();
    }

    @Override
    public List<LogoutDelivery> endSession(String sid) {
        return end(session -> session.sid().equals(sid));
    }

    @Override
    public List<LogoutDelivery> endSessions(String username) {
        return end(session -> session.user().username().equals(username));
    }

    @Override
    public List<LogoutDelivery> endSessions() {
        return end(session -> true);
    }

    @Override
    public TokenForge logoutToken(String clientId) {
        return forge().header("typ", LogoutTokens.TYPE).claims(provider.logoutTokens.claims(clientId));
    }

    @Override
    public LogoutDelivery sendLogoutToken(URI uri, String token) {
        return provider.backchannel.send(uri, token).join();
    }

    @Override
    public List<LogoutDelivery> logouts() {
        return provider.backchannel.all();
    }

    @Override
    public List<ReceivedRequest> received() {
        return provider.log.all();
    }

    @Override
    public long count(Endpoint endpoint) {
        return provider.log.count(endpoint);
    }

    @Override
    public List<ClientFetch> fetches() {
        return provider.fetch.all();
    }

    @Override
    public Optional<Map<String, String>> lastAuthorizationRequest() {
        return provider.reader.accepted().map(parameters -> Map.copyOf(parameters.values()));
    }

    @Override
    public Optional<ReceivedRequestObject> lastRequestObject() {
        return provider.reader
                .last()
                .map(object -> new ReceivedRequestObject(Map.copyOf(object.header()), Map.copyOf(object.claims())));
    }

    private List<LogoutDelivery> end(Predicate<IdpSession> wanted) {
        return provider.backchannel.tell(provider.sessions.end(wanted));
    }

    private EmulatedUser user(String username) {
        return provider.users
                .find(username)
                .orElseThrow(() -> new IllegalArgumentException("there is no user " + username));
    }

    Provider provider() {
        return provider;
    }
}
