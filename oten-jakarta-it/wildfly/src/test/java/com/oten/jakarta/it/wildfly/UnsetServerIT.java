package com.oten.jakarta.it.wildfly;

import com.oten.jakarta.it.UnsetServerBehaviour;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

class UnsetServerIT extends UnsetServerBehaviour {
    @Override
    protected String command() {
        return "/subsystem=undertow/application-security-domain=";
    }

    @Override
    protected Process start(List<Path> archives, Path folder, int httpPort, Path output) throws IOException {
        return WildFlyProcess.startAsInstalled(archives, folder, httpPort, output);
    }
}
