package com.oten.jakarta.it.openliberty;

import com.oten.jakarta.it.HangingBehaviour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Without the extra threads that the other tests' server has. */
class HangingDrillIT extends HangingBehaviour {
    /** The server's default; this value overrides the one in the shared configuration. */
    private static final String AS_IT_COMES = "<server><executor coreThreads=\"-1\"/></server>";

    @Override
    protected Process start(Path war, Path folder, int httpPort, Path log) throws IOException {
        Path overrides = Files.createDirectories(folder.resolve("servers/it/configDropins/overrides"));
        Files.writeString(overrides.resolve("executor.xml"), AS_IT_COMES);
        return LibertyProcess.start(folder, List.of(war), httpPort, List.of(), log);
    }
}
