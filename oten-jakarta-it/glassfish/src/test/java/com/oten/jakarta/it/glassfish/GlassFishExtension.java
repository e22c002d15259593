package com.oten.jakarta.it.glassfish;

import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.core.spi.LoadableExtension;

/** Registers the container with Arquillian. */
public final class GlassFishExtension implements LoadableExtension {
    /** For the service loader. */
    public GlassFishExtension() {}

    @Override
    public void register(ExtensionBuilder builder) {
        builder.service(DeployableContainer.class, GlassFishContainer.class);
    }
}
