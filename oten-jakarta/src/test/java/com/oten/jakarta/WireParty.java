package com.oten.jakarta;

import com.oten.emulator.EmulatedClient;
import com.oten.emulator.EmulatedUser;
import com.oten.emulator.OtenEmulator;
import com.oten.emulator.OtenEmulatorBuilder;
import com.oten.jakarta.internal.bearer.BearerTokens;
import com.oten.jakarta.internal.client.OtenClient;
import com.oten.jakarta.internal.config.ConfigReader;
import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.discovery.Discovery;
import com.oten.jakarta.internal.endpoint.Introspection;
import com.oten.jakarta.internal.endpoint.Revocation;
import com.oten.jakarta.internal.endpoint.TokenEndpoint;
import com.oten.jakarta.internal.endpoint.UserInfo;
import com.oten.jakarta.internal.http.Http;
import com.oten.jakarta.internal.idtoken.IdTokenVerifier;
import com.oten.jakarta.internal.login.Callback;
import com.oten.jakarta.internal.login.CallbackQuery;
import com.oten.jakarta.internal.login.CookieSlot;
import com.oten.jakarta.internal.login.LoginFlow;
import com.oten.jakarta.internal.login.LoginPlace;
import com.oten.jakarta.internal.login.LoginResult;
import com.oten.jakarta.internal.login.MatchedCallback;
import com.oten.jakarta.internal.login.StartedLogin;
import com.oten.jakarta.internal.login.TransactionCookies;
import com.oten.jakarta.internal.logout.BackchannelLogout;
import com.oten.jakarta.internal.logout.OtenLogout;
import com.oten.jakarta.internal.request.LoginParameters;
import com.oten.jakarta.internal.service.ServiceTokens;
import com.oten.jakarta.internal.session.SessionStore;
import com.oten.jakarta.internal.session.Sessions;
import com.oten.jakarta.internal.store.LocalStore;
import com.oten.jakarta.store.SharedStore;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** An application that is set up right and talks to an emulator; tests change one part of it. */
public final class WireParty {
    public static final String CLIENT_ID = "shop";
    public static final String SECRET = "shop-secret-that-is-long-enough-for-HS256";
    public static final URI CALLBACK = URI.create("https://shop.example/oten/callback");

    private final OtenEmulator oten;
    private final TestClock clock;
    /** What nodes know together. */
    private final SharedStore store;
    /** Read by the library while it runs, as a container's configuration is. */
    private final Map<String, String> settings;

    private final Map<String, Runnable> hooks = new ConcurrentHashMap<>();
    private final OtenClient client;
    private final ServiceTokens serviceTokens;
    private final List<OtenEvent> events = new CopyOnWriteArrayList<>();
    private final List<Consumer<OtenEvent>> observers = new CopyOnWriteArrayList<>();

    private WireParty(OtenEmulator oten, TestClock clock, Map<String, String> settings, SharedStore store) {
        this.oten = oten;
        this.clock = clock;
        this.store = store;
        this.settings = new ConcurrentHashMap<>(settings);
        this.client = new OtenClient(ConfigReader.read(this::look), "", clock, new SecureRandom(), store, this::tell);
        this.serviceTokens = new ServiceTokens(client.endpoints().token(), clock);
    }

    /** An emulator that knows the application and two users, on the test's clock. */
    public static OtenEmulatorBuilder emulator(TestClock clock) {
        return OtenEmulator.builder()
                .clock(clock)
                .client(client())
                .user(EmulatedUser.of("alice").withGroups("admins", "users"))
                .user(EmulatedUser.of("bob"));
    }

    public static EmulatedClient client() {
        return EmulatedClient.confidential(CLIENT_ID, SECRET, CALLBACK.toString())
                .withServiceScopes("read:data", "write:data", "list:data");
    }

    /** A confidential client with HS256 request objects and offline access, which waits for no retry and never thinks that Oten is down. */
    public static WireParty of(OtenEmulator oten, TestClock clock) {
        return new WireParty(
                oten,
                clock,
                Map.of(
                        "oten.issuer",
                        oten.issuer().toString(),
                        "oten.client-id",
                        CLIENT_ID,
                        "oten.client-secret",
                        SECRET,
                        "oten.base-url",
                        "https://shop.example",
                        "oten.scopes",
                        "openid profile email offline_access",
                        "oten.retry.delay",
                        "PT0S",
                        "oten.breaker.failures",
                        "1000",
                        // the usual number depends on the machine
                        "oten.http.max-waiting",
                        "50"),
                new LocalStore(clock));
    }

    /** The same application, started anew with one setting changed. */
    public WireParty with(String key, String value) {
        return changed(all -> all.put(key, value));
    }

