package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A configuration that cannot work: found at deployment, all of it at once. */
@ExtendWith(ArquillianExtension.class)
public abstract class BrokenConfigurationBehaviour {
    private static final SampleApp APP = new SampleApp("broken");

    @ArquillianResource
    @SuppressWarnings("NullAway.Init")
    private Deployer deployer;

    /**
     * The sample with a client but no secret, and an issuer without https.
     *
     * @return a WAR
     */
    @Deployment(name = "broken", managed = false, testable = false)
    public static WebArchive application() {
        return APP.war(Map.of("oten.client-id", "sample", "oten.issuer", "http://oten.example"));
    }

    @Test
    void a_broken_configuration_fails_the_deployment_and_names_every_key() {
        // thrown on WildFly and Open Liberty; Payara Micro's adapter keeps it to itself
        Throwable refusal = catchThrowable(() -> deployer.deploy("broken"));

        ServerLog.ofThisRun().await("oten.client-secret");
        ServerLog.ofThisRun().await("oten.issuer");
        assertThat(new Browser().open(APP.at("/api/public")).status())
                .as("the application after %s", refusal)
                .isEqualTo(404);
    }
}
