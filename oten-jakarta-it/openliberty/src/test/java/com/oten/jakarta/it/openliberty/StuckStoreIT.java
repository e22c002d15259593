package com.oten.jakarta.it.openliberty;

import com.oten.jakarta.it.StuckStoreBehaviour;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

class StuckStoreIT extends StuckStoreBehaviour {
    @Override
    protected Process start(List<Path> archives, Path folder, int httpPort, Path output) throws IOException {
        return LibertyProcess.start(folder, archives, httpPort, List.of(), output);
    }
}
