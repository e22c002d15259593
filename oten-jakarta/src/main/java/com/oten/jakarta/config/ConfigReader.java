package com.oten.jakarta.config;

import com.oten.jakarta.config.RequestObjectConfig.Algorithm;
import com.oten.jakarta.config.RequestObjectConfig.Mode;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Reads the {@code oten.*} keys into an {@link OtenConfig}, or names every fault at once. */
public final class ConfigReader {
    private static final Set<String> ASYMMETRIC = Set.of("EdDSA", "ES256", "PS256", "RS256");
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)+");
    private static final Pattern PATTERN = Pattern.compile("/|/\\*|(/[^/*]+)+(/\\*|/)?|\\*\\.[^/*]+");
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "(?i).*(change[-_ ]?me|your[-_ ]?(client[-_ ]?)?secret|replace[-_ ]?me|\\$\\{|placeholder).*|<.*>|(.)\\3+");
    private static final Duration MOST_LIFETIME = Duration.ofMinutes(5);

    private final Function<String, Optional<String>> lookup;
    private final SettingsReader in;

    private ConfigReader(Function<String, Optional<String>> lookup) {
        this.lookup = lookup;
        this.in = new SettingsReader(lookup);
    }

    /**
     * Whether the application wants the library at all.
     *
     * @param lookup gives the value of a key
     * @return false without {@code oten.client-id}, or with {@code oten.enabled=false}
     */
    public static boolean isActive(Function<String, Optional<String>> lookup) {
        var in = new SettingsReader(lookup);
        return in.text("oten.client-id").isPresent() && in.flag("oten.enabled", true);
    }

    /**
     * Reads everything, then complains once.
     *
     * @param lookup gives the value of a key; kept, and asked again for the client secret
     * @return the checked configuration
     * @throws com.oten.jakarta.error.OtenConfigurationException listing every faulty key, its fault and what to do
     */
    public static OtenConfig read(Function<String, Optional<String>> lookup) {
        return new ConfigReader(lookup).read();
    }

    private OtenConfig read() {
        String issuer = issuer();
        ClientConfig client = client();
        RequestObjectConfig requestObject = requestObject(client);
        Optional<Secret> sealKey = sealKey(client);
        SiteConfig site = site();
        OtenConfig config = new OtenConfig(
                issuer,
                client,
                scopes(),
                site,
                requestObject,
                idToken(),
                http(),
                new RetryConfig(
                        in.number("oten.retry.max-attempts", 3, 1, 5),
                        in.duration("oten.retry.delay", Duration.ofSeconds(2), Duration.ZERO, Duration.ofSeconds(10))),
                new LoginConfig(
                        in.duration(
                                "oten.login.lifetime",
                                Duration.ofMinutes(10),
                                Duration.ofMinutes(1),
                                Duration.ofMinutes(10)),
                        in.text("oten.caller-name-claim").orElse("sub"),
                        in.text("oten.groups-claim").orElse("groups"),
                        in.flag("oten.userinfo", false)),
                new LogoutConfig(in.flag("oten.logout.at-oten", true), logoutReturnTo()),
                in.flag("oten.jaxrs.enforce-roles", true),
                outgoingOrigins(),
                sealKey,
                in.warnings());
        in.done();
        return config;
    }

    private String issuer() {
        String key = "oten.issuer";
        String value = in.text(key).orElse("https://account.oten.com");
        return outsideUrl(key, value, "for instance https://account.oten.com")
                .map(URI::toString)
                .orElse("");
    }

    private ClientConfig client() {
        String id = in.required("oten.client-id", "the client id from Oten's portal");
        if (!id.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            in.problem("oten.client-id", "contains blanks or non-ASCII characters", "copy it again from Oten's portal");
        }
        boolean isPublic =
                in.choice("oten.client-type", ClientType.CONFIDENTIAL, ClientType.class) == ClientType.PUBLIC;
        boolean allowShort = in.flag("oten.allow-short-client-secret", false);
        if (isPublic) {
            in.text("oten.client-secret")
                    .or(() -> in.text("oten.client-secret-file"))
                    .ifPresent(secret -> in.problem(
                            "oten.client-secret", "is set though oten.client-type is public", "remove one of the two"));
            return new ClientConfig(id, Optional.empty(), allowShort);
        }
        Optional<SecretSource> secret = SecretSource.of(secretPlace("oten.client-secret", "oten.client-secret-file"));
        if (secret.isPresent()) {
            checkSecret(secret.get().current(), allowShort);
        } else if (in.text("oten.client-secret-file").isPresent()) {
            in.problem(
                    "oten.client-secret-file", "cannot be read or is empty", "a file that this server's user may read");
        } else {
            in.problem(
                    "oten.client-secret",
                    "is not set",
                    "the client secret from Oten's portal, or oten.client-secret-file");
        }
        return new ClientConfig(id, secret, allowShort);
    }

    /** Not stripped: a blank may belong to the secret, and the guide says to use it as it is. */
    private Supplier<Optional<String>> secretPlace(String key, String fileKey) {
        Optional<Path> file = path(fileKey);
        if (in.text(key).isPresent() && file.isPresent()) {
            in.problem(key, "and " + fileKey + " are both set", "keep one of them");
        }
        return file.map(SecretSource::file).orElse(() -> lookup.apply(key));
    }

    private void checkSecret(Secret secret, boolean allowShort) {
        if (PLACEHOLDER.matcher(secret.value()).matches()) {
            in.problem("oten.client-secret", "is a placeholder", "the client secret from Oten's portal");
        } else if (secret.bytes().length < 32 && !allowShort) {
            in.problem(
                    "oten.client-secret",
                    "has fewer than 32 bytes, which HS256 needs (RFC 7518 section 3.2)",
                    "ask Oten for a longer one, or set oten.allow-short-client-secret=true and oten.seal-key");
        }
    }

    private RequestObjectConfig requestObject(ClientConfig client) {
        Mode mode = in.choice(
                "oten.request-object.mode",
                client.isConfidential() ? Mode.VALUE : defaultModeWithoutSecret(),
                Mode.class);
        boolean isPublic = in.text("oten.client-type").filter("public"::equals).isPresent();
        if (isPublic && mode != Mode.NONE) {
            in.problem(
                    "oten.request-object.mode",
                    "is " + mode
                            + " though oten.client-type is public, and Oten forbids public clients to send request objects",
                    "remove it");
        }
        Algorithm alg = in.choice("oten.request-object.alg", Algorithm.HS256, Algorithm.class);
        Duration lifetime =
                in.duration("oten.request-object.lifetime", MOST_LIFETIME, Duration.ofSeconds(10), MOST_LIFETIME);
        String typ = in.text("oten.request-object.typ").orElse("JWT");
        if (!typ.equals("JWT") && !typ.equals("oauth-authz-req+jwt")) {
            in.problem("oten.request-object.typ", "is not one of JWT, oauth-authz-req+jwt", "for instance JWT");
        }
        Optional<Ed25519KeyPair> key = alg == Algorithm.EDDSA && mode != Mode.NONE ? signingKey() : Optional.empty();
        return new RequestObjectConfig(mode, alg, key, in.text("oten.request-object.key-id"), lifetime, typ);
    }

    private Mode defaultModeWithoutSecret() {
        return in.text("oten.client-type").filter("public"::equals).isPresent() ? Mode.NONE : Mode.VALUE;
    }

    private Optional<Ed25519KeyPair> signingKey() {
        String key = "oten.request-object.key";
        String fileKey = "oten.request-object.key-file";
        Optional<String> pem = in.text(key);
        Optional<Path> file = path(fileKey);
        if (pem.isEmpty() && file.isEmpty()) {
            in.problem(
                    fileKey,
                    "is not set though oten.request-object.alg is EdDSA",
                    "a PKCS#8 PEM file with an Ed25519 key");
            return Optional.empty();
        }
        String named = pem.isPresent() ? key : fileKey;
        try {
            return Optional.of(Ed25519KeyPair.parse(pem.isPresent() ? pem.get() : readKey(file.orElseThrow())));
        } catch (IOException e) {
            in.problem(fileKey, "cannot be read", "a file that this server's user may read");
        } catch (Ed25519KeyPair.NotUsable e) {
            in.problem(named, e.fault(), "make one with: openssl genpkey -algorithm ed25519");
        }
        return Optional.empty();
    }

    private String readKey(Path file) throws IOException {
        String pem = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        if (Files.getFileStore(file).supportsFileAttributeView("posix")
                && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
            in.warning("oten.request-object.key-file is readable by every user of this machine");
        }
        return pem;
    }

    private Optional<Secret> sealKey(ClientConfig client) {
        String key = "oten.seal-key";
        Optional<Secret> seal =
                SecretSource.of(secretPlace(key, "oten.seal-key-file")).map(SecretSource::current);
        if (seal.isPresent()) {
            if (!isThirtyTwoBytes(seal.get().value())) {
                in.problem(
                        key, "is not 32 bytes in Base64url", "make one with: openssl rand -base64 32 | tr '+/' '-_'");
            }
        } else if (in.text("oten.seal-key-file").isPresent()) {
            in.problem("oten.seal-key-file", "cannot be read or is empty", "a file that this server's user may read");
        } else if (client.secret().map(s -> s.current().bytes().length < 32).orElse(false)
                && client.allowShortSecret()) {
            in.problem(
                    key,
                    "is not set, and the client secret is too short to derive it from",
                    "32 random bytes in Base64url");
        } else if (!client.isConfidential()) {
            in.warning("oten.seal-key is not set and a public client has no secret to derive it from:"
                    + " logins and sessions do not survive a restart, and a second node cannot read them");
        }
        return seal;
    }

    private static boolean isThirtyTwoBytes(String base64Url) {
        try {
            return Base64.getUrlDecoder().decode(base64Url.replace("=", "")).length == 32;
        } catch (IllegalArgumentException e) {
            return false;
        }
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

    private SiteConfig site() {
        String path = pathValue("oten.path", "/oten");
        Optional<URI> baseUrl = in.text("oten.base-url")
                .flatMap(value -> outsideUrl("oten.base-url", value, "for instance https://shop.example.com"));
        Optional<URI> redirectUri = in.text("oten.redirect-uri")
                .flatMap(value -> outsideUrl(
                        "oten.redirect-uri", value, "for instance https://shop.example.com/app/oten/callback"));
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
        List<String> protect = in.words("oten.protect", "");
        for (String pattern : protect) {
            if (!PATTERN.matcher(pattern).matches()) {
                in.problem(
                        "oten.protect",
                        "has a pattern that is neither /path, /path/* nor *.ext",
                        "for instance /account/*");
            }
        }
        return new SiteConfig(baseUrl, path, redirectUri, protect);
    }

    private String logoutReturnTo() {
        String value = in.text("oten.logout.return-to").orElse("/");
        return value.equals("/") ? value : pathValue("oten.logout.return-to", "/");
    }

    private String pathValue(String key, String otherwise) {
        String value = in.text(key).orElse(otherwise);
        if (!PATH.matcher(value).matches() || List.of(value.split("/")).contains("..")) {
            in.problem(
                    key,
                    "is not a plain path that begins with a slash and does not end with one",
                    "for instance " + otherwise);
            return otherwise;
        }
        return value;
    }

    private IdTokenConfig idToken() {
        List<String> algs = in.words("oten.id-token.algs", "EdDSA ES256 PS256 RS256");
        if (!ASYMMETRIC.containsAll(algs) || algs.isEmpty()) {
            in.problem(
                    "oten.id-token.algs", "names something else than EdDSA, ES256, PS256, RS256", "for instance EdDSA");
        }
        Duration skew = in.duration("oten.clock-skew", Duration.ofSeconds(60), Duration.ZERO, Duration.ofMinutes(5));
        return new IdTokenConfig(Set.copyOf(algs), skew);
    }

    private HttpConfig http() {
        Duration least = Duration.ofMillis(100);
        Duration connect =
                in.duration("oten.http.connect-timeout", Duration.ofSeconds(5), least, Duration.ofSeconds(30));
        Duration total = in.duration("oten.http.timeout", Duration.ofSeconds(10), least, Duration.ofSeconds(60));
        return new HttpConfig(connect, total, proxy(), trustStore(), in.words("oten.http.endpoint-hosts", ""));
    }

    private List<String> outgoingOrigins() {
        String key = "oten.outgoing.origins";
        List<String> origins = in.words(key, "");
        for (String origin : origins) {
            outsideUrl(key, origin, "for instance https://api.example.com")
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
        return path(key).map(file -> {
            if (!Files.isReadable(file)) {
                in.problem(key, "cannot be read", "a key store that this server's user may read");
            }
            return new HttpConfig.TrustStore(
                    file,
                    in.text(key + "-password").map(Secret::new),
                    in.text(key + "-type").orElse("PKCS12"));
        });
    }

    private Optional<Path> path(String key) {
        return in.text(key).flatMap(value -> {
            try {
                return Optional.of(Path.of(value));
            } catch (InvalidPathException e) {
                in.problem(key, "is not a path", "for instance " + Path.of("conf", "oten"));
                return Optional.empty();
            }
        });
    }

    /** Parses an absolute URL without a trailing slash; http is for loopback hosts. */
    private Optional<URI> outsideUrl(String key, String value, String example) {
        try {
            URI url = new URI(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
            String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            String host = url.getHost();
            if (host == null || url.getUserInfo() != null || url.getQuery() != null || url.getFragment() != null) {
                in.problem(key, "is not an absolute URL without user, query and fragment", example);
            } else if (!scheme.equals("https") && !(scheme.equals("http") && Loopback.is(host))) {
                in.problem(key, "is not https, and plain http is for loopback hosts only", example);
            } else {
                return Optional.of(url);
            }
        } catch (URISyntaxException e) {
            in.problem(key, "is not a URL", example);
        }
        return Optional.empty();
    }

    private enum ClientType {
        CONFIDENTIAL("confidential"),
        PUBLIC("public");

        private final String value;

        ClientType(String value) {
            this.value = value;
        }

        @Override
        public String toString() {
            return value;
        }
    }
}
