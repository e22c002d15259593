package com.oten.jakarta.internal.startup;

import com.oten.jakarta.OtenAuthenticationMechanismDefinition;
import com.oten.jakarta.OtenStepUp;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.cdi.CurrentOpenIdContext;
import com.oten.jakarta.internal.client.Activation;
import com.oten.jakarta.internal.config.ActivationState;
import com.oten.jakarta.internal.config.DisabledConfig;
import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.web.OtenAuthenticationMechanism;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.AfterTypeDiscovery;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBeanAttributes;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.ProcessObserverMethod;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.servlet.ServletContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Switches the library on or off, and fails the deployment with one message if the configuration is invalid. Types are
 * discovered in any order, so this is decided after all of them. If the library is off, the authentication mechanism is
 * vetoed as a bean, and the server's own security applies. (Vetoing the type and adding it again would make it a type
 * of the EAR, where WildFly does not look for the mechanism of a WAR.)
 */
public class OtenExtension implements Extension, Activation {
    private static final Logger LOG = System.getLogger("com.oten.jakarta");

    private final LibraryUses uses = new LibraryUses();
    private @Nullable OtenAuthenticationMechanismDefinition definition;
    private @Nullable Settings settings;
    private @Nullable OtenException fault;
    private boolean isAnonymous;
    private ActivationState state = new ActivationState.Unused();

    /** The first WAR; in an EAR with the library in its lib folder there may be several. */
    private final AtomicReference<@Nullable ServletContext> served = new AtomicReference<>();

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

    /** Called after all types have been discovered. */
    void veto(@Observes ProcessBeanAttributes<OtenAuthenticationMechanism> mechanism) {
        if (!isOn()) {
            mechanism.veto();
        }
    }

    /** The same for the alternative to the server's own {@code OpenIdContext}. */
    void vetoContext(@Observes ProcessBeanAttributes<CurrentOpenIdContext> context) {
        if (!isOn()) {
            context.veto();
        }
    }

    void read(@Observes AfterTypeDiscovery event) {
        try {
            Settings seen = new Settings(ApplicationConfig.find(), Optional.ofNullable(definition));
            settings = seen;
            isAnonymous = definition == null && seen.apply("oten.client-id").isEmpty();
            state = seen.state();
        } catch (OtenException e) {
            fault = e;
        }
    }

    /** The store is looked for here, not before: it may be a bean. */
    void check(@Observes AfterDeploymentValidation event, BeanManager beans) {
        try {
            if (state instanceof ActivationState.On on) {
                Stores.check(on.config(), beans.createInstance());
            }
        } catch (OtenException e) {
            fault = e;
        }
        boolean isWanted =
                !(state instanceof ActivationState.Unused) || uses.first().isPresent();
        Optional<String> misplaced =
                LibraryLocation.fault().or(() -> isWanted ? LibraryLocation.omission() : Optional.empty());
        if (misplaced.isPresent()) {
            event.addDeploymentProblem(new DeploymentException(misplaced.get()));
        } else if (fault != null) {
            event.addDeploymentProblem(new DeploymentException(fault.getMessage() + hint()));
        } else if (state instanceof ActivationState.On on) {
            Mechanisms.fault(beans).ifPresent(rivals -> event.addDeploymentProblem(new DeploymentException(rivals)));
            announce(on.config());
        } else if (state instanceof ActivationState.Off off) {
            announce(off.config());
        } else if (uses.first().isPresent()) {
            state = new ActivationState.Off(DisabledConfig.SILENT);
            LOG.log(
                    Level.WARNING,
                    "oten.client-id is not set, but {0}: the library is off, and whatever demands a role or a step-up"
                            + " refuses everybody; set oten.client-id, or oten.enabled=false if nobody shall log in"
                            + " through Oten",
                    uses.first().get());
        } else {
            LOG.log(
                    Level.INFO,
                    "nothing in the application uses the library: it is off, and the server''s own security applies");
        }
    }

    private boolean isOn() {
        return state instanceof ActivationState.On && fault == null;
    }

    /** In an EAR on WildFly, the annotation alone does not make its class a bean. */
    private String hint() {
        return isAnonymous
                ? " (an @OtenAuthenticationMechanismDefinition counts only if CDI sees its class: give it a scope, for instance"
                        + " @Dependent)"
                : "";
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
    public ActivationState state() {
        return state;
    }

    /**
     * What was decided, for the servlet container's half of the library.
     *
     * @throws com.oten.jakarta.error.OtenConfigurationException if the configuration is broken
     */
    public ActivationState decided() {
        if (fault != null) {
            throw fault;
        }
        return state;
    }

    /** The settings that CDI has read for the application, which may have several WARs; empty if there are none. */
    public Optional<Settings> settings() {
        return Optional.ofNullable(settings);
    }

    /**
     * Reserves this copy of the library for a WAR.
     *
     * @param starting the WAR
     * @return the WAR that it serves: the first one
     */
    public ServletContext serve(ServletContext starting) {
        @Nullable ServletContext first = served.compareAndExchange(null, starting);
        return first == null ? starting : first;
    }

    /**
     * The WAR that the library serves. Payara injects a context only during requests, but service tokens may be needed
     * before the first one.
     *
     * @return empty if none has started yet
     */
    public Optional<ServletContext> served() {
        return Optional.ofNullable(served.get());
    }

    private static void warn(String warning) {
        LOG.log(Level.WARNING, "{0}", warning);
    }
}
