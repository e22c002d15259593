package com.oten.jakarta.it.glassfish;

import com.oten.jakarta.it.HazelcastNodesBehaviour;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class TwoNodesIT extends HazelcastNodesBehaviour {
    @Override
    protected Process start(Path war, Path folder, int httpPort, List<Integer> clusterPorts, Path log)
            throws IOException {
        Map<String, String> options = Map.of("JAVA_TOOL_OPTIONS", String.join(" ", storeOptions(folder, clusterPorts)));
        return GlassFishProcess.start(List.of(war), folder, httpPort, options, log);
    }
}
