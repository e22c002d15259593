package com.oten.jakarta.it.tomcat;

import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.core.spi.LoadableExtension;

/** Registers the container with Arquillian. */
public final class TomcatExtension implements LoadableExtension {
    /** For the service loader. */
    public TomcatExtension() {}

    @Override
    public void register(ExtensionBuilder builder) {
        builder.service(DeployableContainer.class, TomcatContainer.class);
    }
}
