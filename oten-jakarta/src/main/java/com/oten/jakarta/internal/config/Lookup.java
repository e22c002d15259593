package com.oten.jakarta.internal.config;

import java.util.Optional;

/** Where the values of the keys are looked up. */
@FunctionalInterface
public interface Lookup {
    /**
     * Looks one up, as it is now.
     *
     * @param key {@code oten.…}
     * @return empty if it is not set
     */
    Optional<String> apply(String key);

    /**
     * Whether the value is what an expression {@code ${…}} expands to, and not what is written under the key.
     *
     * @param key {@code oten.…}
     * @return true only for secrets, whose characters matter
     */
    default boolean isExpanded(String key) {
        return false;
    }
}
