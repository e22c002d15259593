package com.oten.jakarta.it.facts;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads the configuration early; fails the deployment or vetoes the mechanism. */
public class FactsExtension implements Extension {
    static final String PROBLEM = "facts.problem is set, remove it";

    private boolean isBroken;
    private boolean isInert;

    void read(@Observes BeforeBeanDiscovery event) {
        Config config = ConfigProvider.getConfig();
        isBroken = config.getOptionalValue("facts.problem", Boolean.class).orElse(false);
        isInert = config.getOptionalValue("facts.inert", Boolean.class).orElse(false);
    }

    void veto(@Observes ProcessAnnotatedType<FactsMechanism> event) {
        if (isInert) {
            event.veto();
        }
    }

    void refuse(@Observes AfterDeploymentValidation event) {
        if (isBroken) {
            event.addDeploymentProblem(new IllegalStateException(PROBLEM));
        }
    }
}
