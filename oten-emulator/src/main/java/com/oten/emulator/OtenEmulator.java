package com.oten.emulator;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A running local Oten. Thread-safe. Everything that can be changed may be changed at any time and holds from the next
 * request on; {@link #reset} takes all of it back.
 */
public final class OtenEmulator implements AutoCloseable {
    /** Registered when no other client is: {@code demo}, a confidential client whose application runs on port 8080. */
    public static final EmulatedClient DEFAULT_CLIENT = EmulatedClient.confidential(
                    "demo",
                    "demo-secret-that-is-long-enough-for-HS256",
                    "http://localhost:8080/oten/callback",
                    "http://localhost:8080/sample-war/oten/callback")
            .withPostLogoutRedirectUris("http://localhost:8080/", "http://localhost:8080/sample-war/");

    private final String issuer;
    private final EmulatorServer server;
    private final Provider provider;

    OtenEmulator(Settings settings) {
        LateHandler handler = new LateHandler();
        this.server = EmulatorServer.start(settings.port(), settings.threads(), handler);
        this.issuer = "http://" + settings.host() + ":" + server.port();
        this.provider = new Provider(settings, server.port(), issuer);
        handler.set(new Router(provider));
    }

    /** {@return a description to be filled in, with a default for everything} */
    public static OtenEmulatorBuilder builder() {
        return new OtenEmulatorBuilder();
    }

    /** {@return the issuer, {@code http://localhost:PORT} without a trailing slash} */
    public URI issuer() {
        return URI.create(issuer);
    }

    /**
     * {@return the absolute URI of an endpoint}
     *
     * @param endpoint which one
     */
    public URI uri(Endpoint endpoint) {
        return URI.create(issuer + endpoint.path());
    }

    /** {@return the port it listens on, the same after a restart} */
    public int port() {
        return server.port();
    }

    /** Plays an outage: connections are refused until {@link #restart}. What it knows is kept. */
    public void stop() {
        server.stop();
    }

    /** Listens again on the same port. */
    public void restart() {
        server.restart();
    }

    /** Ends it. */
    @Override
    public void close() {
        server.stop();
    }

    /**
     * Takes back every change and forgets every request, session, code and token; only the signing keys stay. Clients and
     * users are again those of the builder.
     */
    public void reset() {
        provider.reset();
    }

    /**
     * Puts the emulator's clock forward.
     *
     * @param by added to the clock of the builder
     */
    public void advance(Duration by) {
        provider.clock.advance(by);
    }

    /**
     * Registers a client, for applications whose address is known late.
     *
     * @param client replaces one of the same id
     */
    public void register(EmulatedClient client) {
        provider.clients.register(client);
    }

    /**
     * Lets one more person log in.
     *
     * @param user replaces one of the same name
     */
    public void add(EmulatedUser user) {
        provider.users.add(user);
    }

    /**
     * Gives a client a new secret.
     *
     * @param clientId a registered client
     * @param secret the new secret
     * @param oldStaysValid whether the one before it is still accepted
     * @throws IllegalArgumentException if there is no such client
     */
    public void rotateSecret(String clientId, String secret, boolean oldStaysValid) {
        provider.clients.rotateSecret(clientId, secret, oldStaysValid);
    }

    /**
     * Gives a client a new secret; the old one is refused from now on.
     *
     * @param clientId a registered client
     * @param secret the new secret
     */
    public void rotateSecret(String clientId, String secret) {
        rotateSecret(clientId, secret, false);
    }

    /**
     * Shows no pages any more: each authorization request that is right is answered with a code for this user at once.
     *
     * @param username who logs in
     * @throws IllegalArgumentException if there is no such user
     */
    public void approveAll(String username) {
        provider.signIn.approve(Optional.of(provider.users
                .find(username)
                .orElseThrow(() -> new IllegalArgumentException("there is no user " + username))));
    }

    /** Ends {@link #approveAll}: people choose and consent themselves. */
    public void askAgain() {
        provider.signIn.approve(Optional.empty());
    }

    /**
     * Lets the next request at the fault's endpoint fail.
     *
     * @param fault how; faults wait in line behind earlier ones
     */
    public void next(Fault fault) {
        next(fault, 1);
    }

    /**
     * Lets the next requests at the fault's endpoint fail.
     *
     * @param fault how
     * @param times how many requests, at least 1
     */
    public void next(Fault fault, int times) {
        provider.faults.add(fault, times, Optional.empty());
    }

    /**
     * Lets the next requests at the fault's endpoint fail with a {@code Retry-After}.
     *
     * @param fault how
     * @param times how many requests, at least 1
     * @param retryAfter sent in whole seconds
     */
    public void next(Fault fault, int times, Duration retryAfter) {
        provider.faults.add(fault, times, Optional.of(retryAfter));
    }

    /**
     * Lets the next request at an endpoint meet this answer.
     *
     * @param endpoint where
     * @param answer what comes instead of the true answer
     */
    public void answer(Endpoint endpoint, CannedAnswer answer) {
        answer(endpoint, answer, 1);
    }

    /**
     * Lets the next requests at an endpoint meet this answer.
     *
     * @param endpoint where
     * @param answer what comes instead of the true answer
     * @param times how many requests, at least 1
     */
    public void answer(Endpoint endpoint, CannedAnswer answer, int times) {
        provider.canned.add(endpoint, answer, times);
    }

    /**
     * Changes the discovery document.
     *
     * @param change gets the document's members, for example {@code m -> m.remove("end_session_endpoint")}
     */
    public void metadata(Consumer<Map<String, Object>> change) {
        provider.metadata.change(change);
    }

    /** Signs with a new key from now on; the old ones stay published. */
    public void rotateSigningKey() {
        provider.keys.rotate();
    }

    /** Publishes only the key that signs. */
    public void retireOldKeys() {
        provider.keys.retireOld();
    }

    /** {@return the JWK Set as it is published, or what {@link #jwksBody(String)} has put there} */
    public String jwksBody() {
        return provider.keys.jwks();
    }

    /**
     * Publishes this instead of the JWK Set.
     *
     * @param body anything
     */
    public void jwksBody(String body) {
        provider.keys.override(Optional.of(body));
    }

    /** {@return the members of the JWK with the public half of the key that signs} */
    public Map<String, Object> jwk() {
        return provider.keys.current().publicJwk();
    }

    /**
     * Changes the claims of all ID tokens from now on.
     *
     * @param change gets a mutable copy of the claims and returns those to sign
     */
    public void customizeIdToken(UnaryOperator<Map<String, Object>> change) {
        provider.idTokens.change(change);
    }

    /**
     * {@return an ID token with any claims in the compact form, signed with the current key}
     *
     * @param claims JSON values, nothing is added
     */
    public String signIdToken(Map<String, Object> claims) {
        return forge().claims(claims).sign();
    }

    /** {@return a forge for any claims under any header with any key; at first with an honest header and no claims} */
    public TokenForge forge() {
        return new TokenForge(provider.keys.current());
    }

    /**
     * {@return what has been received, oldest first; of very many the last thousand} The emulator's own {@code
     * /emulator/} pages are left out.
     */
    public List<ReceivedRequest> received() {
        return provider.log.all();
    }

    /**
     * {@return what an endpoint has received, oldest first; of very many those among the last thousand}
     *
     * @param endpoint which one
     */
    public List<ReceivedRequest> received(Endpoint endpoint) {
        return received().stream()
                .filter(request -> request.endpoint() == endpoint)
                .toList();
    }

    /**
     * {@return how many requests an endpoint has received since the start or the last {@link #reset}, exactly}
     *
     * @param endpoint which one
     */
    public long count(Endpoint endpoint) {
        return provider.log.count(endpoint);
    }

    Provider provider() {
        return provider;
    }

    /** {@return the request object that came last and could be read, accepted or not} */
    public Optional<ReceivedRequestObject> lastRequestObject() {
        return provider.reader
                .last()
                .map(object -> new ReceivedRequestObject(Map.copyOf(object.header()), Map.copyOf(object.claims())));
    }
}
