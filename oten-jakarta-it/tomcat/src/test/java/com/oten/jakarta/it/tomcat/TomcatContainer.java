package com.oten.jakarta.it.tomcat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.startup.Tomcat;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/**
 * Lets Arquillian deploy to a Tomcat in the JVM of the tests. Weld, Soteria and RESTEasy are on Tomcat's side of the class
 * loaders, as they are in a Jakarta EE server; the applications bring the library.
 */
public final class TomcatContainer implements DeployableContainer<TomcatContainerConfiguration> {
    private static final String HOST = "localhost";

    private final Path home = Path.of(System.getProperty("it.server.home"));
    private final int port = Integer.getInteger("it.http.port");
    private final Tomcat tomcat = new Tomcat();

    @Override
    public Class<TomcatContainerConfiguration> getConfigurationClass() {
        return TomcatContainerConfiguration.class;
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return new ProtocolDescription("Servlet 6.0");
    }

    @Override
    public void start() throws org.jboss.arquillian.container.spi.client.container.LifecycleException {
        try {
            Files.createDirectories(home.resolve("webapps"));
            tomcat.setBaseDir(home.toString());
            tomcat.setHostname(HOST);
            tomcat.setPort(port);
            tomcat.setAddDefaultWebXmlToWebapp(false); // conf/web.xml
            tomcat.enableNaming();
            tomcat.getConnector();
            tomcat.getHost();
            tomcat.start();
        } catch (IOException | LifecycleException e) {
            throw new org.jboss.arquillian.container.spi.client.container.LifecycleException("Tomcat", e);
        }
    }

    @Override
    public void stop() throws org.jboss.arquillian.container.spi.client.container.LifecycleException {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new org.jboss.arquillian.container.spi.client.container.LifecycleException("Tomcat", e);
        }
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> war) throws DeploymentException {
        Path file = home.resolve(war.getName());
        war.as(ZipExporter.class).exportTo(file.toFile(), true);
        Context context = tomcat.addWebapp(contextPath(war), file.toString());
        if (context.getState() != LifecycleState.STARTED) {
            throw new DeploymentException(war.getName() + " has not started; the log says why");
        }
        return new ProtocolMetaData().addContext(new HTTPContext(HOST, port));
    }

    @Override
    public void undeploy(Archive<?> war) {
        tomcat.getHost().removeChild(tomcat.getHost().findChild(contextPath(war)));
    }

    private static String contextPath(Archive<?> war) {
        return "/" + war.getName().replace(".war", "");
    }
}
