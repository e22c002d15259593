package com.oten.jakarta.internal.config;

import com.oten.jakarta.error.OtenErrorCode;
import java.util.Optional;

/**
 * Whether the library works in an application. Decided here and nowhere else: it is off only if the configuration says
 * so, or does not mention the library at all. Anything between the two is a mistake, and would leave open what was
 * meant to be protected.
 */
public sealed interface ActivationState {
    /**
     * The library works.
     *
     * @param config checked
     */
    record On(OtenConfig config) implements ActivationState {}

    /**
     * The library is off, and what it would protect is closed.
     *
     * @param config the rest of the configuration
     */
    record Off(DisabledConfig config) implements ActivationState {}

    /** The library is merely present; the server's own security is unchanged. */
    record Unused() implements ActivationState {}

    /**
     * Decides, and reads what there is to read.
     *
     * @param lookup returns the value of a key; kept, and called again for the client secret
     * @param names of all properties
     * @param isAnnotated whether the application has the definition annotation
     * @return one of the three
     * @throws com.oten.jakarta.error.OtenConfigurationException listing every faulty key; or only the one that was to be the
     *     client id
     */
    static ActivationState of(Lookup lookup, Iterable<String> names, boolean isAnnotated) {
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
