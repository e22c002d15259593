package com.oten.jakarta.internal.startup;

import com.oten.jakarta.OtenAuthenticationMechanismDefinition;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.config.ActivationState;
import com.oten.jakarta.internal.config.KnownKeys;
import com.oten.jakarta.internal.config.Lookup;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/** Looks up configuration keys: in MicroProfile Config first, then in the annotation. */
public final class Settings implements Lookup {
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^}:]+)(?::([^}]*))?\\}");
    private static final Map<String, Function<OtenAuthenticationMechanismDefinition, String>> ATTRIBUTES =
            Map.ofEntries(
                    Map.entry("oten.client-id", OtenAuthenticationMechanismDefinition::clientId),
                    Map.entry("oten.client-secret", OtenAuthenticationMechanismDefinition::clientSecret),
                    Map.entry("oten.issuer", OtenAuthenticationMechanismDefinition::issuer),
                    Map.entry("oten.scopes", OtenAuthenticationMechanismDefinition::scopes),
                    Map.entry("oten.base-url", OtenAuthenticationMechanismDefinition::baseUrl),
                    Map.entry("oten.path", OtenAuthenticationMechanismDefinition::path),
                    Map.entry("oten.redirect-uri", OtenAuthenticationMechanismDefinition::redirectUri),
                    Map.entry("oten.protect", OtenAuthenticationMechanismDefinition::protect),
                    Map.entry("oten.request-object.alg", OtenAuthenticationMechanismDefinition::requestObjectAlg),
                    Map.entry(
                            "oten.request-object.key-file",
                            OtenAuthenticationMechanismDefinition::requestObjectKeyFile),
                    Map.entry("oten.request-object.key-id", OtenAuthenticationMechanismDefinition::requestObjectKeyId),
                    Map.entry("oten.caller-name-claim", OtenAuthenticationMechanismDefinition::callerNameClaim),
                    Map.entry("oten.groups-claim", OtenAuthenticationMechanismDefinition::groupsClaim),
                    Map.entry("oten.userinfo", OtenAuthenticationMechanismDefinition::userinfo));

    private final Config config;
    private final Optional<OtenAuthenticationMechanismDefinition> definition;

    public Settings(Config config, Optional<OtenAuthenticationMechanismDefinition> definition) {
        this.config = config;
        this.definition = definition;
    }

    /**
     * Whether the library is on in this application.
     *
     * @return evaluated at every call
     * @throws com.oten.jakarta.error.OtenConfigurationException if the configuration is broken
     */
    public ActivationState state() {
        return ActivationState.of(this, config.getPropertyNames(), definition.isPresent());
    }

    boolean isAnnotated() {
        return definition.isPresent();
    }

    /** The keys whose values differ, known or not. */
    List<String> differingFrom(Settings other) {
        return Stream.of(KnownKeys.all().stream(), ownNames(), other.ownNames())
                .flatMap(names -> names)
                .distinct()
                .filter(key -> !apply(key).equals(other.apply(key)))
                .sorted()
                .toList();
    }

    private Stream<String> ownNames() {
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> name.startsWith("oten."));
    }

    @Override
    public Optional<String> apply(String key) {
        return configured(key)
                .or(() -> definition.flatMap(annotation -> Optional.ofNullable(ATTRIBUTES.get(key))
                        .map(attribute -> expanded(key, attribute.apply(annotation)))
                        .filter(value -> !value.isEmpty())));
    }

    @Override
    public boolean isExpanded(String key) {
        return KnownKeys.isSecret(key) && secret(key).isExpanded();
    }

    /** A key whose expression cannot be resolved does not count as absent: {@code oten.protect} would be open, say. */
    private Optional<String> configured(String key) {
        Optional<String> value = KnownKeys.isSecret(key) ? secret(key).value() : text(key);
        if (value.isEmpty()) {
            String raw = config.getConfigValue(key).getRawValue();
            if (raw != null && !raw.isBlank()) {
                throw notExpanded(key);
            }
        }
        return value;
    }

    private Optional<String> text(String key) {
        try {
            return config.getOptionalValue(key, String.class);
        } catch (NoSuchElementException | IllegalArgumentException e) {
            throw notExpanded(key); // no cause: its message quotes the value
        }
    }

    private ConfiguredSecret secret(String key) {
        try {
            return ConfiguredSecret.of(config, key);
        } catch (NoSuchElementException | IllegalArgumentException e) {
            throw notExpanded(key); // the same
        }
    }

    private static OtenException notExpanded(String key) {
        String advice = KnownKeys.isSecret(key)
                ? "set what it names; or, if ${...} belongs to the secret itself, keep the secret in a file"
                : "set what it names, or write ${name:} if it may be empty";
        return OtenErrorCode.CONFIGURATION.exception(
                key + " holds an expression ${...} that leads nowhere (" + advice + ")");
    }

    /**
     * MicroProfile Config expands only its own values (section 5.3). Unknown expressions stay, and are reported later.
     */
    private String expanded(String key, String value) {
        return EXPRESSION
                .matcher(value)
                .replaceAll(found -> Matcher.quoteReplacement(named(key, found.group(1))
                        .or(() -> Optional.ofNullable(found.group(2)))
                        .orElseGet(() -> unresolved(key, found.group()))));
    }

    /** A part of a secret that stays as it is would not be noticed later. */
    private static String unresolved(String key, String expression) {
        if (KnownKeys.isSecret(key)) {
            throw notExpanded(key);
        }
        return expression;
    }

    private Optional<String> named(String key, String name) {
        return KnownKeys.isSecret(key) ? secret(name).value() : config.getOptionalValue(name, String.class);
    }
}
