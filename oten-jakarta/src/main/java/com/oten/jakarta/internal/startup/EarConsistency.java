package com.oten.jakarta.internal.startup;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.config.ActivationState;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Optional;

/**
 * A WAR beside others in an EAR. CDI and the servlet container look at an EAR in two ways; where the two differ, half of the
 * library would be on, and pages open that should be closed. Such a WAR does not start.
 */
final class EarConsistency {
    private final ServletContext context;
    private final Optional<OtenExtension> extension;

    /** Asks CDI, which has looked at all of the application before. */
    EarConsistency(ServletContext context) {
        this.context = context;
        this.extension = extension();
    }

    private static Optional<OtenExtension> extension() {
        try {
            return Optional.of(CDI.current().select(OtenExtension.class).get());
        } catch (IllegalStateException e) {
            return Optional.empty(); // Payara has none for an application that has switched it off
        }
    }

    /**
     * Compares what the WAR sees with what CDI has seen, and takes what CDI has read.
     *
     * @return whether the library works in the WAR
     * @throws com.oten.jakarta.error.OtenConfigurationException in one line, with what to do
     */
    ActivationState agreeOn(Settings here) {
        if (extension.isPresent()) {
            extension.get().settings().ifPresent(there -> compare(here, there));
            return extension.get().decided();
        }
        ActivationState alone = here.state();
        if (!(alone instanceof ActivationState.Unused)) {
            throw refusal(
                    "CDI does not see the application, which cannot use the library then: its beans.xml must not say"
                            + " bean-discovery-mode=\"none\"");
        }
        return alone;
    }

    private void compare(Settings here, Settings there) {
        List<String> differing = here.differingFrom(there);
        if (differing.isEmpty()) {
            return;
        }
        if (here.isAnnotated() && !there.isAnnotated()) {
            throw refusal(
                    "CDI does not see the class with @OtenAuthenticationMechanismDefinition: give the class a scope, for"
                            + " instance @Dependent");
        }
        throw refusal("the WAR and CDI, which found the library outside of the WAR, see different values of "
                + String.join(", ", differing)
                + ": put the library's jars into WEB-INF/lib of the WAR, or all of the configuration into a jar in lib of the"
                + " EAR");
    }

    /**
     * Lets the library work for this WAR.
     *
     * @throws com.oten.jakarta.error.OtenConfigurationException if it works for another
     */
    void claim() {
        ServletContext first = extension.orElseThrow().serve(context);
        if (first != context) {
            throw refusal(
                    "it and " + first.getContextPath() + " share one copy of the library, which works for one WAR only:"
                            + " put the library's jars into WEB-INF/lib of each WAR");
        }
    }

    private OtenException refusal(String reason) {
        return OtenErrorCode.CONFIGURATION.exception(context.getContextPath() + " is not started: " + reason);
    }
}
