package com.oten.jakarta.it.openliberty;

import com.oten.jakarta.it.EarBehaviour;
import com.oten.jakarta.it.EarLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

class EarIT extends EarBehaviour {
    @Override
    protected String refusal(EarLayout layout) {
        return switch (layout) {
            case ALL_IN_WARS, CONFIGURATION_IN_EAR -> "CWWKS1925E";
            case ALL_IN_EAR, ALL_IN_EAR_FOR_TWO, LIBRARY_IN_EAR, LIBRARY_IN_EAR_FOR_TWO ->
                "Open Liberty does not start the library in lib of an EAR";
            default -> "";
        };
    }

    @Override
    protected Process start(List<Path> ears, Path folder, int httpPort, Path log) throws IOException {
        return LibertyProcess.start(folder, ears, httpPort, List.of(), log);
    }
}
