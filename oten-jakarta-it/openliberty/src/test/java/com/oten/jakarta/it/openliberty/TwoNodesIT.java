package com.oten.jakarta.it.openliberty;

import com.oten.jakarta.it.HazelcastNodesBehaviour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class TwoNodesIT extends HazelcastNodesBehaviour {
    @Override
    protected Process start(Path war, Path folder, int httpPort, List<Integer> clusterPorts, Path log)
            throws IOException {
        Path server = Files.createDirectories(folder.resolve("servers/it"));
        Path usual = Path.of(System.getProperty("it.server.usr"), "servers", "it", "server.xml");
        Files.copy(usual, server.resolve("server.xml"));
        Files.writeString(server.resolve("bootstrap.properties"), "it.http.port=" + httpPort);
        Path overrides = Files.createDirectories(server.resolve("configDropins/overrides"));
        Files.writeString(overrides.resolve("nodes.xml"), """
                <server>
                  <logging consoleLogLevel="INFO"/>
                  <webApplication contextRoot="/nodes" location="%s"/>
                </server>
                """.formatted(war));
        Path tools = Path.of(System.getProperty("it.server.home"), "bin", "tools");
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m"));
        command.addAll(storeOptions(folder, clusterPorts));
        command.addAll(List.of(
                "-javaagent:" + tools.resolve("ws-javaagent.jar"),
                "-jar",
                tools.resolve("ws-server.jar").toString(),
                "it"));
        ProcessBuilder process =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        process.environment().put("WLP_USER_DIR", folder.toString());
        return process.start();
    }
}
