package com.oten.jakarta.internal.config;

import com.oten.jakarta.error.OtenErrorCode;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whether the library works in an application. Decided here and nowhere else: off is only what says so, or what does not
 * speak of the library at all. Whatever lies between the two is a mistake, and would leave open what was meant to be closed.
 */
public sealed interface ActivationState {
    /**
     * It works.
     *
     * @param config checked
     */
    record On(OtenConfig config) implements ActivationState {}

    /**
     * It does not work, and what it would protect is closed.
     *
     * @param config what else was said
     */
    record Off(DisabledConfig config) implements ActivationState {}

    /** It happens to be there; the server's own security stands as it is. */
    record Unused() implements ActivationState {}

    /**
     * Decides, and reads what there is to read.
     *
     * @param lookup gives the value of a key; kept, and asked again for the client secret
     * @param names of all properties there are
     * @param isAnnotated whether the application has the definition annotation
     * @return one of the three
     * @throws com.oten.jakarta.error.OtenConfigurationException listing every faulty key; or only the one that was to be the
     *     client id
     */
    static ActivationState of(Function<String, Optional<String>> lookup, Iterable<String> names, boolean isAnnotated) {
        var in = new SettingsReader(lookup);
        boolean isEnabled = in.flag("oten.enabled", true);
        if (!isEnabled) {
            return new Off(ConfigReader.readDisabled(lookup, names));
        }
        if (in.text("oten.client-id").isPresent()) {
            return new On(ConfigReader.read(lookup, names));
        }
        in.done();
        Optional<String> misspelt = KnownKeys.missedClientId(names);
        if (misspelt.isPresent()) {
            throw OtenErrorCode.CONFIGURATION.exception("oten.client-id is not set, but " + misspelt.get()
                    + "; set oten.client-id, or oten.enabled=false if nobody shall log in through Oten");
        }
        if (isAnnotated || KnownKeys.areIn(names)) {
            return new On(
                    ConfigReader.read(lookup, names)); // it does not: the client id is missing, perhaps among others
        }
        return new Unused();
    }
}
