package com.oten.jakarta.it;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server in a process of its own, which starts with all archives of a test: Arquillian's adapters wait minutes for
 * what is not deployed, or cannot deploy EARs.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class OwnServerBehaviour {
    /** Kept after the test, to find out why it failed. */
    private final Path log;

    private int port;
    private List<Process> server = List.of();

    /**
     * For the kinds of tests.
     *
     * @param name of the file below {@code target} that has what the server prints
     */
    protected OwnServerBehaviour(String name) {
        log = Path.of("target", name + ".log");
    }

    /**
     * Starts the server.
     *
     * @param archives to be deployed; the contexts have the names of the WARs
     * @param folder the server's own, empty
     * @param httpPort where it listens on the loopback address
     * @param output receives its output
     * @return the process
     * @throws IOException if it cannot be started
     */
    protected abstract Process start(List<Path> archives, Path folder, int httpPort, Path output) throws IOException;

    /** What is to be deployed, under the archives' names. */
    abstract List<? extends Archive<?>> archives();

    @BeforeAll
    void start_with_all(@TempDir Path folder) throws IOException {
        port = FreePort.any();
        Path files = Files.createDirectory(folder.resolve("archives"));
        List<Path> archives = new ArrayList<>();
        for (Archive<?> archive : archives()) {
            Path file = files.resolve(archive.getName());
            archive.as(ZipExporter.class).exportTo(file.toFile());
            archives.add(file);
        }
        server = List.of(start(archives, Files.createDirectory(folder.resolve("server")), port, log));
    }

    @AfterAll
    void stop() throws InterruptedException {
        for (Process process : server) {
            OwnServer.end(process);
        }
    }

    /** Where the server listens. */
    final int port() {
        return port;
    }

    /** What the server prints. */
    final ServerLog log() {
        return ServerLog.of(log);
    }

    /** Waits until the server answers, with whatever status. */
    final void awaitServer() {
        Awaitility.await("the server listens")
                .atMost(OwnServer.PATIENCE)
                .ignoreExceptions()
                .until(() -> new Browser()
                                .open(URI.create("http://localhost:" + port + "/"))
                                .status()
                        > 0);
    }

    /** Waits until an application answers. */
    static void awaitStart(SampleApp app) {
        Awaitility.await(app.contextPath() + " starts")
                .atMost(OwnServer.PATIENCE)
                .ignoreExceptions()
                .until(() -> new Browser().open(app.at("/style.css")).status() != 404);
    }
}
