package com.oten.jakarta;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.CannedResponse;
import com.oten.emulator.Endpoint;
import com.oten.emulator.Fault;
import com.oten.emulator.OtenEmulator;
import com.oten.emulator.OtenEmulatorExtension;
import com.oten.emulator.ReceivedRequest;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.idtoken.ExpectedLogin;
import com.oten.jakarta.internal.login.Callback;
import com.oten.jakarta.internal.login.LoginResult;
import com.oten.jakarta.internal.login.StartedLogin;
import com.oten.jakarta.internal.secret.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Runs logins, refreshes and everything that can go wrong with them, and searches all that was logged, thrown and printed
 * for what must not be there (O03, O04).
 */
class SecretsWireTest {
    private final TestClock clock = new TestClock();

    @RegisterExtension
    final OtenEmulatorExtension extension = OtenEmulatorExtension.with(WireParty.emulator(clock));

    private final Map<String, String> secrets = new LinkedHashMap<>();
    private final List<String> texts = new ArrayList<>();

    private OtenEmulator oten() {
        return extension.emulator();
    }

    @Test
    void no_secret_is_ever_logged_thrown_or_printed() {
        secret("client secret", WireParty.SECRET);
        secret("an e-mail address", "alice@example.org");
        try (WireLog log = WireLog.open()) {
            goodLogin();
            refusedLogins();
            brokenResponses();
            faultyIdTokens();
            refreshes();
            service();
            outage();
            assertThat(log.lines()).anyMatch(line -> line.startsWith("com.oten.jakarta"));
            texts.addAll(log.lines());
        }
        oten().received().forEach(this::secretsOf);

        assertThat(secrets).hasSizeGreaterThan(50);
        assertThat(texts).hasSizeGreaterThan(80);
        secrets.forEach((name, value) -> assertThat(texts.stream().filter(text -> text.contains(value)))
                .as(name)
                .isEmpty());
    }

    private WireParty party() {
        return WireParty.of(oten(), clock);
    }

    private void goodLogin() {
        WireParty party = party().with("oten.userinfo", "true");
        StartedLogin login = party.start();
        remember(login);
        Callback.Code callback = (Callback.Code) party.callback(login);
        secret("code", callback.code());
        LoginResult result = party.finish(callback, login);
        remember(result);
        var session = party.sessions().open(result.who(), result.claims(), result.tokens());
        print(
                login,
                login.transaction(),
                callback,
                result,
                result.who(),
                result.tokens(),
                session,
                session.toString(),
                party.config(),
                party.config().client(),
                party.config().requestObject(),
                party.discovery().metadata(),
                party.accessToken(new WireSessionStore(session)),
                new ExpectedLogin("n", clock.instant(), result.tokens().accessToken(), Optional.empty(), List.of()));
        party.logout().revoke(result.tokens().refreshToken().orElseThrow());
        print(party.logout().getClass());
    }

    /** Every fault of both endpoints. */
    private void refusedLogins() {
        for (Fault fault : Fault.values()) {
            oten().next(fault, fault.status() >= 500 && fault.endpoint() == Endpoint.TOKEN ? 3 : 1);
            failing(this::rememberedLogin);
        }
        WireParty party = party();
        StartedLogin victims = party.start();
        StartedLogin attackers = party.start();
        remember(victims);
        remember(attackers);
        failing(() -> party.finish(party.callback(victims), attackers));
        failing(() -> party.finish(
                new Callback.Code("stolen-code-0123456789", Optional.of("https://evil.example")), attackers));
        secret("stolen code", "stolen-code-0123456789");
    }

