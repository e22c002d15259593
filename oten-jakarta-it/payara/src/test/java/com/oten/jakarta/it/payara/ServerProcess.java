package com.oten.jakarta.it.payara;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Payara Server in a process of its own, with default settings except for ports and data grid. */
final class ServerProcess {
    private static final Pattern OTHER_PORTS = Pattern.compile("port=\"(8181|4848|3700|3820|3920|8686|7676)\"");

    private ServerProcess() {}

    /**
     * Starts it and does not wait.
     *
     * @param archives the applications; their context paths are the names of the WARs
     * @param folder of its own, empty
     * @param httpPort on the loopback address
     * @param log receives its output
     */
    static Process start(List<Path> archives, Path folder, int httpPort, Path log) throws IOException {
        Path home = Path.of(System.getProperty("it.payara.home"), "glassfish");
        Path domain = folder.resolve("it");
        copy(home.resolve("domains/domain1"), domain);
        Path configuration = domain.resolve("config/domain.xml");
        String ours = Files.readString(configuration)
                .replace("port=\"8080\"", "address=\"127.0.0.1\" port=\"" + httpPort + "\"")
                .replace(
                        "<hazelcast-config-specific-configuration>",
                        "<hazelcast-config-specific-configuration enabled=\"false\">");
        Files.writeString(configuration, OTHER_PORTS.matcher(ours).replaceAll(port -> "port=\"" + freePort() + "\""));
        Path deployments = Files.createDirectories(domain.resolve("autodeploy"));
        for (Path archive : archives) {
            Files.copy(archive, deployments.resolve(archive.getFileName()));
        }
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        home.resolve("lib/client/appserver-cli.jar").toString(),
                        "start-domain",
                        "--verbose",
                        "--domaindir",
                        folder.toString(),
                        "it")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
