package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.StuckStoreBehaviour;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Every application sees Payara's own Hazelcast, and its data grid is there also where it is no cluster. */
class StuckStoreIT extends StuckStoreBehaviour {
    @Override
    protected void equip(WebArchive war) {
        // nothing to add
    }

    @Override
    protected boolean hasStore() {
        return true;
    }

    @Override
    protected Process start(List<Path> archives, Path folder, int httpPort, Path output) throws IOException {
        return MicroProcess.start(archives, folder, httpPort, List.of("--nocluster"), output);
    }
}
