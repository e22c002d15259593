package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.oten.jakarta.it.rival.Machines;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two mechanisms, and nothing that chooses: without the library's check, everything would be a 500. */
@ExtendWith(ArquillianExtension.class)
public abstract class RivalMechanismBehaviour {
    private static final SampleApp APP = new SampleApp("rival");

    @ArquillianResource
    @SuppressWarnings("NullAway.Init")
    private Deployer deployer;

    /**
     * The sample with a mechanism of the standard's.
     *
     * @return a WAR
     */
    @Deployment(name = "rival", managed = false, testable = false)
    public static WebArchive application() {
        return APP.war().addPackage(Machines.class.getPackage());
    }

    @Test
    void a_second_mechanism_fails_the_deployment_and_both_are_named() {
        Throwable refusal = catchThrowable(() -> deployer.deploy("rival"));

        ServerLog.ofThisRun().await("more than one HttpAuthenticationMechanism");
        assertThat(ServerLog.ofThisRun().lines("more than one HttpAuthenticationMechanism"))
                .anySatisfy(line ->
                        assertThat(line).contains("OtenAuthenticationMechanism", "BasicAuthenticationMechanism"));
        assertThat(new Browser().open(APP.at("/api/public")).status())
                .as("the application after %s", refusal)
                .isEqualTo(404);
    }
}
