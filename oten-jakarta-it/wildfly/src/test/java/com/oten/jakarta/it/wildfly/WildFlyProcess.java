package com.oten.jakarta.it.wildfly;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wildfly.core.launcher.Launcher;
import org.wildfly.core.launcher.StandaloneCommandBuilder;

/** WildFly in a process of its own, configured as the one that the other tests share. */
final class WildFlyProcess {
    private WildFlyProcess() {}

    /**
     * Starts it and does not wait.
     *
     * @param archives the applications; the context path of a WAR is the name of its file
     * @param folder of its own, empty
     * @param httpPort on the loopback address
     * @param options for its JVM
     * @param log receives its output
     */
    static Process start(List<Path> archives, Path folder, int httpPort, List<String> options, Path log)
            throws IOException {
        return start(archives, folder, httpPort, options, Map.of(), List.of(), log);
    }

    /**
     * Starts it and does not wait.
     *
     * @param archives the applications; the context path of a WAR is the name of its file
     * @param folder of its own, empty
     * @param httpPort on the loopback address
     * @param options for its JVM
     * @param environment variables for it, besides this process's own
     * @param settings YAML files with more of its configuration
     * @param log receives its output
     */
    static Process start(
            List<Path> archives,
            Path folder,
            int httpPort,
            List<String> options,
            Map<String, String> environment,
            List<Path> settings,
            Path log)
            throws IOException {
        String yaml = Stream.concat(
                        Stream.of(System.getProperty("it.server.yaml")),
                        settings.stream().map(Path::toString))
                .collect(Collectors.joining(File.pathSeparator, "--yaml=", ""));
        return launch(archives, folder, httpPort, options, List.of(yaml), environment, log);
    }

    /**
     * Starts it as it comes out of the box, without what the documentation tells to set, and does not wait.
     *
     * @param archives the applications; the context path of a WAR is the name of its file
     * @param folder of its own, empty
     * @param httpPort on the loopback address
     * @param log receives its output
     */
    static Process startAsInstalled(List<Path> archives, Path folder, int httpPort, Path log) throws IOException {
        return launch(archives, folder, httpPort, List.of(), List.of(), Map.of(), log);
    }

    private static Process launch(
            List<Path> archives,
            Path folder,
            int httpPort,
            List<String> options,
            List<String> arguments,
            Map<String, String> environment,
            Path log)
            throws IOException {
        Path home = Path.of(System.getProperty("it.server.home"));
        Path configuration = Files.createDirectory(folder.resolve("configuration"));
        for (String file : List.of(
                "standalone.xml",
                "application-users.properties",
                "application-roles.properties",
                "mgmt-users.properties",
                "mgmt-groups.properties")) {
            Files.copy(home.resolve("standalone/configuration").resolve(file), configuration.resolve(file));
        }
        Path deployments = Files.createDirectory(folder.resolve("deployments"));
        for (Path archive : archives) {
            Files.copy(archive, deployments.resolve(archive.getFileName()));
        }
        StandaloneCommandBuilder command =
                StandaloneCommandBuilder.of(home).setBaseDirectory(folder).addServerArguments(arguments);
        List.of(
                        "-Xmx512m",
                        "-Djboss.bind.address=127.0.0.1",
                        "-Djboss.http.port=" + httpPort,
                        // whichever is free; nobody asks there
                        "-Djboss.bind.address.management=127.0.0.1",
                        "-Djboss.https.port=0",
                        "-Djboss.management.http.port=0",
                        "-Djboss.management.https.port=0")
                .forEach(command::addJavaOption);
        options.forEach(command::addJavaOption); // the last one counts
        return Launcher.of(command)
                .addEnvironmentVariables(environment)
                .setRedirectErrorStream(true)
                .redirectOutput(log)
                .launch();
    }
}
