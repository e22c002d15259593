package com.oten.jakarta.internal.startup;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * A secret in MicroProfile Config, which would make one dollar of two in it. It is used as it is written, unless it
 * holds an expression <code>${...}</code>; one that leads to another property is followed, and that one is used as it
 * is written too (decision 98).
 *
 * @param value empty if it is not set, or if its expression leads nowhere
 * @param isExpanded whether MicroProfile Config has expanded an expression in it
 */
public record ConfiguredSecret(Optional<String> value, boolean isExpanded) {
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{[^}]*}");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^${}:]+)(?::[^${}]*)?}");
    /** As many references as MicroProfile Config implementations follow at least. */
    private static final int MOST_STEPS = 5;

    /**
     * Looks it up.
     *
     * @param config of the application
     * @param key of the secret
     * @return as it is now
     * @throws java.util.NoSuchElementException or IllegalArgumentException if its expression leads nowhere; depends on
     *     the server
     */
    public static ConfiguredSecret of(Config config, String key) {
        return of(config, key, MOST_STEPS);
    }

    private static ConfiguredSecret of(Config config, String key, int steps) {
        String raw = raw(config, key);
        if (raw == null || !isExpression(raw)) {
            return new ConfiguredSecret(Optional.ofNullable(raw).filter(text -> !text.isEmpty()), false);
        }
        Matcher reference = REFERENCE.matcher(raw);
        if (steps > 0 && reference.matches() && raw(config, reference.group(1)) != null) {
            return new ConfiguredSecret(
                    of(config, reference.group(1), steps - 1).value(), true);
        }
        return new ConfiguredSecret(config.getOptionalValue(key, String.class), true);
    }

    private static boolean isExpression(String raw) {
        return EXPRESSION.matcher(raw).find();
    }

    private static @Nullable String raw(Config config, String key) {
        return config.getConfigValue(key).getRawValue();
    }

    @Override
    public String toString() {
        return "ConfiguredSecret[***]";
    }
}
