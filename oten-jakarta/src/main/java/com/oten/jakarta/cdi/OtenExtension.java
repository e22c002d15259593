package com.oten.jakarta.cdi;

import com.oten.jakarta.OtenAuthenticationMechanismDefinition;
import com.oten.jakarta.OtenStepUp;
import com.oten.jakarta.config.DisabledConfig;
import com.oten.jakarta.config.OtenConfig;
import com.oten.jakarta.config.Standing;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.web.Activation;
import com.oten.jakarta.web.OtenAuthenticationMechanism;
import com.oten.jakarta.web.Settings;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.AfterTypeDiscovery;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.ProcessObserverMethod;
import jakarta.enterprise.inject.spi.WithAnnotations;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Switches the library on or off, and lets a broken configuration fail the deployment with one message. Types come in any
 * order, so the authentication mechanism is taken out, and added when all have been seen if the library is on: while it is off,
 * the server's own security stands.
 */
public class OtenExtension implements Extension, Activation {
    private static final Logger LOG = System.getLogger("com.oten.jakarta");

    private final Uses uses = new Uses();
    private @Nullable OtenAuthenticationMechanismDefinition definition;
    private @Nullable OtenException fault;
    private Standing standing = new Standing.Unused();

    /** For the container. */
    public OtenExtension() {}

    <T> void define(
            @Observes @WithAnnotations(OtenAuthenticationMechanismDefinition.class) ProcessAnnotatedType<T> type) {
        OtenAuthenticationMechanismDefinition found =
                type.getAnnotatedType().getAnnotation(OtenAuthenticationMechanismDefinition.class);
        if (found != null) {
            definition = found;
        }
    }

    <T> void use(@Observes @WithAnnotations(OtenStepUp.class) ProcessAnnotatedType<T> type) {
        uses.add(type);
    }

    <T, X> void use(@Observes ProcessInjectionPoint<T, X> point) {
        uses.add(point.getInjectionPoint());
    }

    <T, X> void use(@Observes ProcessObserverMethod<T, X> method) {
        uses.add(method.getObserverMethod());
    }

    void veto(@Observes ProcessAnnotatedType<OtenAuthenticationMechanism> mechanism) {
        mechanism.veto();
    }

    void vetoContext(@Observes ProcessAnnotatedType<CurrentOpenIdContext> context) {
        context.veto();
    }

    void read(@Observes AfterTypeDiscovery event) {
        try {
            standing = new Settings(ConfigProvider.getConfig(), Optional.ofNullable(definition)).standing();
            if (standing instanceof Standing.On on) {
                Stores.check(on.config());
                event.addAnnotatedType(OtenAuthenticationMechanism.class, OtenExtension.class.getName());
                event.addAnnotatedType(CurrentOpenIdContext.class, OtenExtension.class.getName() + ".context");
                event.getAlternatives().add(CurrentOpenIdContext.class);
            }
        } catch (OtenException e) {
            fault = e;
        }
    }

    void check(@Observes AfterDeploymentValidation event) {
        if (fault != null) {
            event.addDeploymentProblem(new DeploymentException(fault.getMessage()));
        } else if (standing instanceof Standing.On on) {
            announce(on.config());
        } else if (standing instanceof Standing.Off off) {
            announce(off.config());
        } else if (uses.first().isPresent()) {
            standing = new Standing.Off(DisabledConfig.SILENT);
            LOG.log(
                    Level.WARNING,
                    "oten.client-id is not set, but {0}: the library is off, and whatever demands a role or a step-up"
                            + " refuses everybody; set oten.client-id, or oten.enabled=false if nobody shall log in"
                            + " through Oten",
                    uses.first().get());
        } else {
            LOG.log(Level.INFO, "nothing speaks of the library: it is off, and the server''s own security stands");
        }
    }

    private static void announce(OtenConfig config) {
        config.warnings().forEach(OtenExtension::warn);
        LOG.log(
                Level.INFO,
                "logins go to {0} as client {1}, request objects {2} {3}",
                config.issuer(),
                config.client().id(),
                config.requestObject().mode(),
                config.requestObject().alg());
    }

    private static void announce(DisabledConfig config) {
        config.warnings().forEach(OtenExtension::warn);
        if (config.allowUnprotected()) {
            warn("oten.enabled is false and oten.allow-unprotected-while-disabled is true: the library is off, and"
                    + " what it protects is open to everybody");
        } else {
            LOG.log(Level.INFO, "oten.enabled is false: the library is off, and what it protects refuses everybody");
        }
    }

    @Override
    public Standing standing() {
        return standing;
    }

    private static void warn(String warning) {
        LOG.log(Level.WARNING, "{0}", warning);
    }
}
