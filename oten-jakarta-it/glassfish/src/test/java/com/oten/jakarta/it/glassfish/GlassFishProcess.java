package com.oten.jakarta.it.glassfish;

import com.oten.jakarta.it.DomainProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** GlassFish in a process of its own. */
final class GlassFishProcess {
    private GlassFishProcess() {}

    /** The same without variables of its own. */
    static Process start(List<Path> archives, Path folder, int httpPort, Path log) throws IOException {
        return start(archives, folder, httpPort, Map.of(), log);
    }

    /**
     * Starts it and does not wait.
     *
     * @param archives the applications; the context path of a WAR is the name of its file
     * @param folder of its own, empty
     * @param httpPort on the loopback address
     * @param environment variables for it, besides this process's own
     * @param log receives its output
     */
    static Process start(List<Path> archives, Path folder, int httpPort, Map<String, String> environment, Path log)
            throws IOException {
        return DomainProcess.start(
                Path.of(System.getProperty("it.server.home")), archives, folder, httpPort, environment, log);
    }
}
