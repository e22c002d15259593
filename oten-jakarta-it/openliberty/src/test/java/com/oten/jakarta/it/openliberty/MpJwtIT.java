package com.oten.jakarta.it.openliberty;

import com.oten.jakarta.it.MpJwtBehaviour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MpJwtIT extends MpJwtBehaviour {
    @Override
    protected Process start(List<Path> archives, Path folder, int httpPort, Path output) throws IOException {
        Path overrides = Files.createDirectories(folder.resolve("servers/it/configDropins/overrides"));
        Files.writeString(overrides.resolve("jwt.xml"), """
                <server>
                  <featureManager><feature>mpJwt-2.1</feature></featureManager>
                </server>
                """);
        return LibertyProcess.start(folder, archives, httpPort, List.of(), output);
    }

    @Test
    void the_server_does_not_deploy_it() {
        assertRefused("CWWKS1931E", "mp-jwt.war");
    }
}
