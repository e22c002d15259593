package com.oten.jakarta.it.wildfly;

import com.oten.jakarta.it.HangingBehaviour;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

class HangingDrillIT extends HangingBehaviour {
    @Override
    protected Process start(Path war, Path folder, int httpPort, Path log) throws IOException {
        return WildFlyProcess.start(List.of(war), folder, httpPort, List.of(), log);
    }
}
