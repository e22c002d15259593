package com.oten.jakarta.it.wildfly;

import com.oten.jakarta.it.EarBehaviour;
import com.oten.jakarta.it.EarLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

class EarIT extends EarBehaviour {
    @Override
    protected String refusal(EarLayout layout) {
        return switch (layout) {
            case LIBRARY_IN_EAR, LIBRARY_IN_EAR_FOR_TWO -> OTHER_VALUES;
            case ALL_IN_EAR_FOR_TWO -> ONE_COPY;
            case APPLICATION_ANNOTATED -> NO_SCOPE;
            default -> "";
        };
    }

    @Override
    protected Process start(List<Path> ears, Path folder, int httpPort, Path log) throws IOException {
        return WildFlyProcess.start(ears, folder, httpPort, List.of("-Xmx768m"), log);
    }
}
