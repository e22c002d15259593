package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.TwoNodesBehaviour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The nodes' store is the cache that Payara's own data grid offers. */
class TwoNodesIT extends TwoNodesBehaviour {
    private static final String LOOPBACK_ONLY =
            "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=127.0.0.1";

    @Override
    protected Process start(Path war, Path folder, int httpPort, List<Integer> clusterPorts, Path log)
            throws IOException {
        String members = clusterPorts.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-Djava.io.tmpdir=" + folder,
                        "-jar",
                        Path.of(System.getProperty("it.server.home"), "payara-micro.jar")
                                .toString(),
                        "--deploy",
                        war.toString(),
                        "--port",
                        String.valueOf(httpPort),
                        "--prebootcommandfile",
                        Files.writeString(folder.resolve("preboot.txt"), LOOPBACK_ONLY)
                                .toString(),
                        "--clustermode",
                        "tcpip:" + members,
                        "--startport",
                        String.valueOf(clusterPorts.get(0)),
                        "--disablephonehome")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    @Override
    protected String joined() {
        return "DG Size";
    }
}
