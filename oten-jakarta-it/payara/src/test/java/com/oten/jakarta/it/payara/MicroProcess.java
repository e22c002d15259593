package com.oten.jakarta.it.payara;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Payara Micro in a process of its own. */
final class MicroProcess {
    private static final String LOOPBACK_ONLY = "set configs.config.server-config.network-config.network-listeners."
            + "network-listener.http-listener.address=127.0.0.1";

    private MicroProcess() {}

    /**
     * Starts it and does not wait.
     *
     * @param wars the applications; their context paths are the names of the files
     * @param folder of its own, empty
     * @param httpPort on the loopback address
     * @param arguments further ones
     * @param log receives its output
     */
    static Process start(List<Path> wars, Path folder, int httpPort, List<String> arguments, Path log)
            throws IOException {
        return start(wars, folder, httpPort, arguments, Map.of(), log);
    }

    /**
     * Starts it and does not wait.
     *
     * @param wars the applications; their context paths are the names of the files
     * @param folder of its own, empty
     * @param httpPort on the loopback address
     * @param arguments further ones
     * @param environment variables for it, besides this process's own
     * @param log receives its output
     */
    static Process start(
            List<Path> wars,
            Path folder,
            int httpPort,
            List<String> arguments,
            Map<String, String> environment,
            Path log)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Djava.io.tmpdir=" + folder,
                "-jar",
                Path.of(System.getProperty("it.server.home"), "payara-micro.jar")
                        .toString(),
                "--port",
                String.valueOf(httpPort),
                "--prebootcommandfile",
                Files.writeString(folder.resolve("preboot.txt"), LOOPBACK_ONLY).toString(),
                "--disablephonehome"));
        wars.forEach(war -> command.addAll(List.of("--deploy", war.toString())));
        command.addAll(arguments);
        ProcessBuilder process =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        process.environment().putAll(environment);
        return process.start();
    }
}
