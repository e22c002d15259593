package com.oten.jakarta.it.ee11;

import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.core.spi.LoadableExtension;

/** Tells Arquillian of the container. */
public final class TomcatExtension implements LoadableExtension {
    /** For the service loader. */
    public TomcatExtension() {}

    @Override
    public void register(ExtensionBuilder builder) {
        builder.service(DeployableContainer.class, TomcatContainer.class);
    }
}
