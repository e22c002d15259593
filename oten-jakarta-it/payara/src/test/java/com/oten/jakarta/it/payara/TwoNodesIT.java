package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.TwoNodesBehaviour;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The nodes' store is the cache that Payara's own data grid offers. */
class TwoNodesIT extends TwoNodesBehaviour {
    @Override
    protected Process start(Path war, Path folder, int httpPort, List<Integer> clusterPorts, Path log)
            throws IOException {
        String members = clusterPorts.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
        List<String> cluster =
                List.of("--clustermode", "tcpip:" + members, "--startport", String.valueOf(clusterPorts.get(0)));
        return MicroProcess.start(List.of(war), folder, httpPort, cluster, log);
    }

    @Override
    protected String joined() {
        return "DG Size";
    }
}
