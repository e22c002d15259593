package com.oten.jakarta.it.glassfish;

import com.oten.jakarta.it.EnvironmentBehaviour;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class EnvironmentIT extends EnvironmentBehaviour {
    @Override
    protected Process start(List<Path> archives, Path folder, int httpPort, Path output) throws IOException {
        Map<String, String> all = new HashMap<>(environment());
        all.put("OTEN_SCOPES", SCOPES); // there is no place of the server's own
        return GlassFishProcess.start(archives, folder, httpPort, all, output);
    }
}