    /** The same application, started anew with other settings. */
    public WireParty changed(Consumer<Map<String, String>> change) {
        Map<String, String> changed = new ConcurrentHashMap<>(settings);
        change.accept(changed);
        return new WireParty(oten, clock, changed, store);
    }

    /** The same application on another node: it remembers nothing but what nodes share. */
    public WireParty anotherNode() {
        return new WireParty(oten, clock, settings, store instanceof LocalStore ? new LocalStore(clock) : store);
    }

    /** The same application, started anew on one of several nodes. */
    public WireParty sharing(SharedStore other) {
        return new WireParty(oten, clock, settings, other);
    }

    /** Changes a setting while the application runs. */
    public void rotate(String key, String value) {
        settings.put(key, value);
    }

    /** Does something whenever the library looks a setting up: the client secret's before each try of a token call. */
    public void whenLookingUp(String key, Runnable hook) {
        hooks.put(key, hook);
    }

    private Optional<String> look(String key) {
        Optional.ofNullable(hooks.get(key)).ifPresent(Runnable::run);
        return Optional.ofNullable(settings.get(key));
    }

    public StartedLogin start() {
        return start(LoginParameters.NONE);
    }

    public StartedLogin start(LoginParameters asked) {
        return client.logins()
                .start(client.logins().returnUrl("/cart", ""), asked, CALLBACK, new LoginPlace(new CookieSlot(0)), 0);
    }

    /** What comes back when a browser that is logged in as alice follows the redirect. */
    public Callback callback(StartedLogin login) {
        return callback(login, "alice");
    }

    public Callback callback(StartedLogin login, String username) {
        oten.approveAll(username);
        return new CallbackQuery(WireBrowser.follow(login.location())).response();
    }

    /** Also with what Oten said to another login: as if its response came back with this one's state. */
    public LoginResult finish(Callback callback, StartedLogin login) {
        return client.logins().finish(matched(callback, login), CALLBACK);
    }

    /** The way of every callback: the browser brings the state, and the cookie of the login. */
    public MatchedCallback matched(Callback callback, StartedLogin login) {
        Map<String, String[]> parameters = new HashMap<>();
        parameters.put("state", new String[] {login.transaction().state()});
        callback.issuer().ifPresent(issuer -> parameters.put("iss", new String[] {issuer}));
        if (callback instanceof Callback.Code code) {
            parameters.put("code", new String[] {code.code()});
        } else if (callback instanceof Callback.Refusal refusal) {
            parameters.put("error", new String[] {refusal.error()});
            refusal.description().ifPresent(text -> parameters.put("error_description", new String[] {text}));
        }
        TransactionCookies cookies = client.transactions();
        return cookies.match(new CallbackQuery(parameters), cookies.seal(login.transaction()));
    }

    /** A whole login of alice. */
    public LoginResult login() {
        StartedLogin login = start();
        return finish(callback(login), login);
    }

    /** Somebody's request with a session of alice. */
    public WireSessionStore session() {
        LoginResult login = login();
        return new WireSessionStore(sessions().open(login.who(), login.claims(), login.tokens()));
    }

    public AccessToken accessToken(SessionStore store) {
        return sessions().accessToken(store);
    }

    public OtenClient library() {
        return client;
    }

    public OtenConfig config() {
        return client.config();
    }

    public Http http() {
        return client.endpoints().http();
    }

    public Discovery discovery() {
        return client.endpoints().discovery();
    }

    public TokenEndpoint tokenEndpoint() {
        return client.endpoints().token();
    }

    public UserInfo userInfo() {
        return client.endpoints().userInfo();
    }

    public Introspection introspection() {
        return client.endpoints().introspection();
    }

    public Revocation revocation() {
        return client.endpoints().revocation();
    }

    public IdTokenVerifier idTokens() {
        return client.idTokens();
    }

    public LoginFlow flow() {
        return client.logins();
    }

    public OtenLogout logout() {
        return client.logouts();
    }

    public BackchannelLogout backchannel() {
        return client.backchannelLogouts();
    }

    /** Whoever calls with a token; the party must have been started with {@code oten.bearer.mode}. */
    public BearerTokens bearerTokens() {
        return client.bearerTokens().orElseThrow();
    }

    public Sessions sessions() {
        return client.sessions();
    }

    public ServiceTokens serviceTokens() {
        return serviceTokens;
    }

    public SharedStore store() {
        return store;
    }

    private void tell(OtenEvent event) {
        events.add(event);
        observers.forEach(observer -> observer.accept(event));
    }

    /** Does what an application's observer does. */
    public void observe(Consumer<OtenEvent> observer) {
        observers.add(observer);
    }

    /** What observers were told, in order. */
    public List<OtenEvent> events() {
        return List.copyOf(events);
    }
}
