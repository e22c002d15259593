package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.oten.jakarta.it.brokenstepup.BrokenStepUpServlet;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A demand that cannot be understood: found at deployment. Open Liberty does not start the application either, but its
 * adapter waits two minutes for it, so there it has a test of its own.
 */
@ExtendWith(ArquillianExtension.class)
public abstract class BrokenStepUpBehaviour {
    private static final SampleApp APP = new SampleApp("broken-step-up");

    @ArquillianResource
    @SuppressWarnings("NullAway.Init")
    private Deployer deployer;

    /**
     * The sample with a servlet that demands nonsense.
     *
     * @return a WAR
     */
    @Deployment(name = "broken-step-up", managed = false, testable = false)
    public static WebArchive application() {
        return APP.war().addPackage(BrokenStepUpServlet.class.getPackage());
    }

    @Test
    void a_broken_annotation_fails_the_deployment_and_names_its_class() {
        // thrown on WildFly; Payara Micro's adapter keeps it to itself
        Throwable refusal = catchThrowable(() -> deployer.deploy("broken-step-up"));

        ServerLog.ofThisRun().await("@OtenStepUp on class " + BrokenStepUpServlet.class.getName() + " is broken");
        assertThat(new Browser().open(APP.at("/api/public")).status())
                .as("the application after %s", refusal)
                .isEqualTo(404);
    }
}
