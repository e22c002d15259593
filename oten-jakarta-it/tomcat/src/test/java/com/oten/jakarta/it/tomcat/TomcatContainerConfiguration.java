package com.oten.jakarta.it.tomcat;

import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;

/** Nothing to configure: the build passes ports and folders as system properties. */
public final class TomcatContainerConfiguration implements ContainerConfiguration {
    /** For Arquillian. */
    public TomcatContainerConfiguration() {}

    @Override
    public void validate() {}
}
