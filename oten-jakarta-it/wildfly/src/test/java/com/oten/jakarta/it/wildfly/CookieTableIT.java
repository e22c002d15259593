package com.oten.jakarta.it.wildfly;

import com.oten.jakarta.it.CookieTableBehaviour;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

class CookieTableIT extends CookieTableBehaviour {
    CookieTableIT() {
        super("wildfly-preview".equals(System.getProperty("it.server")) ? "WildFly Preview" : "WildFly");
    }

    @Override
    protected Process start(List<Path> archives, Path folder, int httpPort, Path output) throws IOException {
        return WildFlyProcess.start(archives, folder, httpPort, List.of("-Xmx768m"), output);
    }
}
