package com.oten.jakarta.it.glassfish;

import com.oten.jakarta.it.EarBehaviour;
import com.oten.jakarta.it.EarLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

class EarIT extends EarBehaviour {
    /** GlassFish gives each jar in {@code WEB-INF/lib} one name for the whole EAR, and its CDI wants no name twice. */
    private static final String NAMED_TWICE = "WELD-000163";
    /** By the library, for one of two reasons: it depends on what CDI happens to see of the configuration. */
    private static final String BY_THE_LIBRARY = " is not started: ";

    @Override
    protected String refusal(EarLayout layout) {
        return switch (layout) {
            case ALL_IN_WARS, CONFIGURATION_IN_EAR -> NAMED_TWICE;
            case LIBRARY_IN_EAR -> EITHER;
            case LIBRARY_IN_EAR_FOR_TWO -> BY_THE_LIBRARY;
            case ALL_IN_EAR_FOR_TWO -> ONE_COPY;
            default -> "";
        };
    }

    @Override
    protected Process start(List<Path> ears, Path folder, int httpPort, Path output) throws IOException {
        return GlassFishProcess.start(ears, folder, httpPort, output);
    }
}
