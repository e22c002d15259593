package com.oten.jakarta.it.openliberty;

import com.oten.jakarta.it.BrokenStepUpBehaviour;
import com.oten.jakarta.it.brokenstepup.BrokenStepUpServlet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As {@link BrokenStepUpBehaviour}; Arquillian's adapter waits minutes for an application that does not start. */
class BrokenStepUpIT {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @Test
    void a_broken_annotation_fails_the_deployment_and_names_its_class(@TempDir Path folder) throws Exception {
        Path war = folder.resolve("broken-step-up.war");
        BrokenStepUpBehaviour.application().as(ZipExporter.class).exportTo(war.toFile());
        Path log = Path.of("target", "broken-step-up.log");

        Process server = LibertyProcess.start(Files.createDirectory(folder.resolve("usr")), war, 0, List.of(), log);
        try {
            await(log, "@OtenStepUp on class " + BrokenStepUpServlet.class.getName() + " is broken");
            await(log, "CWWKZ0012I: The application broken-step-up was not started");
        } finally {
            server.destroy();
            if (!server.waitFor(20, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        }
    }

    private static void await(Path log, String part) throws IOException {
        Awaitility.await("the server logs " + part)
                .atMost(PATIENCE)
                .until(() -> Files.readString(log).contains(part));
    }
}
