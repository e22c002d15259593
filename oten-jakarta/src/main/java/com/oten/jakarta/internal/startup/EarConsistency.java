package com.oten.jakarta.internal.startup;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.config.ActivationState;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Optional;

/**
 * Checks that CDI and the servlet container see the same configuration for a WAR. In an EAR they may not: then half of
 * the library would be on, and pages open that should be protected. Such a WAR does not start.
 */
final class EarConsistency {
    private final ServletContext context;
    private final Optional<OtenExtension> extension;

    /** To be called after CDI has discovered the application. */
    EarConsistency(ServletContext context) {
        this.context = context;
        this.extension = extension();
    }

    private static Optional<OtenExtension> extension() {
        try {
            return Optional.of(CDI.current().select(OtenExtension.class).get());
        } catch (IllegalStateException e) {
            return Optional.empty(); // Payara has no CDI container for an application that has switched CDI off
        }
    }

    /**
     * Compares the settings of the WAR with those that CDI has read; the latter count.
     *
     * @return whether the library is on in the WAR
     * @throws com.oten.jakarta.error.OtenConfigurationException if they differ, with what to do
     */
    ActivationState agreeOn(Settings here) {
        if (extension.isPresent()) {
            extension.get().settings().ifPresent(there -> compare(here, there));
            return extension.get().decided();
        }
        ActivationState alone = here.state();
        if (!(alone instanceof ActivationState.Unused)) {
            throw refusal("CDI does not see the application, so it cannot use the library: its beans.xml must not have"
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
     * Reserves this copy of the library for this WAR.
     *
     * @throws com.oten.jakarta.error.OtenConfigurationException if another WAR uses it
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
