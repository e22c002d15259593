package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.EnvironmentBehaviour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class EnvironmentIT extends EnvironmentBehaviour {
    @Override
    protected Process start(List<Path> archives, Path folder, int httpPort, Path output) throws IOException {
        Path commands = Files.writeString(
                folder.resolve("postboot.txt"),
                "set-config-property --propertyName=" + SCOPES_KEY + " --propertyValue='" + SCOPES
                        + "' --source=domain\n");
        List<String> arguments = List.of("--nocluster", "--postbootcommandfile", commands.toString());
        return MicroProcess.start(archives, folder, httpPort, arguments, environment(), output);
    }
}
