package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/**
 * HAProxy, between the browser and the server under test. It is the one of the machine (on Debian the package {@code
 * haproxy}); nothing is downloaded.
 */
final class HaProxy implements AutoCloseable {
    private static final Path BINARY = Path.of("/usr/sbin/haproxy");

    /** Kept after the test, to find out why it failed. */
    private static final Path FOLDER = Path.of("target", "haproxy");

    private final Process process;

    private HaProxy(Process process) {
        this.process = process;
    }

    /** Skips the tests where there is none, unless {@code -Dit.haproxy=required} forbids it. */
    static void assumePresent() {
        if (!Files.isExecutable(BINARY) && !"required".equals(System.getProperty("it.haproxy"))) {
            String reason = "SKIPPED, no proxy was tried: " + BINARY + " is missing; install the package haproxy";
            System.out.println(reason); // reports do not have why a class was not begun
            Assumptions.abort(reason);
        }
    }

    /**
     * Starts it, with the configuration {@code haproxy.cfg}.
     *
     * @param url where it is to answer
     * @param serverPort the server's behind it
     * @return once it does
     */
    static HaProxy start(URI url, int serverPort) {
        Path file = FOLDER.resolve("haproxy.cfg");
        try (InputStream configuration = HaProxy.class.getResourceAsStream("/haproxy.cfg")) {
            Files.createDirectories(FOLDER);
            Files.copy(configuration, file, StandardCopyOption.REPLACE_EXISTING);
            ProcessBuilder process = new ProcessBuilder(BINARY.toString(), "-db", "-f", file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(FOLDER.resolve("haproxy.log").toFile());
            process.environment()
                    .putAll(Map.of(
                            "PROXY_PORT", String.valueOf(url.getPort()), "SERVER_PORT", String.valueOf(serverPort)));
            HaProxy proxy = new HaProxy(process.start());
            Awaitility.await("the proxy listens").until(() -> proxy.listens(url));
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean listens(URI url) {
        assertThat(process.isAlive()).as("what it says is below %s", FOLDER).isTrue();
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            return socket.isConnected();
        } catch (IOException e) {
            return false; // not yet
        }
    }

    @Override
    public void close() {
        try {
            OwnServer.end(process);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
