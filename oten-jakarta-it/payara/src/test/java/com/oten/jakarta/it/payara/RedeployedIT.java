package com.oten.jakarta.it.payara;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.it.Browser;
import com.oten.jakarta.it.RedeployedBehaviour;
import com.oten.jakarta.it.Site;
import java.nio.file.Path;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.junit.jupiter.api.io.TempDir;

/** The adapter starts a new server for each deployment, so an application in the server deploys instead. */
class RedeployedIT extends RedeployedBehaviour {
    @TempDir
    private Path folder;

    @Override
    protected void deploy(Deployer container) {
        Path war = folder.resolve(NAME + ".war");
        application().as(ZipExporter.class).exportTo(war.toFile(), true);
        order("deploy", war.toString());
    }

    @Override
    protected void undeploy(Deployer container) {
        order("undeploy", NAME);
    }

    /** Payara 7 lets go of an application when the next one comes, and so keeps the last one. */
    @Override
    protected int heldByServer(int deployed) {
        return "payara7".equals(System.getProperty("it.server")) ? 1 : 0;
    }

    private static void order(String what, String of) {
        assertThat(new Browser()
                        .post(Site.at("/witness", "/report"), Site.at("/witness", "/micro"), Map.of(what, of))
                        .status())
                .isEqualTo(200);
    }
}
