package com.oten.jakarta.it.openliberty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Open Liberty in a process of its own, configured as the one that the other tests share. */
final class LibertyProcess {
    private LibertyProcess() {}

    /**
     * Starts it and does not wait.
     *
     * @param folder of its own, empty
     * @param archives the applications; the context paths are the names of the WARs
     * @param httpPort on the loopback address; 0 for any
     * @param options for its JVM
     * @param log receives its output
     */
    static Process start(Path folder, List<Path> archives, int httpPort, List<String> options, Path log)
            throws IOException {
        return start(folder, archives, httpPort, options, Map.of(), log);
    }

    /**
     * Starts it and does not wait.
     *
     * @param folder of its own, empty
     * @param archives the applications; the context paths are the names of the WARs
     * @param httpPort on the loopback address; 0 for any
     * @param options for its JVM
     * @param environment variables for it, besides this process's own
     * @param log receives its output
     */
    static Process start(
            Path folder,
            List<Path> archives,
            int httpPort,
            List<String> options,
            Map<String, String> environment,
            Path log)
            throws IOException {
        prepare(folder, archives, httpPort);
        Path home = Path.of(System.getProperty("it.server.home"));
        Path tools = home.resolve("bin/tools");
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m"));
        command.addAll(options);
        command.addAll(List.of(
                "@" + home.resolve("lib/platform/java/java9.options"),
                "-javaagent:" + tools.resolve("ws-javaagent.jar"),
                "-jar",
                tools.resolve("ws-server.jar").toString(),
                "it"));
        ProcessBuilder process =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        process.environment().putAll(environment);
        process.environment().put("WLP_USER_DIR", folder.toString());
        return process.start();
    }

    /**
     * Starts it by the script that users call, which reads {@code server.env}, and does not wait.
     *
     * @param folder of its own; files of the server may be there already
     * @param archives the applications; the context paths are the names of the WARs
     * @param httpPort on the loopback address
     * @param environment variables for it, besides this process's own
     * @param log receives its output
     */
    static Process run(Path folder, List<Path> archives, int httpPort, Map<String, String> environment, Path log)
            throws IOException {
        Path server = prepare(folder, archives, httpPort);
        Files.writeString(server.resolve("jvm.options"), "-Xmx512m");
        Path script = Path.of(System.getProperty("it.server.home"), "bin", "server");
        ProcessBuilder process = new ProcessBuilder("sh", script.toString(), "run", "it")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        process.environment().putAll(environment);
        process.environment().put("JAVA_HOME", System.getProperty("java.home"));
        process.environment().put("WLP_USER_DIR", folder.toString());
        return process.start();
    }

    /** Writes its files; the folder that they are in. */
    private static Path prepare(Path folder, List<Path> archives, int httpPort) throws IOException {
        String applications = archives.stream().map(LibertyProcess::application).collect(Collectors.joining("\n"));
        Path server = Files.createDirectories(folder.resolve("servers/it"));
        Path usual = Path.of(System.getProperty("it.server.usr"), "servers", "it", "server.xml");
        Files.copy(usual, server.resolve("server.xml"));
        Files.writeString(
                server.resolve("bootstrap.properties"),
                "it.http.port=" + httpPort + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        Path overrides = Files.createDirectories(server.resolve("configDropins/overrides"));
        Files.writeString(overrides.resolve("application.xml"), """
                <server>
                  <logging consoleLogLevel="INFO"/>
                  %s
                </server>
                """.formatted(applications));
        return server;
    }

    private static String application(Path archive) {
        String file = archive.getFileName().toString();
        return file.endsWith(".war")
                ? "<webApplication contextRoot=\"/%s\" location=\"%s\"/>".formatted(file.replace(".war", ""), archive)
                : "<enterpriseApplication location=\"%s\"/>".formatted(archive);
    }
}
