package com.oten.jakarta.it.wildfly;

import com.oten.jakarta.it.EnvironmentBehaviour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class EnvironmentIT extends EnvironmentBehaviour {
    @Override
    protected Process start(List<Path> archives, Path folder, int httpPort, Path output) throws IOException {
        Path settings = Files.writeString(folder.resolve("settings.yml"), """
                wildfly-configuration:
                  subsystem:
                    microprofile-config-smallrye:
                      config-source:
                        it:
                          properties:
                            %s: %s
                """.formatted(SCOPES_KEY, SCOPES));
        return WildFlyProcess.start(
                archives, folder, httpPort, List.of("-Xmx768m"), environment(), List.of(settings), output);
    }
}