    private void brokenResponses() {
        String tokens = "{\"access_token\":\"canary-access-token\",\"token_type\":\"%s\",\"refresh_token\":"
                + "\"canary-refresh-token\",\"id_token\":\"%s\"%s}";
        secret("access token of a broken response", "canary-access-token");
        secret("refresh token of a broken response", "canary-refresh-token");
        secret("body of a broken response", "canary-body");
        for (CannedResponse response : List.of(
                json(String.format(tokens, "mac", "a.b.c", "")),
                json(String.format(tokens, "Bearer", "canary-body", "")),
                json(String.format(tokens, "Bearer", "", "")),
                json(String.format(tokens, "Bearer", "a.b.c", ",\"access_token\":\"canary-body\"")),
                json(String.format(tokens, "Bearer", "a.b.c", "") + "canary-body"),
                json("{\"access_token\":\"canary-access-token\\r\\ncanary-body\",\"token_type\":\"Bearer\"}"),
                json("[\"canary-body\"]"),
                json("canary-body"),
                CannedResponse.of(200, "text/html", "<html>canary-body</html>"),
                CannedResponse.of(404, "text/html", "<html>canary-body</html>"),
                CannedResponse.of(307, "text/html", "canary-body")
                        .header("Location", "https://evil.example/canary-body"),
                CannedResponse.of(200, "application/json", "canary-body").header("Content-Encoding", "gzip"),
                CannedResponse.oversized(200, 400_000),
                CannedResponse.disconnect())) {
            oten().answer(Endpoint.TOKEN, response);
            failing(this::rememberedLogin);
        }
        for (CannedResponse response : List.of(
                CannedResponse.of(200, "text/html", "<html>canary-body</html>"),
                CannedResponse.of(200, "application/json", "{\"sub\":\"canary-body\"}"),
                CannedResponse.of(401, "application/json", "{\"error\":\"canary-body\"}"),
                CannedResponse.of(200, "application/jwt", "canary-body"),
                CannedResponse.of(200, "application/jwt", oten().signIdToken(Map.of("iss", "canary-body"))),
                CannedResponse.disconnect())) {
            oten().answer(Endpoint.USERINFO, response, 3);
            failing(() -> party().with("oten.userinfo", "true").login());
            oten().reset();
        }
        for (Endpoint endpoint : List.of(Endpoint.DISCOVERY, Endpoint.JWKS)) {
            for (CannedResponse response : List.of(
                    CannedResponse.of(200, "text/html", "<html>canary-body</html>"),
                    CannedResponse.of(500, "text/html", "<html>canary-body</html>"),
                    json("{\"issuer\":\"x\",\"keys\":\"canary-body\"}"))) {
                oten().answer(endpoint, response);
                failing(this::rememberedLogin);
            }
        }
    }

    private void faultyIdTokens() {
        Map<String, Object> faults = new LinkedHashMap<>();
        faults.put("iss", "https://canary-claim.example");
        faults.put("aud", "canary-claim");
        faults.put("azp", "canary-claim");
        faults.put("sub", "canary-claim\r\n");
        faults.put("nonce", "canary-claim");
        faults.put("at_hash", "canary-claim");
        faults.put("exp", "canary-claim");
        faults.put("iat", "canary-claim");
        faults.put("nbf", "canary-claim");
        secret("claim", "canary-claim");
        faults.forEach((name, value) -> {
            oten().customizeIdToken(claims -> {
                claims.put(name, value);
                return claims;
            });
            failing(this::rememberedLogin);
        });
        oten().customizeIdToken(UnaryOperator.identity());
        for (String token : List.of(
                oten().forge()
                        .claim("email", "canary-claim")
                        .signedWithAnotherKey()
                        .sign(),
                oten().forge().claim("email", "canary-claim").unsigned().sign(),
                oten().forge()
                        .claim("email", "canary-claim")
                        .header("kid", "canary-claim")
                        .sign(),
                oten().forge()
                        .claim("email", "canary-claim")
                        .header("typ", "canary-claim")
                        .sign(),
                oten().forge()
                        .claim("email", "canary-claim")
                        .header("crit", List.of("canary-claim"))
                        .sign(),
                oten().forge()
                        .claim("email", "canary-claim")
                        .signedWithSecret(WireParty.SECRET)
                        .sign())) {
            secret("forged ID token", token);
            secret("its claims", token.split("\\.", -1)[1]);
            failing(() -> party().idTokens()
                    .verify(
                            new Secret(token),
                            new ExpectedLogin("n", clock.instant(), new Secret("a"), Optional.empty(), List.of())));
        }
    }

