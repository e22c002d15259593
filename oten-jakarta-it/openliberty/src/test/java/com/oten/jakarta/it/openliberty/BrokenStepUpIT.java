package com.oten.jakarta.it.openliberty;

import com.oten.jakarta.it.BrokenStepUpBehaviour;
import com.oten.jakarta.it.OwnServer;
import com.oten.jakarta.it.ServerLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As {@link BrokenStepUpBehaviour}; Arquillian's adapter waits minutes for an application that does not start. */
class BrokenStepUpIT {
    @Test
    void broken_annotations_fail_the_deployment_and_are_named(@TempDir Path folder) throws Exception {
        Path war = folder.resolve("broken-step-up.war");
        BrokenStepUpBehaviour.application().as(ZipExporter.class).exportTo(war.toFile());
        Path file = Path.of("target", "broken-step-up.log");
        ServerLog log = ServerLog.of(file);

        Process server =
                LibertyProcess.start(Files.createDirectory(folder.resolve("usr")), List.of(war), 0, List.of(), file);
        try {
            BrokenStepUpBehaviour.FAULTS.forEach(fault -> log.await(fault, OwnServer.PATIENCE));
            log.await("CWWKZ0012I: The application broken-step-up was not started");
        } finally {
            OwnServer.end(server);
        }
    }
}
