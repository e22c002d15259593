package com.oten.jakarta.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.TestKeys;
import com.oten.jakarta.TestSettings;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.config.RequestObjectConfig.Algorithm;
import com.oten.jakarta.internal.config.RequestObjectConfig.Mode;
import com.oten.jakarta.internal.secret.Secret;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigReaderTest {
    private static final String SEAL_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

    private final TestSettings settings = TestSettings.valid();

    @Test
    void has_the_documented_defaults() {
        OtenConfig config = settings.without("oten.base-url").read();

        assertThat(config.issuer()).isEqualTo("https://account.oten.com");
        assertThat(config.scopes()).containsExactly("openid", "profile", "email");
        assertThat(config.site())
                .isEqualTo(new SiteConfig(Optional.empty(), "/oten", Optional.empty(), List.of(), Optional.empty()));
        assertThat(config.requestObject())
                .isEqualTo(new RequestObjectConfig(
                        Mode.VALUE, Algorithm.HS256, Optional.empty(), List.of(), Duration.ofMinutes(5), "JWT"));
        assertThat(config.idToken())
                .isEqualTo(new IdTokenConfig(Set.of("EdDSA", "ES256", "PS256", "RS256"), Duration.ofSeconds(60)));
        assertThat(config.http())
                .isEqualTo(new HttpConfig(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        Optional.empty(),
                        Optional.empty(),
                        Math.min(50, 12 * Runtime.getRuntime().availableProcessors()),
                        List.of()));
        assertThat(config.retry()).isEqualTo(new RetryConfig(3, Duration.ofSeconds(2), 10, Duration.ofSeconds(5)));
        assertThat(config.login())
                .isEqualTo(new LoginConfig(
                        Duration.ofMinutes(10),
                        "sub",
                        "groups",
                        false,
                        EnumSet.complementOf(EnumSet.of(LoginParameter.PROMPT))));
        assertThat(config.logout()).isEqualTo(new LogoutConfig(true, "/"));
        assertThat(config.enforceRoles()).isTrue();
        assertThat(config.outgoingOrigins()).isEmpty();
        assertThat(config.cors()).isEqualTo(new CorsConfig(Set.of(), false));
        assertThat(config.sealKey()).isEmpty();
    }

    @Test
    void writes_origins_as_browsers_do() {
        CorsConfig cors = settings.with(
                        "oten.cors.origins",
                        "https://App.example.com:443/ https://b.example.com:8443 http://localhost:80")
                .with("oten.cors.credentials", "true")
                .read()
                .cors();

        assertThat(cors)
                .isEqualTo(new CorsConfig(
                        Set.of("https://app.example.com", "https://b.example.com:8443", "http://localhost"), true));
    }

    @Test
    void takes_any_origin_without_credentials() {
        assertThat(settings.with("oten.cors.origins", "*").read().cors().origins())
                .containsExactly(CorsConfig.ANY);
    }

    @Test
    void warns_of_credentials_for_no_origin() {
        assertThat(settings.with("oten.cors.credentials", "true").read().warnings())
                .singleElement()
                .asString()
                .startsWith("oten.cors.credentials has no effect");
    }

    @Test
    void takes_the_client_to_be_confidential() {
        ClientConfig client = settings.read().client();

        assertThat(client.isConfidential()).isTrue();
        assertThat(client.id()).isEqualTo(TestSettings.CLIENT);
        assertThat(client.secret().orElseThrow().current().value()).isEqualTo(TestSettings.SECRET);
        assertThat(client.allowShortSecret()).isFalse();
    }

    @Test
    void sends_plain_parameters_for_a_public_client() {
        OtenConfig config = settings.without("oten.client-secret")
                .with("oten.client-type", "public")
                .read();

        assertThat(config.client().isConfidential()).isFalse();
        assertThat(config.requestObject().mode()).isEqualTo(Mode.NONE);
    }

    @Test
    void leaves_the_slash_at_the_end_of_the_issuer() {
        OtenConfig config =
                settings.with("oten.issuer", "https://account.sbx.oten.dev/").read();

        assertThat(config.issuer()).isEqualTo("https://account.sbx.oten.dev/"); // D01
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:9000", "http://127.0.0.1:9000", "http://[::1]:9000", "http://oten.localhost"})
    void takes_a_plain_http_issuer_on_this_machine(String issuer) {
        OtenConfig config = settings.with("oten.issuer", issuer).read();

        assertThat(config.issuer()).isEqualTo(issuer);
    }

    @Test
    void reads_every_key() {
        OtenConfig config = settings.with("oten.issuer", "https://account.sbx.oten.dev")
                .with("oten.scopes", "openid offline_access")
                .with("oten.path", "/login/oten")
                .with("oten.redirect-uri", "https://shop.example.com/app/login/oten/callback")
                .with("oten.protect", "/account/*, *.do")
                .with("oten.error-page", "/sorry.jsp")
                .with("oten.request-object.lifetime", "PT1M")
                .with("oten.request-object.typ", "oauth-authz-req+jwt")
                .with("oten.request-object.key-id", "key-1")
                .with("oten.id-token.algs", "EdDSA")
                .with("oten.clock-skew", "PT0S")
                .with("oten.http.connect-timeout", "PT1S")
                .with("oten.http.timeout", "PT2S")
                .with("oten.http.proxy", "proxy.example.com:3128")
                .with("oten.http.endpoint-hosts", "login.oten.com")
                .with("oten.http.max-waiting", "7")
                .with("oten.breaker.failures", "3")
                .with("oten.breaker.delay", "PT30S")
                .with("oten.retry.max-attempts", "1")
                .with("oten.retry.delay", "PT0.1S")
                .with("oten.login.lifetime", "PT5M")
                .with("oten.login.url-parameters", "prompt, login_hint")
                .with("oten.caller-name-claim", "email")
                .with("oten.groups-claim", "realm_access.roles")
                .with("oten.userinfo", "true")
                .with("oten.logout.at-oten", "false")
                .with("oten.logout.return-to", "/bye")
                .with("oten.jaxrs.enforce-roles", "false")
                .with("oten.outgoing.origins", "https://api.example.com https://b.example.com:8443")
                .with("oten.cors.origins", "https://app.example.com")
                .with("oten.cors.credentials", "true")
                .with("oten.seal-key", SEAL_KEY)
                .read();

        assertThat(config.issuer()).isEqualTo("https://account.sbx.oten.dev");
        assertThat(config.scopes()).containsExactly("openid", "offline_access");
        assertThat(config.site())
                .isEqualTo(new SiteConfig(
                        Optional.of(URI.create("https://shop.example.com")),
                        "/login/oten",
                        Optional.of(URI.create("https://shop.example.com/app/login/oten/callback")),
                        List.of("/account/*", "*.do"),
                        Optional.of("/sorry.jsp")));
        assertThat(config.requestObject())
                .isEqualTo(new RequestObjectConfig(
                        Mode.VALUE,
                        Algorithm.HS256,
                        Optional.empty(),
                        List.of(),
                        Duration.ofMinutes(1),
                        "oauth-authz-req+jwt"));
        assertThat(config.idToken()).isEqualTo(new IdTokenConfig(Set.of("EdDSA"), Duration.ZERO));
        assertThat(config.http())
                .isEqualTo(new HttpConfig(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Optional.of(new HttpConfig.Proxy("proxy.example.com", 3128)),
                        Optional.empty(),
                        7,
                        List.of("login.oten.com")));
        assertThat(config.retry()).isEqualTo(new RetryConfig(1, Duration.ofMillis(100), 3, Duration.ofSeconds(30)));
        assertThat(config.login())
                .isEqualTo(new LoginConfig(
                        Duration.ofMinutes(5),
                        "email",
                        "realm_access.roles",
                        true,
                        Set.of(LoginParameter.PROMPT, LoginParameter.LOGIN_HINT)));
        assertThat(config.logout()).isEqualTo(new LogoutConfig(false, "/bye"));
        assertThat(config.enforceRoles()).isFalse();
        assertThat(config.outgoingOrigins()).containsExactly("https://api.example.com", "https://b.example.com:8443");
        assertThat(config.sealKey()).contains(new Secret(SEAL_KEY));
    }

    @Test
    void reads_a_trust_store(@TempDir Path folder) throws Exception {
        Path store = Files.writeString(folder.resolve("trust.jks"), "any");

        OtenConfig config = settings.with("oten.http.trust-store", store.toString())
                .with("oten.http.trust-store-password", "hush")
                .with("oten.http.trust-store-type", "JKS")
                .read();

        assertThat(config.http().trustStore())
                .contains(new HttpConfig.TrustStore(store, Optional.of(new Secret("hush")), "JKS"));
    }

    @Test
    void reads_the_secret_from_a_file_without_its_line_end(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("secret"), TestSettings.SECRET + "\r\n");

        OtenConfig config = settings.without("oten.client-secret")
                .with("oten.client-secret-file", file.toString())
                .read();

        assertThat(config.client().secret().orElseThrow().current().value()).isEqualTo(TestSettings.SECRET);
    }

    @Test
    void reads_the_seal_key_from_a_file(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("seal"), SEAL_KEY + "\n");

        OtenConfig config = settings.with("oten.seal-key-file", file.toString()).read();

        assertThat(config.sealKey()).contains(new Secret(SEAL_KEY));
    }

    @Test
    void reads_the_signing_key_from_a_file(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("key.pem"), TestKeys.pem(TestKeys.pair("Ed25519")));

        OtenConfig config = settings.with("oten.request-object.alg", "EdDSA")
                .with("oten.request-object.key-file", file.toString())
                .read();

        assertThat(config.requestObject().key()).isPresent();
    }

    @Test
    void needs_no_signing_key_without_request_objects() {
        OtenConfig config = settings.with("oten.request-object.alg", "EdDSA")
                .with("oten.request-object.mode", "none")
                .read();

        assertThat(config.requestObject().key()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"rw-r--r--,true", "rw-rw-rw-,true", "rw-------,false", "rw-r-----,false"})
    void warns_of_a_signing_key_that_everyone_may_read(String permissions, boolean isWarnedOf, @TempDir Path folder)
            throws Exception {
        Path file = Files.writeString(folder.resolve("key.pem"), TestKeys.pem(TestKeys.pair("Ed25519")));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

        OtenConfig config = settings.with("oten.request-object.alg", "EdDSA")
                .with("oten.request-object.key-file", file.toString())
                .read();

        // G03
        assertThat(config.warnings().stream().anyMatch(warning -> warning.startsWith("oten.request-object.key-file")))
                .isEqualTo(isWarnedOf);
    }

    @Test
    void warns_of_a_missing_base_url() {
        OtenConfig config = settings.without("oten.base-url").read();

        assertThat(config.warnings()).singleElement().asString().startsWith("oten.base-url is not set");
    }

    @Test
    void warns_of_a_public_client_without_a_seal_key() {
        OtenConfig config = settings.without("oten.client-secret")
                .with("oten.client-type", "public")
                .read();

        assertThat(config.warnings()).singleElement().asString().startsWith("oten.seal-key is not set");
    }

    @Test
    void has_nothing_to_warn_of_in_a_good_configuration() {
        OtenConfig config = settings.read();

        assertThat(config.warnings()).isEmpty();
    }

    @Test
    void takes_a_short_secret_if_told_to() {
        OtenConfig config = settings.with("oten.client-secret", "only-31-bytes-and-not-one-more!")
                .with("oten.allow-short-client-secret", "true")
                .with("oten.seal-key", SEAL_KEY)
                .read();

        assertThat(config.client().allowShortSecret()).isTrue(); // G01
    }

    @Test
    void keeps_the_spaces_of_the_secret() {
        String secret = " " + TestSettings.SECRET + " ";

        OtenConfig config = settings.with("oten.client-secret", secret).read();

        assertThat(config.client().secret().orElseThrow().current().value()).isEqualTo(secret);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT1S", "PT60S", "PT5M"})
    void takes_a_clock_skew_of_up_to_five_minutes(String skew) {
        OtenConfig config = settings.with("oten.clock-skew", skew).read();

        assertThat(config.idToken().clockSkew()).isEqualTo(Duration.parse(skew)); // G05
    }

    @Test
    void knows_every_key_that_it_reads() {
        Set<String> asked = new TreeSet<>();
        TestSettings eddsa = TestSettings.valid()
                .with("oten.request-object.alg", "EdDSA")
                .with("oten.request-object.key", TestKeys.pem(TestKeys.pair("Ed25519")))
                .with("oten.request-object.next-key", TestKeys.pem(TestKeys.pair("Ed25519")))
                .with("oten.request-object.previous-key", TestKeys.pem(TestKeys.pair("Ed25519")))
                .with("oten.http.trust-store", "somewhere");
        TestSettings none = TestSettings.none();
        TestSettings bearer =
                TestSettings.valid().with("oten.bearer.mode", "jwt").with("oten.bearer.audience", "api");

        for (TestSettings one : List.of(TestSettings.valid(), eddsa, bearer, none)) {
            readRecording(one, asked);
        }

        assertThat(asked).isEqualTo(KnownKeys.all());
    }

    private static void readRecording(TestSettings settings, Set<String> asked) {
        Lookup lookup = key -> {
            asked.add(key);
            return settings.get(key);
        };
        try {
            assertThat(ConfigReader.read(lookup)).isNotNull();
        } catch (com.oten.jakarta.error.OtenConfigurationException e) {
            assertThat(e.code()).isEqualTo(OtenErrorCode.CONFIGURATION); // the keys are asked all the same
        }
    }

    @Test
    void takes_no_tokens_of_others_unless_told_so() {
        assertThat(TestSettings.valid().read().bearer()).isEmpty();
        assertThat(TestSettings.valid()
                        .with("oten.bearer.mode", "off")
                        .with("oten.bearer.audience", "api")
                        .read()
                        .bearer())
                .isEmpty();
    }

    @Test
    void reads_what_tokens_of_others_have_to_be() {
        OtenConfig config = TestSettings.valid()
                .with("oten.bearer.mode", "introspection")
                .with("oten.bearer.audience", "https://api.example.com")
                .with("oten.bearer.scopes", "read, write")
                .with("oten.bearer.cache", "PT10S")
                .read();

        assertThat(config.bearer())
                .contains(new BearerConfig(
                        BearerConfig.Mode.INTROSPECTION,
                        "https://api.example.com",
                        Set.of("read", "write"),
                        Duration.ofSeconds(10)));
    }
}
