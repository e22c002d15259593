package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.HangingBehaviour;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Payara Micro with the five threads for requests that Payara Server has as unpacked. */
class HangingDrillIT extends HangingBehaviour {
    private static final String POOL = "set configs.config.server-config.thread-pools.thread-pool.http-thread-pool.";
    private static final List<String> FIVE_THREADS =
            List.of(POOL + "min-thread-pool-size=5", POOL + "max-thread-pool-size=5");

    @Override
    protected Process start(Path war, Path folder, int httpPort, Path log) throws IOException {
        return MicroProcess.start(List.of(war), folder, httpPort, FIVE_THREADS, List.of("--nocluster"), log);
    }
}
