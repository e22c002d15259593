package com.oten.jakarta.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** GlassFish or Payara Server in a process of its own, with default settings except for ports, data grid and timers. */
public final class DomainProcess {
    private static final Pattern LISTENER = Pattern.compile("<network-listener (?![^>]*address=)");
    private static final Pattern OTHER_PORTS = Pattern.compile("(port|value)=\"(8181|4848|3700|3820|3920|8686|7676)\"");

    /** GlassFish's console. */
    private static final String ONE_LINE_PER_ENTRY = """

            org.glassfish.main.jul.handler.SimpleLogHandler.formatter=org.glassfish.main.jul.formatter.ODLLogFormatter
            org.glassfish.main.jul.handler.SimpleLogHandler.formatter.multiline=false
            """;

    private DomainProcess() {}

    /**
     * Starts it and does not wait.
     *
     * @param home where the server is installed
     * @param archives the applications; their context paths are the names of the WARs
     * @param folder of its own, empty
     * @param httpPort on the loopback address
     * @param log receives its output
     * @return the process
     * @throws IOException if it cannot be started
     */
    public static Process start(Path home, List<Path> archives, Path folder, int httpPort, Path log)
            throws IOException {
        return start(home, archives, folder, httpPort, Map.of(), log);
    }

    /**
     * Starts it and does not wait.
     *
     * @param home where the server is installed
     * @param archives the applications; their context paths are the names of the WARs
     * @param folder of its own, empty
     * @param httpPort on the loopback address
     * @param environment variables for it, besides this process's own
     * @param log receives its output
     * @return the process
     * @throws IOException if it cannot be started
     */
    public static Process start(
            Path home, List<Path> archives, Path folder, int httpPort, Map<String, String> environment, Path log)
            throws IOException {
        Path domain = folder.resolve("it");
        copy(home.resolve("glassfish/domains/domain1"), domain);
        Path configuration = domain.resolve("config/domain.xml");
        String ours = LISTENER.matcher(Files.readString(configuration))
                .replaceAll("<network-listener address=\"127.0.0.1\" ")
                .replace("\"0.0.0.0\"", "\"127.0.0.1\"")
                .replace("port=\"8080\"", "port=\"" + httpPort + "\"")
                .replace(
                        "<hazelcast-config-specific-configuration>",
                        "<hazelcast-config-specific-configuration enabled=\"false\">")
                // Payara keeps timers in the data grid otherwise
                .replace("<ejb-timer-service />", "<ejb-timer-service ejb-timer-service=\"None\"/>");
        Files.writeString(
                configuration,
                OTHER_PORTS.matcher(ours).replaceAll(port -> port.group(1) + "=\"" + FreePort.any() + "\""));
        Path logging = domain.resolve("config/logging.properties");
        Files.writeString(logging, Files.readString(logging) + ONE_LINE_PER_ENTRY);
        Path deployments = Files.createDirectories(domain.resolve("autodeploy"));
        for (Path archive : archives) {
            Files.copy(archive, deployments.resolve(archive.getFileName()));
        }
        ProcessBuilder process = new ProcessBuilder(
                        home.resolve("bin/asadmin").toString(),
                        "start-domain",
                        "--verbose",
                        "--domaindir",
                        folder.toString(),
                        "it")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        process.environment().put("AS_JAVA", System.getProperty("java.home"));
        process.environment().putAll(environment);
        return process.start();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