    private void refreshes() {
        WireParty party = party();
        WireSessionStore store = party.session();
        rememberTokens(party, store);
        party.sessions().refreshed(store);
        rememberTokens(party, store);
        oten().next(Fault.SERVER_ERROR_TOKEN, 3);
        failing(() -> party.sessions().refreshed(store));
        oten().answer(Endpoint.TOKEN, CannedResponse.disconnect());
        failing(() -> party.sessions().refreshed(store));
        failing(() -> party.with("oten.seal-key", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
                .sessions()
                .refreshed(store));
        oten().next(Fault.REFRESH_TOKEN_INVALID);
        failing(() -> party.sessions().refreshed(store));
        failing(() -> party.sessions().refreshed(store));
        WireSessionStore other = party.session();
        oten().customizeIdToken(claims -> {
            claims.put("sub", "canary-claim");
            return claims;
        });
        failing(() -> party.sessions().refreshed(other));
        oten().customizeIdToken(UnaryOperator.identity());
    }

    private void service() {
        WireParty party = party();
        AccessToken token = party.serviceTokens().token(Set.of("read:data"));
        secret("service token", token.value());
        print(token);
        failing(() -> party.serviceTokens().token(Set.of("delete:everything")));
        oten().next(Fault.CLIENT_IP_REFUSED);
        failing(() -> party.serviceTokens().token(Set.of("write:data")));
    }

    private void outage() {
        WireParty party = party().with("oten.http.timeout", "PT2S");
        party.discovery().metadata();
        CountDownLatch never = new CountDownLatch(1);
        try (WireServer silent = WireServer.saying(out -> never.await())) {
            oten().metadata(document ->
                    document.put("token_endpoint", silent.uri("/").toString()));
            failing(() -> WireParty.of(oten(), clock)
                    .with("oten.http.timeout", "PT2S")
                    .login());
        }
        oten().metadata(document -> document.put("token_endpoint", "http://localhost:" + WireServer.freePort() + "/"));
        failing(this::rememberedLogin);
        clock.advance(Duration.ofHours(1));
        oten().stop();
        failing(() -> party().login());
    }

    private void rememberedLogin() {
        WireParty party = party();
        StartedLogin login = party.start();
        remember(login);
        Callback callback = party.callback(login);
        if (callback instanceof Callback.Code code) {
            secret("code", code.code());
        }
        remember(party.finish(callback, login));
    }

    private void rememberTokens(WireParty party, WireSessionStore store) {
        var session = store.current().orElseThrow();
        secret("access token", party.accessToken(store).value());
        secret(
                "refresh token",
                party.sessions().refreshToken(session).orElseThrow().value());
        secret("ID token", party.sessions().idToken(session).orElseThrow().value());
    }

    private void remember(StartedLogin login) {
        secret("state", login.transaction().state());
        secret("nonce", login.transaction().nonce());
        secret("code verifier", login.transaction().codeVerifier());
        secret("request object", WireBrowser.query(login.location()).get("request")[0]);
    }

    private void remember(LoginResult result) {
        secret("access token", result.tokens().accessToken().value());
        secret("refresh token", result.tokens().refreshToken().orElseThrow().value());
        secret("ID token", result.tokens().idToken().orElseThrow().value());
    }

    /** What went over the wire and the test has not seen otherwise. */
    private void secretsOf(ReceivedRequest request) {
        for (String name : List.of("code", "code_verifier", "refresh_token", "token", "client_secret")) {
            request.form(name).ifPresent(value -> secret(name, value));
        }
    }

    private void secret(String name, String value) {
        if (value.length() > 6) {
            secrets.put(name + " " + secrets.size(), value);
        }
    }

    private void failing(ThrowingCallable call) {
        OtenException failure = WireFailure.of(call);
        texts.add(WireFailure.wholeText(failure));
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertThat(cause.getClass().getName()).doesNotStartWith("org.jose4j");
        }
    }

    private void print(Object... objects) {
        for (Object object : objects) {
            texts.add(String.valueOf(object));
        }
    }

    private static CannedResponse json(String body) {
        return CannedResponse.of(200, "application/json", body);
    }
}
