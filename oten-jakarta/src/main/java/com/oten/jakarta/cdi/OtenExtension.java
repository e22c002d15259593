package com.oten.jakarta.cdi;

import com.oten.jakarta.OtenAuthenticationMechanismDefinition;
import com.oten.jakarta.config.ConfigReader;
import com.oten.jakarta.config.KnownKeys;
import com.oten.jakarta.config.OtenConfig;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.web.Activation;
import com.oten.jakarta.web.OtenAuthenticationMechanism;
import com.oten.jakarta.web.Settings;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.AfterTypeDiscovery;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Switches the library on or off, and lets a broken configuration fail the deployment with one message. While it is off the
 * authentication mechanism is vetoed, so that the server's own security stands. Types come in any order, so a mechanism that
 * only the annotation switches on is added again when all have been seen.
 */
public class OtenExtension implements Extension, Activation {
    private static final Logger LOG = System.getLogger("com.oten.jakarta");

    private @Nullable OtenAuthenticationMechanismDefinition definition;
    private @Nullable OtenConfig config;
    private @Nullable OtenException fault;
    private boolean isActive;

    /** For the container. */
    public OtenExtension() {}

    void begin(@Observes BeforeBeanDiscovery event) {
        isActive = ConfigReader.isActive(new Settings(ConfigProvider.getConfig(), Optional.empty()));
    }

    <T> void define(
            @Observes @WithAnnotations(OtenAuthenticationMechanismDefinition.class) ProcessAnnotatedType<T> type) {
        OtenAuthenticationMechanismDefinition found =
                type.getAnnotatedType().getAnnotation(OtenAuthenticationMechanismDefinition.class);
        if (found != null) {
            definition = found;
        }
    }

    void veto(@Observes ProcessAnnotatedType<OtenAuthenticationMechanism> mechanism) {
        if (!isActive) {
            mechanism.veto();
        }
    }

    void vetoContext(@Observes ProcessAnnotatedType<CurrentOpenIdContext> context) {
        if (!isActive) {
            context.veto();
        }
    }

    void read(@Observes AfterTypeDiscovery event) {
        Config source = ConfigProvider.getConfig();
        Settings settings = new Settings(source, Optional.ofNullable(definition));
        boolean wasVetoed = !isActive;
        isActive = ConfigReader.isActive(settings);
        if (!isActive) {
            return;
        }
        if (wasVetoed) {
            event.addAnnotatedType(OtenAuthenticationMechanism.class, OtenExtension.class.getName());
            event.addAnnotatedType(CurrentOpenIdContext.class, OtenExtension.class.getName() + ".context");
            event.getAlternatives().add(CurrentOpenIdContext.class);
        }
        KnownKeys.warnings(source.getPropertyNames()).forEach(OtenExtension::warn);
        try {
            OtenConfig read = ConfigReader.read(settings);
            Stores.check(read);
            read.warnings().forEach(OtenExtension::warn);
            config = read;
        } catch (OtenException e) {
            fault = e;
        }
    }

    void check(@Observes AfterDeploymentValidation event) {
        if (fault != null) {
            event.addDeploymentProblem(new DeploymentException(fault.getMessage()));
        } else if (config != null) {
            LOG.log(
                    Level.INFO,
                    "logins go to {0} as client {1}, request objects {2} {3}",
                    config.issuer(),
                    config.client().id(),
                    config.requestObject().mode(),
                    config.requestObject().alg());
        } else {
            LOG.log(Level.INFO, "oten.client-id is not set or oten.enabled is false: the library is off");
        }
    }

    @Override
    public Optional<OtenConfig> config() {
        return Optional.ofNullable(config);
    }

    private static void warn(String warning) {
        LOG.log(Level.WARNING, "{0}", warning);
    }
}
