package com.oten.jakarta.it.openliberty;

import com.oten.jakarta.it.HazelcastNodesBehaviour;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

class TwoNodesIT extends HazelcastNodesBehaviour {
    @Override
    protected Process start(Path war, Path folder, int httpPort, List<Integer> clusterPorts, Path log)
            throws IOException {
        return LibertyProcess.start(folder, List.of(war), httpPort, storeOptions(folder, clusterPorts), log);
    }
}
