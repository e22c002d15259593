package com.oten.jakarta.internal.config;

import com.oten.jakarta.internal.config.RequestObjectConfig.Algorithm;
import com.oten.jakarta.internal.config.RequestObjectConfig.Mode;
import com.oten.jakarta.internal.secret.Secret;
import com.oten.jakarta.internal.secret.SecretSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Reads who the client is and what it signs and seals with. */
final class ClientSettings {
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "(?i).*(change[-_ ]?me|your[-_ ]?(client[-_ ]?)?secret|replace[-_ ]?me|placeholder).*|\\$\\{.*}|<.*>|(.)\\3+");
    private static final Duration MOST_LIFETIME = Duration.ofMinutes(5);

    private final SettingsReader in;
    private final Lookup lookup;
    private final boolean isPublic;

    ClientSettings(SettingsReader in, Lookup lookup) {
        this.in = in;
        this.lookup = lookup;
        this.isPublic = in.choice("oten.client-type", ClientType.CONFIDENTIAL, ClientType.class) == ClientType.PUBLIC;
    }

    ClientConfig client() {
        String id = in.required(
                "oten.client-id",
                "the client id from Oten's portal; or oten.enabled=false if nobody shall log in through Oten");
        if (!id.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            in.problem("oten.client-id", "contains spaces or non-ASCII characters", "copy it again from Oten's portal");
        }
        boolean allowShort = in.flag("oten.allow-short-client-secret", false);
        if (isPublic) {
            for (String key : List.of("oten.client-secret", "oten.client-secret-file")) {
                in.text(key)
                        .ifPresent(secret ->
                                in.problem(key, "is set though oten.client-type is public", "remove one of the two"));
            }
            return new ClientConfig(id, Optional.empty(), allowShort);
        }
        Optional<SecretSource> secret = SecretSource.of(
                secretPlace("oten.client-secret", "oten.client-secret-file"),
                () -> lookup.isExpanded("oten.client-secret"));
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

    /** Not stripped: a space may belong to the secret, and the guide says to use it as it is. */
    private Supplier<Optional<String>> secretPlace(String key, String fileKey) {
        Optional<Path> file = in.file(fileKey);
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

    RequestObjectConfig requestObject() {
        Mode mode = in.choice("oten.request-object.mode", isPublic ? Mode.NONE : Mode.VALUE, Mode.class);
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
        boolean needsKeys = alg == Algorithm.EDDSA && mode != Mode.NONE;
        KeySettings keys = new KeySettings(in, lookup);
        Optional<KeySource> key = needsKeys ? keys.signing() : Optional.empty();
        List<KeySource> published = needsKeys ? keys.published() : List.of();
        keys.checkNames(key, published);
        return new RequestObjectConfig(mode, alg, key, published, lifetime, typ);
    }

    Optional<Secret> sealKey(ClientConfig client) {
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
