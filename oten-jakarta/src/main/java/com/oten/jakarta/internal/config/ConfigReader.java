package com.oten.jakarta.internal.config;

import com.oten.jakarta.internal.secret.Secret;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the {@code oten.*} keys into an {@link OtenConfig}, or reports every fault at once. */
public final class ConfigReader {
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)+");
    private static final Pattern PATTERN = Pattern.compile("/|/\\*|(/[^/*]+)+(/\\*|/)?|\\*\\.[^/*]+");

    private final Lookup lookup;
    private final SettingsReader in;

    private ConfigReader(Lookup lookup) {
        this.lookup = lookup;
        this.in = new SettingsReader(lookup);
    }

    /**
     * Reads everything, then reports all faults at once.
     *
     * @param lookup returns the value of a key; kept, and called again for the client secret
     * @return the checked configuration
     * @throws com.oten.jakarta.error.OtenConfigurationException listing every faulty key, its fault and what to do
     */
    public static OtenConfig read(Lookup lookup) {
        return read(lookup, List.of());
    }

    /** The same, and looks for misspelt keys. */
    static OtenConfig read(Lookup lookup, Iterable<String> names) {
        return new ConfigReader(lookup).read(names);
    }

    /** What matters while the library is off: what would be open then, and was not meant to be. */
    static DisabledConfig readDisabled(Lookup lookup, Iterable<String> names) {
        return new ConfigReader(lookup).readDisabled(names);
    }

    private DisabledConfig readDisabled(Iterable<String> names) {
        spelling(names);
        DisabledConfig config = new DisabledConfig(true, protect(), enforceRoles(), allowUnprotected(), in.warnings());
        in.done();
        return config;
    }

    private void spelling(Iterable<String> names) {
        KnownKeys.warnings(names).forEach(in::warning);
        for (PropertyName name : KnownKeys.guards(names)) {
            in.problem(name.listed(), "is not a key" + KnownKeys.advice(name), "what it was to close would be open");
        }
    }

    private boolean enforceRoles() {
        return in.flag("oten.jaxrs.enforce-roles", true);
    }

    private boolean allowUnprotected() {
        return in.flag("oten.allow-unprotected-while-disabled", false);
    }

    private OtenConfig read(Iterable<String> names) {
        spelling(names);
        in.flag("oten.enabled", true); // evaluated before, checked here
        allowUnprotected(); // only checked here
        String issuer = issuer();
        ClientSettings settings = new ClientSettings(in, lookup);
        ClientConfig client = settings.client();
        RequestObjectConfig requestObject = settings.requestObject();
        Optional<Secret> sealKey = settings.sealKey(client);
        SiteConfig site = site();
        OtenConfig config = new OtenConfig(
                issuer,
                client,
                scopes(),
                site,
                requestObject,
                idToken(),
                http(),
                retry(),
                new LoginConfig(
                        in.duration(
                                "oten.login.lifetime",
                                Duration.ofMinutes(10),
                                Duration.ofMinutes(1),
                                Duration.ofMinutes(10)),
                        in.text("oten.caller-name-claim").orElse("sub"),
                        in.text("oten.groups-claim").orElse("groups"),
                        in.flag("oten.userinfo", false),
                        urlParameters()),
                new SessionSettings(in).read(client.isConfidential() || sealKey.isPresent()),
                new LogoutConfig(in.flag("oten.logout.at-oten", true), logoutReturnTo()),
                enforceRoles(),
                outgoingOrigins(),
                new BearerSettings(in).bearer(client),
                new CorsSettings(in).cors(),
                new DoctorConfig(in.flag("oten.doctor.client-credentials", false), in.words("oten.doctor.scopes", "")),
                sealKey,
                in.warnings());
        in.done();
        return config;
    }

    /** As it is written: a slash at the end may belong to it. */
    private String issuer() {
        String key = "oten.issuer";
        String value = in.text(key).orElse("https://account.oten.com");
        return in.url(key, value, "for instance https://account.oten.com").isPresent() ? value : "";
    }

    private List<String> scopes() {
        List<String> scopes = in.words("oten.scopes", "openid profile email");
        if (!scopes.contains("openid")) {
            in.problem("oten.scopes", "lacks openid", "for instance openid profile email");
        }
        if (String.join(" ", scopes).length() > 1_000) {
            in.problem("oten.scopes", "is longer than 1000 characters", "ask for what the application needs");
        }
        return scopes;
    }

    private Set<LoginParameter> urlParameters() {
        String key = "oten.login.url-parameters";
        Set<LoginParameter> parameters = new HashSet<>();
        for (String name : in.words(key, "max_age acr_values login_hint ui_locales workspace_hint")) {
            LoginParameter.of(name)
                    .ifPresentOrElse(
                            parameters::add,
                            () -> in.problem(
                                    key,
                                    "names something other than "
                                            + Arrays.stream(LoginParameter.values())
                                                    .map(LoginParameter::toString)
                                                    .collect(Collectors.joining(", ")),
                                    "for instance login_hint ui_locales"));
        }
        return parameters;
    }

    private SiteConfig site() {
        String path = pathValue("oten.path", "/oten");
        Optional<URI> baseUrl = in.text("oten.base-url")
                .flatMap(value -> in.url("oten.base-url", value, "for instance https://shop.example.com"));
        Optional<URI> redirectUri = in.text("oten.redirect-uri")
                .flatMap(value ->
                        in.url("oten.redirect-uri", value, "for instance https://shop.example.com/app/oten/callback"));
        if (redirectUri.isPresent() && !redirectUri.get().getPath().endsWith(path + "/callback")) {
            in.problem(
                    "oten.redirect-uri",
                    "does not end in " + path + "/callback, which is what this application serves",
                    "correct it, or oten.path");
        }
        if (baseUrl.isEmpty()
                && redirectUri.isEmpty()
                && in.text("oten.base-url").isEmpty()) {
            in.warning("oten.base-url is not set: logins work only while the browser is on this machine (localhost)");
        }
        Optional<String> errorPage = in.text("oten.error-page");
        if (errorPage
                .filter(page -> !page.matches("/[^?#\\\\]*") || page.startsWith("//"))
                .isPresent()) {
            in.problem(
                    "oten.error-page", "is not a path inside the application", "for instance /WEB-INF/login-error.jsp");
        }
        return new SiteConfig(baseUrl, path, redirectUri, protect(), errorPage);
    }

    private List<String> protect() {
        List<String> protect = in.words("oten.protect", "");
        for (String pattern : protect) {
            if (!PATTERN.matcher(pattern).matches()) {
                in.problem(
                        "oten.protect",
                        "has a pattern that is neither /path, /path/* nor *.ext",
                        "for instance /account/*");
            }
        }
        return protect;
    }

    private String logoutReturnTo() {
        String value = in.text("oten.logout.return-to").orElse("/");
        return value.equals("/") ? value : pathValue("oten.logout.return-to", "/");
    }

    private String pathValue(String key, String otherwise) {
        String value = in.text(key).orElse(otherwise);
        if (!PATH.matcher(value).matches() || value.matches(".*/\\.{1,2}(/.*)?")) {
            in.problem(
                    key,
                    "is not a plain path that begins with a slash and does not end with one",
                    "for instance " + otherwise);
            return otherwise;
        }
        return value;
    }

    private IdTokenConfig idToken() {
        Set<String> algs = SignatureAlgorithms.named(in.words("oten.id-token.algs", "EdDSA ES256 PS256 RS256"));
        if (!SignatureAlgorithms.ASYMMETRIC.containsAll(algs) || algs.isEmpty()) {
            in.problem(
                    "oten.id-token.algs",
                    "names something other than EdDSA, ES256, PS256, RS256",
                    "for instance EdDSA");
        }
        Duration skew = in.duration("oten.clock-skew", Duration.ofSeconds(60), Duration.ZERO, Duration.ofMinutes(5));
        return new IdTokenConfig(algs, skew);
    }

    private RetryConfig retry() {
        return new RetryConfig(
                in.number("oten.retry.max-attempts", 3, 1, 5),
                in.duration("oten.retry.delay", Duration.ofSeconds(2), Duration.ZERO, Duration.ofSeconds(10)),
                in.number("oten.breaker.failures", 10, 1, 1_000),
                in.duration("oten.breaker.delay", Duration.ofSeconds(5), Duration.ofMillis(10), Duration.ofMinutes(1)));
    }

    private HttpConfig http() {
        Duration least = Duration.ofMillis(100);
        Duration connect =
                in.duration("oten.http.connect-timeout", Duration.ofSeconds(5), least, Duration.ofSeconds(30));
        Duration total = in.duration("oten.http.timeout", Duration.ofSeconds(10), least, Duration.ofSeconds(60));
        return new HttpConfig(
                connect,
                total,
                proxy(),
                trustStore(),
                in.number("oten.http.max-waiting", usualWaiting(), 1, 10_000),
                in.words("oten.http.endpoint-hosts", ""));
    }

    /**
     * WildFly has sixteen request threads per processor; a quarter of them stays free for requests that do not wait for
     * Oten.
     */
    private static int usualWaiting() {
        return Math.min(50, 12 * Runtime.getRuntime().availableProcessors());
    }

    private List<String> outgoingOrigins() {
        String key = "oten.outgoing.origins";
        List<String> origins = in.words(key, "");
        for (String origin : origins) {
            in.url(key, origin, "for instance https://api.example.com")
                    .filter(url -> !url.getPath().isEmpty())
                    .ifPresent(url -> in.problem(key, "has a path", "for instance https://api.example.com"));
        }
        return origins;
    }

    private Optional<HttpConfig.Proxy> proxy() {
        String key = "oten.http.proxy";
        return in.text(key).flatMap(value -> {
            int colon = value.lastIndexOf(':');
            try {
                int port = Integer.parseInt(value.substring(colon + 1));
                if (colon > 0 && port > 0 && port < 65_536 && !value.contains("/")) {
                    return Optional.of(new HttpConfig.Proxy(value.substring(0, colon), port));
                }
            } catch (NumberFormatException e) {
                // reported below
            }
            in.problem(key, "is not host:port", "for instance proxy.example.com:3128");
            return Optional.empty();
        });
    }

    private Optional<HttpConfig.TrustStore> trustStore() {
        String key = "oten.http.trust-store";
        return in.file(key).map(file -> {
            if (!Files.isReadable(file)) {
                in.problem(key, "cannot be read", "a key store that this server's user may read");
            }
            return new HttpConfig.TrustStore(
                    file,
                    in.text(key + "-password").map(Secret::new),
                    in.text(key + "-type").orElse("PKCS12"));
        });
    }
}
