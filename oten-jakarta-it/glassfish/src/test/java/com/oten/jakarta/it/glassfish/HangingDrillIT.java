package com.oten.jakarta.it.glassfish;

import com.oten.jakarta.it.HangingBehaviour;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** It has five threads for requests as unpacked. */
class HangingDrillIT extends HangingBehaviour {
    @Override
    protected Process start(Path war, Path folder, int httpPort, Path log) throws IOException {
        return GlassFishProcess.start(List.of(war), folder, httpPort, log);
    }
}
