package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.DomainProcess;
import com.oten.jakarta.it.HangingBehaviour;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** On Payara Server, which has five threads for requests; Payara Micro has more. */
class HangingDrillIT extends HangingBehaviour {
    @Override
    protected Process start(Path war, Path folder, int httpPort, Path log) throws IOException {
        return DomainProcess.start(Path.of(System.getProperty("it.payara.home")), List.of(war), folder, httpPort, log);
    }
}
