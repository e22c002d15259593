package com.oten.jakarta.it.glassfish;

import com.oten.jakarta.it.SilentBehaviour;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

class SilentIT extends SilentBehaviour {
    @Override
    protected Process start(List<Path> archives, Path folder, int httpPort, Path output) throws IOException {
        return GlassFishProcess.start(archives, folder, httpPort, output);
    }
}
