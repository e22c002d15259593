package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.DomainProcess;
import com.oten.jakarta.it.EarBehaviour;
import com.oten.jakarta.it.EarLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** On Payara Server, where each WAR of an EAR has a CDI of its own: Payara Micro does not support EARs. */
class EarIT extends EarBehaviour {
    @Override
    protected String refusal(EarLayout layout) {
        return switch (layout) {
            case LIBRARY_IN_EAR, LIBRARY_IN_EAR_FOR_TWO -> EITHER;
            default -> "";
        };
    }

    @Override
    protected Process start(List<Path> archives, Path folder, int httpPort, Path output) throws IOException {
        return DomainProcess.start(Path.of(System.getProperty("it.payara.home")), archives, folder, httpPort, output);
    }
}
