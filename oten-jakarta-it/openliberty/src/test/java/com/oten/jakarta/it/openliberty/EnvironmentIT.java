package com.oten.jakarta.it.openliberty;

import com.oten.jakarta.it.EnvironmentBehaviour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class EnvironmentIT extends EnvironmentBehaviour {
    @Override
    protected Process start(List<Path> archives, Path folder, int httpPort, Path output) throws IOException {
        Path overrides = Files.createDirectories(folder.resolve("servers/it/configDropins/overrides"));
        Files.writeString(overrides.resolve("settings.xml"), """
                <server>
                  <variable name="%s" value="%s"/>
                </server>
                """.formatted(SCOPES_KEY, SCOPES));
        return LibertyProcess.start(folder, archives, httpPort, List.of(), environment(), output);
    }
}
