package com.oten.jakarta.it.glassfish;

import com.oten.jakarta.it.DomainProcess;
import com.oten.jakarta.it.OwnServer;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.container.LifecycleException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/**
 * Lets Arquillian start a GlassFish and deploy to it: the adapters that there are look for a launcher that GlassFish 8 does
 * not have any more. GlassFish watches a folder, deploys what appears there, and puts a file beside it that has the outcome
 * in its name.
 */
public final class GlassFishContainer implements DeployableContainer<GlassFishConfiguration> {
    private final Path home = Path.of(System.getProperty("it.server.home"));
    private final Path log = Path.of(System.getProperty("it.server.log"));
    private final int port = Integer.getInteger("it.http.port");
    private Path watched = Path.of("");
    private List<Process> server = List.of();

    /** For Arquillian. */
    public GlassFishContainer() {}

    @Override
    public Class<GlassFishConfiguration> getConfigurationClass() {
        return GlassFishConfiguration.class;
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return new ProtocolDescription("Servlet 6.0");
    }

    @Override
    public void start() throws LifecycleException {
        try {
            Files.createDirectories(log.getParent());
            Path folder = Files.createTempDirectory(home.getParent(), "domain");
            server = List.of(DomainProcess.start(home, List.of(), folder, port, log));
            watched = folder.resolve("it/autodeploy");
        } catch (IOException e) {
            throw new LifecycleException("GlassFish cannot be started", e);
        }
        Awaitility.await("GlassFish listens")
                .atMost(OwnServer.PATIENCE)
                .ignoreExceptions()
                .until(() -> {
                    new Socket("localhost", port).close();
                    return true;
                });
    }

    @Override
    public void stop() throws LifecycleException {
        try {
            for (Process process : server) {
                OwnServer.end(process);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LifecycleException("GlassFish has not ended", e);
        }
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> war) throws DeploymentException {
        try {
            forget(war);
            Path elsewhere = Files.createTempFile("oten", ".war");
            war.as(ZipExporter.class).exportTo(elsewhere.toFile(), true);
            Files.move(elsewhere, file(war, ""), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new DeploymentException(war.getName() + " cannot be written", e);
        }
        await(() -> has(war, "_deployed") || has(war, "_deployFailed"));
        if (!has(war, "_deployed")) {
            throw new DeploymentException(war.getName() + " has not started; the log says why");
        }
        return new ProtocolMetaData().addContext(new HTTPContext("localhost", port));
    }

    @Override
    public void undeploy(Archive<?> war) throws DeploymentException {
        try {
            Files.deleteIfExists(file(war, ""));
            if (has(war, "_deployed")) {
                await(() -> has(war, "_undeployed"));
            }
            forget(war);
        } catch (IOException e) {
            throw new DeploymentException(war.getName() + " cannot be removed", e);
        }
    }

    private static void await(java.util.concurrent.Callable<Boolean> outcome) {
        Awaitility.await("GlassFish deploys or undeploys")
                .atMost(OwnServer.PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(outcome);
    }

    private boolean has(Archive<?> war, String outcome) {
        return Files.exists(file(war, outcome));
    }

    private void forget(Archive<?> war) throws IOException {
        for (String outcome : List.of("_deployed", "_deployFailed", "_undeployed", "_undeployFailed")) {
            Files.deleteIfExists(file(war, outcome));
        }
    }

    private Path file(Archive<?> war, String outcome) {
        return watched.resolve(war.getName() + outcome);
    }
}
