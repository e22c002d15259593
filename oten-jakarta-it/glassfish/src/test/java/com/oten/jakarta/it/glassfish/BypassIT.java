package com.oten.jakarta.it.glassfish;

import com.oten.jakarta.it.BypassBehaviour;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

class BypassIT extends BypassBehaviour {
    @Override
    protected Process start(List<Path> archives, Path folder, int httpPort, Path output) throws IOException {
        return GlassFishProcess.start(archives, folder, httpPort, output);
    }
}
