package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.oten.jakarta.it.brokenstepup.BrokenLocatorResource;
import com.oten.jakarta.it.brokenstepup.BrokenRolesResource;
import com.oten.jakarta.it.brokenstepup.BrokenStepUpServlet;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Annotations that are invalid or would have no effect fail the deployment. Open Liberty does not start the application
 * either, but its adapter waits two minutes for it, so it has a test of its own there.
 */
@ExtendWith(ArquillianExtension.class)
public abstract class BrokenStepUpBehaviour {
    /** What the log says, each in a line of its own. */
    public static final List<String> FAULTS = List.of(
            "@OtenStepUp on class " + BrokenStepUpServlet.class.getName() + " is invalid",
            "@DenyAll and @PermitAll are both on public java.lang.String " + BrokenRolesResource.class.getName()
                    + ".torn()",
            "the security annotation on public java.lang.Object " + BrokenLocatorResource.class.getName()
                    + ".located() has no effect");

    private static final SampleApp APP = new SampleApp("broken-step-up");

    @ArquillianResource
    @SuppressWarnings("NullAway.Init")
    private Deployer deployer;

    /**
     * The sample with a servlet with an invalid annotation, and a resource with contradicting ones.
     *
     * @return a WAR
     */
    @Deployment(name = "broken-step-up", managed = false, testable = false)
    public static WebArchive application() {
        return APP.war().addPackage(BrokenStepUpServlet.class.getPackage());
    }

    @Test
    void broken_annotations_fail_the_deployment_and_are_named() {
        // thrown on WildFly; Payara Micro's adapter does not report it
        Throwable refusal = catchThrowable(() -> deployer.deploy("broken-step-up"));

        FAULTS.forEach(ServerLog.ofThisRun()::await);
        assertThat(new Browser().open(APP.at("/api/public")).status())
                .as("the application after %s", refusal)
                .isEqualTo(404);
    }
}
