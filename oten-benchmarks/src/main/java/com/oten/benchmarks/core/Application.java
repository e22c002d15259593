package com.oten.benchmarks.core;

import com.oten.jakarta.internal.client.OtenClient;
import com.oten.jakarta.internal.config.ConfigReader;
import com.oten.jakarta.internal.endpoint.TokenSet;
import com.oten.jakarta.internal.idtoken.ExpectedLogin;
import com.oten.jakarta.internal.idtoken.VerifiedIdToken;
import com.oten.jakarta.internal.keys.GeneratedKey;
import com.oten.jakarta.internal.login.DroppedLogins;
import com.oten.jakarta.internal.login.LoginTransaction;
import com.oten.jakarta.internal.request.AuthorizationRequest;
import com.oten.jakarta.internal.request.LoginParameters;
import com.oten.jakarta.internal.request.RequestObjectSigner;
import com.oten.jakarta.internal.secret.RandomTokens;
import com.oten.jakarta.internal.secret.Secret;
import com.oten.jakarta.internal.session.OtenSession;
import com.oten.jakarta.internal.store.LocalStore;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An application at {@code /app} that is set up as in production, and has fetched Oten's metadata and keys. */
final class Application implements AutoCloseable {
    static final String CONTEXT_PATH = "/app";
    static final URI CALLBACK = URI.create("https://shop.example/app/oten/callback");
    static final String SECRET = "shop-secret-that-is-long-enough-for-HS256";
    static final String NONCE = "nonce-of-forty-three-characters-01234567890";
    static final String STATE = "state-of-forty-three-characters-01234567890" + "0";

    static final String VERIFIER = "verifier-of-forty-three-characters-01234567";
    static final AuthorizationRequest REQUEST =
            new AuthorizationRequest(CALLBACK, STATE, NONCE, VERIFIER, LoginParameters.NONE);

    private final Clock clock = Clock.systemUTC();
    private final SecureRandom random = new SecureRandom();
    private final Instant startedAt = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    private final LocalOten oten;
    private final OtenClient client;

    /** With settings beyond the usual ones, as pairs. */
    Application(LocalOten oten, String... settings) {
        this.oten = oten;
        Map<String, String> all = new HashMap<>(Map.of(
                "oten.issuer",
                oten.issuer(),
                "oten.client-id",
                "shop",
                "oten.client-secret",
                SECRET,
                "oten.base-url",
                "https://shop.example",
                "oten.scopes",
                "openid profile email offline_access",
                "oten.http.max-waiting",
                "10000"));
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        this.client = new OtenClient(
                ConfigReader.read(key -> Optional.ofNullable(all.get(key))),
                CONTEXT_PATH,
                clock,
                random,
                new LocalStore(clock),
                event -> {});
    }

    /** The settings of an application that signs request objects with an Ed25519 key. */
    static String[] edDsa() {
        String pem = GeneratedKey.with(new SecureRandom()).pem().value();
        return new String[] {"oten.request-object.alg", "EdDSA", "oten.request-object.key", pem};
    }

    LocalOten oten() {
        return oten;
    }

    OtenClient client() {
        return client;
    }

    Clock clock() {
        return clock;
    }

    SecureRandom random() {
        return random;
    }

    RequestObjectSigner signer() {
        return new RequestObjectSigner(client.config(), client.keys(), new RandomTokens(random), clock);
    }

    /** A login under way. */
    LoginTransaction transaction() {
        return new LoginTransaction(
                STATE, NONCE, VERIFIER, "/app/cart?page=2", startedAt, 0, 0, DroppedLogins.NONE, LoginParameters.NONE);
    }

    /** An ID token of that login, with the claims of a usual user. */
    Secret idToken(Algorithm algorithm) {
        long now = startedAt.getEpochSecond();
        String payload = "{\"iss\":\"" + oten.issuer() + "\",\"sub\":\"user-alice\",\"aud\":\"shop\",\"iat\":" + now
                + ",\"exp\":" + (now + Duration.ofHours(23).toSeconds()) + ",\"auth_time\":" + now + ",\"nonce\":\""
                + NONCE + "\",\"sid\":\"sid-0123456789-0123456789\",\"name\":\"Alice Adams\","
                + "\"email\":\"alice@shop.example\",\"email_verified\":true,\"groups\":[\"users\",\"admins\"]}";
        return new Secret(oten.signed(algorithm, payload));
    }

    ExpectedLogin expected() {
        return new ExpectedLogin(NONCE, startedAt, new Secret(LocalOten.ACCESS_TOKEN), Optional.empty(), List.of());
    }

    /** The user of that ID token. */
    VerifiedIdToken who() {
        return client.idTokens().verify(idToken(Algorithm.EDDSA), expected());
    }

    TokenSet tokens(Secret idToken, Instant expiresAt) {
        return new TokenSet(
                new Secret(LocalOten.ACCESS_TOKEN),
                expiresAt,
                Set.of("openid", "profile", "email", "offline_access"),
                Optional.of(new Secret("a-refresh-token-of-usual-length-0123456789")),
                Optional.of(idToken));
    }

    /** A session of a user who has logged in somewhere else as well. */
    OtenSession session(VerifiedIdToken who, String sid) {
        Map<String, Object> claims = new HashMap<>(who.claims());
        claims.put("sid", sid);
        return client.sessions()
                .open(who, Map.copyOf(claims), tokens(new Secret("not-needed"), startedAt.plus(Duration.ofHours(1))));
    }

    @Override
    public void close() {
        client.close();
        oten.close();
    }
}
