package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.it.brokenstepup.BrokenLocatorResource;
import java.util.List;
import java.util.Map;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/**
 * An application that sets no key but uses the library in its code: it is off, and its annotations are checked as if it
 * were on. On a server of its own, because Payara Micro starts no application after one that could not start.
 */
public abstract class SilentBehaviour extends OwnServerBehaviour {
    /** For the servers. */
    protected SilentBehaviour() {
        super("silent");
    }

    @Override
    List<WebArchive> archives() {
        return List.of(new SampleApp("silent").war(Map.of()).addClass(BrokenLocatorResource.class));
    }

    @Test
    void is_not_deployed_with_an_annotation_that_closes_nothing() {
        log().await(".located() has no effect", OwnServer.PATIENCE);

        awaitServer();
        SampleApp app = new SampleApp("silent", port());
        assertThat(new Browser().open(app.at("/api/admin")).status()).isEqualTo(404);
        assertThat(new Browser().open(app.at("/api/public")).status()).isEqualTo(404);
    }
}
