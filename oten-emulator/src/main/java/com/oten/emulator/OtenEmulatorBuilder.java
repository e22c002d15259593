package com.oten.emulator;

import com.oten.emulator.client.Registration;
import com.oten.emulator.provider.Settings;
import com.oten.emulator.token.TokenSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Describes an emulator before it starts. Not thread-safe. Each setting may be left out. */
public final class OtenEmulatorBuilder {
    private static final int THREADS = 32;

    private int port;
    private String host = "localhost";
    private boolean issuerEndsInSlash;
    private int threads = THREADS;
    private Clock clock = Clock.systemUTC();
    private final List<EmulatedClient> clients = new ArrayList<>();
    private final List<EmulatedUser> users = new ArrayList<>();
    private IdTokenAlgorithm algorithm = IdTokenAlgorithm.EDDSA;
    private Duration accessTokenLifetime = Duration.ofMinutes(30);
    private Duration refreshTokenLifetime = Duration.ofDays(30);
    private Duration idTokenLifetime = Duration.ofHours(1);
    private Optional<String> accessTokenAudience = Optional.empty();
    private boolean jwtAccessTokens;

    OtenEmulatorBuilder() {}

    /**
     * The port to listen on.
     *
     * @param number 0, the default, chooses a free one
     * @return this
     */
    public OtenEmulatorBuilder port(int number) {
        this.port = number;
        return this;
    }

    /**
     * The host name in the issuer; the emulator listens on the loopback address all the same.
     *
     * @param name {@code localhost} by default
     * @return this
     */
    public OtenEmulatorBuilder host(String name) {
        this.host = name;
        return this;
    }

    /**
     * Lets the issuer end in a slash, as some providers' do: in the discovery document, callbacks, tokens, and the
     * {@code aud} that request objects must have.
     *
     * @return this
     */
    public OtenEmulatorBuilder issuerEndsInSlash() {
        this.issuerEndsInSlash = true;
        return this;
    }

    /**
     * How many requests are answered at the same time.
     *
     * @param number 32 by default; a canned response that hangs occupies one of them, and so does a logout until all
     *     clients have responded
     * @return this
     */
    public OtenEmulatorBuilder threads(int number) {
        this.threads = number;
        return this;
    }

    /**
     * The clock; {@link OtenEmulator#advance} moves it forward.
     *
     * @param other the system's by default
     * @return this
     */
    public OtenEmulatorBuilder clock(Clock other) {
        this.clock = other;
        return this;
    }

    /**
     * Registers one more client.
     *
     * @param client replaces one of the same id; without any, {@link OtenEmulator#DEFAULT_CLIENT} is registered
     * @return this
     */
    public OtenEmulatorBuilder client(EmulatedClient client) {
        clients.add(client);
        return this;
    }

    /**
     * Lets one more user log in.
     *
     * @param user replaces one of the same name; without any, there are {@code alice} (groups admins, users) and
     *     {@code bob} (group users)
     * @return this
     */
    public OtenEmulatorBuilder user(EmulatedUser user) {
        users.add(user);
        return this;
    }

    /**
     * What ID tokens are signed with.
     *
     * @param alg EdDSA by default
     * @return this
     */
    public OtenEmulatorBuilder idTokenAlgorithm(IdTokenAlgorithm alg) {
        this.algorithm = alg;
        return this;
    }

    /**
     * The lifetime of access tokens.
     *
     * @param lifetime 30 minutes by default
     * @return this
     */
    public OtenEmulatorBuilder accessTokenLifetime(Duration lifetime) {
        this.accessTokenLifetime = lifetime;
        return this;
    }

    /**
     * The lifetime of an unused refresh token.
     *
     * @param lifetime 30 days by default
     * @return this
     */
    public OtenEmulatorBuilder refreshTokenLifetime(Duration lifetime) {
        this.refreshTokenLifetime = lifetime;
        return this;
    }

    /**
     * The lifetime of ID tokens.
     *
     * @param lifetime one hour by default
     * @return this
     */
    public OtenEmulatorBuilder idTokenLifetime(Duration lifetime) {
        this.idTokenLifetime = lifetime;
        return this;
    }

    /**
     * Makes access tokens JWTs (RFC 9068), signed with the key of the ID tokens; without it they are opaque.
     *
     * @param audience their {@code aud}
     * @return this
     */
    public OtenEmulatorBuilder jwtAccessTokens(String audience) {
        this.jwtAccessTokens = true;
        return accessTokenAudience(audience);
    }

    /**
     * The audience of access tokens, in introspection responses and in JWTs.
     *
     * @param audience their {@code aud}; by default they have none
     * @return this
     */
    public OtenEmulatorBuilder accessTokenAudience(String audience) {
        this.accessTokenAudience = Optional.of(audience);
        return this;
    }

    /**
     * Starts it.
     *
     * @return a running emulator, to be closed
     * @throws java.io.UncheckedIOException if the port is taken
     */
    public OtenEmulator start() {
        return new OtenEmulator(settings());
    }

    private Settings settings() {
        return new Settings(
                port,
                host,
                issuerEndsInSlash,
                threads,
                clock,
                registrations(),
                users.isEmpty() ? defaultUsers() : List.copyOf(users),
                algorithm,
                new TokenSettings(
                        accessTokenLifetime,
                        refreshTokenLifetime,
                        idTokenLifetime,
                        accessTokenAudience,
                        jwtAccessTokens));
    }

    private List<Registration> registrations() {
        return clients.isEmpty()
                ? List.of(OtenEmulator.DEFAULT_CLIENT.registration())
                : clients.stream().map(EmulatedClient::registration).toList();
    }

    private static List<EmulatedUser> defaultUsers() {
        return List.of(
                EmulatedUser.of("alice").withGroups("admins", "users"),
                EmulatedUser.of("bob").withGroups("users"));
    }
}
