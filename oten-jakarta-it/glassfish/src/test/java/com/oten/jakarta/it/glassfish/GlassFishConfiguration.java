package com.oten.jakarta.it.glassfish;

import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;

/** Nothing to configure: the build passes ports and folders as system properties. */
public final class GlassFishConfiguration implements ContainerConfiguration {
    /** For Arquillian. */
    public GlassFishConfiguration() {}

    @Override
    public void validate() {}
}
