package com.oten.jakarta.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.oten.jakarta.TestKeys;
import com.oten.jakarta.TestSettings;
import com.oten.jakarta.error.OtenConfigurationException;
import com.oten.jakarta.error.OtenErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFaultsTest {
    private static final String SEAL_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
    private static final String RSA = TestKeys.pem(TestKeys.pair("RSA"));

    /** One thing that is wrong: how to make it so, the key that must be named, and what must be said. */
    record Fault(String title, String key, String says, Consumer<TestSettings> make) {
        @Override
        public String toString() {
            return title;
        }
    }

    static Stream<Fault> faults() {
        return Stream.of(
                missing("no client id", "oten.client-id"),
                bad("a client id with a space", "oten.client-id", "client 1", "spaces or non-ASCII"),
                bad("a client id that is not ASCII", "oten.client-id", "cliént-1", "spaces or non-ASCII"),
                missing("no secret", "oten.client-secret"), // G01
                bad("a secret of 31 bytes", "oten.client-secret", "only-31-bytes-and-not-one-more!", "32 bytes"),
                bad(
                        "a secret file that is not there",
                        "oten.client-secret-file",
                        "/no/such/secret",
                        "cannot be read",
                        s -> s.without("oten.client-secret")),
                bad(
                        "secret and secret file",
                        "oten.client-secret",
                        TestSettings.SECRET,
                        "both set",
                        s -> s.with("oten.client-secret-file", anyFile())),
                bad("an unknown client type", "oten.client-type", "web", "confidential, public"),
                bad("a public client with a secret", "oten.client-type", "public", "oten.client-secret"),
                bad(
                        "a request object of a public client",
                        "oten.request-object.mode",
                        "value",
                        "public",
                        s -> s.without("oten.client-secret").with("oten.client-type", "public")),
                bad("an unknown way of checking tokens", "oten.bearer.mode", "opaque", "off, jwt, introspection"),
                bad(
                        "tokens without an audience",
                        "oten.bearer.audience",
                        " ",
                        "is not set",
                        s -> s.with("oten.bearer.mode", "jwt")),
                bad("a scope in quotes", "oten.bearer.scopes", "\"read\"", "not a scope"),
                bad("decisions that stand for an hour", "oten.bearer.cache", "PT1H", "PT10M"),
                bad(
                        "a public client that wants to ask about tokens",
                        "oten.bearer.mode",
                        "introspection",
                        "public client",
                        s -> s.without("oten.client-secret")
                                .with("oten.client-type", "public")
                                .with("oten.request-object.mode", "none")
                                .with("oten.bearer.audience", "api")),
                bad("neither true nor false", "oten.allow-short-client-secret", "yes", "neither true nor false"),
                bad("http on a foreign host", "oten.issuer", "http://account.oten.com", "not https"), // G02
                bad("http on a host like localhost", "oten.issuer", "http://localhost.evil.com", "not https"),
                bad("http on an address like loopback", "oten.issuer", "http://127.0.0.1.evil.com", "not https"),
                bad("an issuer that is no URL", "oten.issuer", "account oten com", "not a URL"),
                bad("an issuer without a host", "oten.issuer", "account.oten.com", "absolute URL"),
                bad("an issuer with a query", "oten.issuer", "https://account.oten.com?a=b", "query"),
                bad("an issuer with a fragment", "oten.issuer", "https://account.oten.com#a", "fragment"),
                bad("an issuer with a user", "oten.issuer", "https://me:pw@account.oten.com", "user"),
                bad("an issuer of another scheme", "oten.issuer", "ftp://account.oten.com", "not https"),
                bad("no openid", "oten.scopes", "profile email", "lacks openid"),
                bad("only a comma", "oten.scopes", ",", "lacks openid"),
                bad("too many scopes", "oten.scopes", manyScopes(), "longer than 1000"), // R10
                bad("http outside", "oten.base-url", "http://shop.example.com", "not https"), // G02
                bad("a base URL that is relative", "oten.base-url", "/shop", "absolute URL"),
                bad(
                        "a redirect URI by http",
                        "oten.redirect-uri",
                        "http://shop.example.com/oten/callback",
                        "not https"),
                bad("a foreign redirect path", "oten.redirect-uri", "https://shop.example.com/cb", "/oten/callback"),
                bad("a path without a slash", "oten.path", "oten", "begins with a slash"),
                bad("a path with a trailing slash", "oten.path", "/oten/", "does not end with one"),
                bad("a path that climbs", "oten.path", "/a/../b", "plain path"),
                bad("a path that stands still", "oten.path", "/a/./b", "plain path"),
                bad("a path with a wildcard", "oten.path", "/*", "plain path"),
                bad("a bad pattern", "oten.protect", "/ok /a*b", "/path/*"),
                bad("a relative pattern", "oten.protect", "account/*", "/path/*"),
                bad("an unknown mode", "oten.request-object.mode", "sometimes", "is not one of"),
                bad("an unknown algorithm", "oten.request-object.alg", "RS256", "HS256, EdDSA"),
                bad("an algorithm in the wrong case", "oten.request-object.alg", "hs256", "HS256, EdDSA"),
                bad("a lifetime over five minutes", "oten.request-object.lifetime", "PT5M1S", "PT5M"),
                bad("no lifetime", "oten.request-object.lifetime", "PT0S", "PT10S"),
                bad("an unknown typ", "oten.request-object.typ", "at+jwt", "JWT, oauth-authz-req+jwt"),
                bad(
                        "no signing key",
                        "oten.request-object.key-file",
                        "",
                        "is not set",
                        s -> s.with("oten.request-object.alg", "EdDSA")),
                bad(
                        "a signing key that is not there",
                        "oten.request-object.key-file",
                        "/no/such.pem",
                        "read",
                        s -> s.with("oten.request-object.alg", "EdDSA")),
                bad(
                        "an RSA key for EdDSA",
                        "oten.request-object.key",
                        RSA,
                        "of type RSA",
                        s -> s.with("oten.request-object.alg", "EdDSA")), // G03
                bad("none for ID tokens", "oten.id-token.algs", "EdDSA none", "EdDSA, ES256"),
                bad("HS256 for ID tokens", "oten.id-token.algs", "HS256", "EdDSA, ES256"),
                bad("no algorithm for ID tokens", "oten.id-token.algs", ",", "EdDSA, ES256"),
                bad("a negative skew", "oten.clock-skew", "PT-1S", "outside"), // G05
                bad("a skew of an hour", "oten.clock-skew", "PT3600S", "outside"),
                bad("a skew in plain seconds", "oten.clock-skew", "60", "ISO-8601"),
                bad("a connect time-out of nothing", "oten.http.connect-timeout", "PT0S", "outside"),
                bad("a time-out of an hour", "oten.http.timeout", "PT1H", "outside"),
                bad("a time-out beyond all numbers", "oten.http.timeout", "PT99999999999999999999S", "ISO-8601"),
                bad("a proxy without a port", "oten.http.proxy", "proxy.example.com", "host:port"),
                bad("a proxy that is a URL", "oten.http.proxy", "http://proxy.example.com:3128", "host:port"),
                bad("a proxy with a port too high", "oten.http.proxy", "proxy.example.com:65536", "host:port"),
                bad("a trust store that is not there", "oten.http.trust-store", "/no/such.p12", "cannot be read"),
                bad("no attempts", "oten.retry.max-attempts", "0", "1 to 5"),
                bad("attempts in words", "oten.retry.max-attempts", "three", "1 to 5"),
                bad("a delay of a minute", "oten.retry.delay", "PT1M", "outside"),
                bad("no waiting", "oten.http.max-waiting", "0", "1 to 10000"),
                bad("a breaker that is always open", "oten.breaker.failures", "0", "1 to 1000"),
                bad("a breaker for an hour", "oten.breaker.delay", "PT1H", "outside"),
                bad("an error page elsewhere", "oten.error-page", "https://evil.example/", "/WEB-INF/login-error.jsp"),
                bad("an error page of another host", "oten.error-page", "//evil.example", "/WEB-INF/login-error.jsp"),
                bad("a login of an hour", "oten.login.lifetime", "PT1H", "outside"),
                bad("a scope from the address", "oten.login.url-parameters", "login_hint scope", "prompt, max_age"),
                bad("maybe UserInfo", "oten.userinfo", "maybe", "neither true nor false"),
                bad("maybe a logout", "oten.logout.at-oten", "1", "neither true nor false"),
                bad("a logout that leaves", "oten.logout.return-to", "https://evil.example", "plain path"),
                bad("a logout that leaves by slashes", "oten.logout.return-to", "//evil.example", "plain path"),
                bad("maybe open", "oten.allow-unprotected-while-disabled", "on", "neither true nor false"),
                bad("maybe roles", "oten.jaxrs.enforce-roles", "on", "neither true nor false"),
                bad("an origin with a path", "oten.outgoing.origins", "https://api.example.com/v1", "has a path"),
                bad("an origin by http", "oten.outgoing.origins", "http://api.example.com", "not https"),
                bad("any origin beside another", "oten.cors.origins", "* https://app.example.com", "beside *"),
                bad(
                        "any origin with credentials",
                        "oten.cors.origins",
                        "*",
                        "does not go with oten.cors.credentials",
                        s -> s.with("oten.cors.credentials", "true")),
                bad("an origin of scripts with a path", "oten.cors.origins", "https://app.example.com/x", "has a path"),
                bad("the origin of a sandbox", "oten.cors.origins", "null", "names null"),
                bad("an origin of scripts by http", "oten.cors.origins", "http://app.example.com", "not https"),
                bad("a pattern of origins", "oten.cors.origins", "https://*.example.com", "absolute URL"),
                bad("maybe credentials", "oten.cors.credentials", "maybe", "neither true nor false"),
                bad("a seal key too short", "oten.seal-key", "AAECAwQFBgcICQoLDA0ODw", "32 bytes"),
                bad("a seal key that is no Base64url", "oten.seal-key", SEAL_KEY.substring(1) + "!", "32 bytes"),
                bad("a seal key file that is not there", "oten.seal-key-file", "/no/such/seal", "cannot be read"),
                bad(
                        "a short secret and no seal key",
                        "oten.seal-key",
                        "",
                        "is not set",
                        s -> s.with("oten.client-secret", "short-but-allowed")
                                .with("oten.allow-short-client-secret", "true")),
                bad("maybe enabled", "oten.enabled", "flase", "neither true nor false"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void names_a_fault_and_its_key_once(Fault fault) {
        TestSettings settings = TestSettings.valid();
        fault.make().accept(settings);

        OtenConfigurationException refusal = catchThrowableOfType(OtenConfigurationException.class, settings::read);

        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo(OtenErrorCode.CONFIGURATION);
        assertThat(refusal)
                .hasMessageStartingWith("The configuration of Oten has 1 fault: ")
                .hasMessageContaining(fault.key())
                .hasMessageContaining(fault.says());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "changeme-changeme-changeme-changeme",
                "CHANGE_ME_CHANGE_ME_CHANGE_ME_CHANGE",
                "${SECRET_THAT_NOBODY_HAS_EVER_RESOLVED}",
                "your_client_secret_your_client_secret",
                "your-secret-your-secret-your-secret",
                "replace-me-replace-me-replace-me-now",
                "<the client secret from the portal..>",
                "placeholder-placeholder-placeholder",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                "00000000000000000000000000000000",
                "                                "
            })
    void refuses_a_placeholder_whatever_is_allowed(String placeholder) {
        TestSettings settings = TestSettings.valid()
                .with("oten.client-secret", placeholder)
                .with("oten.allow-short-client-secret", "true")
                .with("oten.seal-key", SEAL_KEY);

        // G01
        assertThatThrownBy(settings::read)
                .isInstanceOf(OtenConfigurationException.class)
                .hasMessageContaining("oten.client-secret is a placeholder")
                .hasMessageNotContaining(placeholder);
    }

    @Test
    void refuses_bearer_scopes_that_are_too_long_for_a_header() {
        assertThatThrownBy(() -> TestSettings.valid()
                        .with("oten.bearer.mode", "jwt")
                        .with("oten.bearer.audience", "api")
                        .with("oten.bearer.scopes", "s".repeat(1_001))
                        .read())
                .hasMessageContaining("oten.bearer.scopes is longer than 1000 characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$$two-dollars-are-two-0123456789-0123456789",
                "an-expression-${in}-the-middle-0123456789-0",
                "an-open-${brace-0123456789-0123456789-0123"
            })
    void dollars_in_a_secret_are_not_a_fault(String secret) {
        assertThat(TestSettings.valid()
                        .with("oten.client-secret", secret)
                        .read()
                        .client()
                        .secret()
                        .orElseThrow()
                        .current()
                        .value())
                .isEqualTo(secret);
    }

    @Test
    void names_the_file_key_if_a_public_client_has_a_secret_file(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("secret"), TestSettings.SECRET);
        TestSettings settings = TestSettings.valid()
                .without("oten.client-secret")
                .with("oten.client-secret-file", file.toString())
                .with("oten.client-type", "public");

        assertThatThrownBy(settings::read).hasMessageContaining("oten.client-secret-file is set");
    }

    @Test
    void names_all_faults_at_once() {
        TestSettings settings = TestSettings.none()
                .with("oten.client-id", "client 1")
                .with("oten.client-secret", "much-too-short")
                .with("oten.client-type", "confident")
                .with("oten.allow-short-client-secret", "perhaps")
                .with("oten.issuer", "http://account.oten.com")
                .with("oten.scopes", "profile")
                .with("oten.base-url", "shop")
                .with("oten.path", "oten")
                .with("oten.redirect-uri", "ftp://shop.example.com/oten/callback")
                .with("oten.protect", "**")
                .with("oten.request-object.mode", "sometimes")
                .with("oten.request-object.alg", "EdDSA")
                .with("oten.request-object.key", RSA)
                .with("oten.request-object.next-key", RSA)
                .with("oten.request-object.previous-key", RSA)
                .with("oten.request-object.lifetime", "PT6M")
                .with("oten.request-object.typ", "x")
                .with("oten.id-token.algs", "none")
                .with("oten.clock-skew", "P1D")
                .with("oten.http.connect-timeout", "5s")
                .with("oten.http.timeout", "PT0S")
                .with("oten.http.proxy", "proxy")
                .with("oten.http.trust-store", "/no/such.p12")
                .with("oten.retry.max-attempts", "99")
                .with("oten.retry.delay", "PT1H")
                .with("oten.http.max-waiting", "none")
                .with("oten.breaker.failures", "-1")
                .with("oten.breaker.delay", "PT1H")
                .with("oten.error-page", "sorry.jsp")
                .with("oten.login.lifetime", "PT1S")
                .with("oten.login.url-parameters", "redirect_uri")
                .with("oten.userinfo", "x")
                .with("oten.session.lifetime", "x")
                .with("oten.shared-store", "x")
                .with("oten.shared-store.cache", "x y")
                .with("oten.shared-store.provider", "x")
                .with("oten.shared-store.uri", "x y")
                .with("oten.logout.at-oten", "x")
                .with("oten.logout.return-to", "x")
                .with("oten.jaxrs.enforce-roles", "x")
                .with("oten.allow-unprotected-while-disabled", "x")
                .with("oten.outgoing.origins", "x")
                .with("oten.cors.origins", "x")
                .with("oten.cors.credentials", "x")
                .with("oten.bearer.mode", "x")
                .with("oten.bearer.scopes", "\"")
                .with("oten.bearer.cache", "x")
                .with("oten.doctor.client-credentials", "x")
                .with("oten.seal-key", "x")
                .with("oten.enabled", "x");
        List<String> wrong = new ArrayList<>(KnownKeys.all());
        wrong.removeAll(List.of(
                "oten.client-secret-file",
                "oten.seal-key-file",
                "oten.request-object.alg",
                "oten.request-object.key-file",
                "oten.request-object.key-id",
                "oten.request-object.next-key-file",
                "oten.request-object.next-key-id",
                "oten.request-object.previous-key-file",
                "oten.request-object.previous-key-id",
                "oten.http.trust-store-password",
                "oten.http.trust-store-type",
                "oten.http.endpoint-hosts",
                "oten.bearer.audience",
                "oten.doctor.scopes",
                "oten.caller-name-claim",
                "oten.groups-claim"));

        OtenConfigurationException refusal = catchThrowableOfType(OtenConfigurationException.class, settings::read);

        assertThat(refusal).hasMessageStartingWith("The configuration of Oten has " + wrong.size() + " faults: ");
        assertThat(wrong).allSatisfy(key -> assertThat(refusal).hasMessageMatching("(?s).*[ :;] " + key + " .*"));
        assertThat(refusal.getMessage().lines()).hasSize(1);
    }

    @Test
    void says_nothing_of_what_secrets_are() {
        TestSettings settings = TestSettings.none()
                .with("oten.client-id", "c")
                .with("oten.client-secret", "canary-secret")
                .with("oten.seal-key", "canary-seal")
                .with("oten.http.trust-store", "/no/such.p12")
                .with("oten.http.trust-store-password", "canary-password")
                .with("oten.request-object.alg", "EdDSA")
                .with("oten.request-object.key", "canary-key");

        // O04
        assertThatThrownBy(settings::read)
                .isInstanceOf(OtenConfigurationException.class)
                .hasNoCause()
                .hasMessageNotContaining("canary");
    }

    private static String anyFile() {
        try {
            Path file = Files.createTempFile("oten", "secret");
            file.toFile().deleteOnExit();
            return Files.writeString(file, TestSettings.SECRET).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String manyScopes() {
        StringBuilder scopes = new StringBuilder("openid");
        for (int i = 0; i < 200; i++) {
            scopes.append(" scope-").append(i);
        }
        return scopes.toString();
    }

    private static Fault missing(String title, String key) {
        return new Fault(title, key, key + " is not set", settings -> settings.without(key));
    }

    private static Fault bad(String title, String key, String value, String says) {
        return bad(title, key, value, says, settings -> {});
    }

    private static Fault bad(String title, String key, String value, String says, Consumer<TestSettings> besides) {
        return new Fault(title, key, says, settings -> {
            settings.with(key, value);
            besides.accept(settings);
        });
    }
}
