package com.oten.jakarta.it.glassfish;

import com.oten.jakarta.it.BrokenConfigurationBehaviour;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

class BrokenConfigurationIT extends BrokenConfigurationBehaviour {
    /** GlassFish fails by itself where an application has switched CDI off and a library has an extension. */
    @Override
    protected String unseenReason() {
        return "\"env\" is null";
    }

    @Override
    protected Process start(List<Path> archives, Path folder, int httpPort, Path output) throws IOException {
        return GlassFishProcess.start(archives, folder, httpPort, output);
    }
}
