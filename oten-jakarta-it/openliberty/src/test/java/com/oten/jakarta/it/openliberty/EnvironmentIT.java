package com.oten.jakarta.it.openliberty;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.it.EnvironmentBehaviour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnvironmentIT extends EnvironmentBehaviour {
    @Override
    protected Process start(List<Path> archives, Path folder, int httpPort, Path output) throws IOException {
        Path server = folder.resolve("servers/it");
        Path overrides = Files.createDirectories(server.resolve("configDropins/overrides"));
        Files.writeString(overrides.resolve("settings.xml"), """
                <server>
                  <variable name="%s" value="%s"/>
                </server>
                """.formatted(SCOPES_KEY, SCOPES));
        Files.writeString(server.resolve("server.env"), "OTEN_REQUEST_OBJECT_TYP=oauth-authz-req+jwt\n");
        Files.writeString(server.resolve("bootstrap.properties"), "oten.request-object.lifetime=PT2M\n");
        return LibertyProcess.run(folder, archives, httpPort, environment(), output);
    }

    @Test
    void a_key_in_server_env_counts() {
        assertThat(requestObject().header()).containsEntry("typ", "oauth-authz-req+jwt");
    }

    @Test
    void a_key_in_bootstrap_properties_counts_before_a_variable_of_the_environment() {
        var claims = requestObject().claims();

        long issued = ((Number) claims.get("iat")).longValue();
        assertThat(claims.get("exp")).asString().isEqualTo(String.valueOf(issued + 120));
    }
}
