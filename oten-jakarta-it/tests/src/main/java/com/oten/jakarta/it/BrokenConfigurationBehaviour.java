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

    private static final Map<String, String> FAULTS = Map.ofEntries(
            Map.entry("oten.client-id", "sample"),
            Map.entry("oten.client-secret", "thirty-one-bytes-are-not-enough"),
            Map.entry("oten.issuer", "http://oten.example"),
            Map.entry("oten.scopes", "profile email"),
            Map.entry("oten.request-object.alg", "EdDSA"),
            Map.entry("oten.request-object.key-file", "no-such-file.pem"),
            Map.entry("oten.request-object.lifetime", "PT6M"),
            Map.entry("oten.clock-skew", "a minute"),
            Map.entry("oten.id-token.algs", "HS256"));

    @ArquillianResource
    @SuppressWarnings("NullAway.Init")
    private Deployer deployer;

    /**
     * The sample with nearly everything wrong that can be wrong at once.
     *
     * @return a WAR
     */
    @Deployment(name = "broken", managed = false, testable = false)
    public static WebArchive application() {
        return APP.war(FAULTS);
    }

    @Test
    void a_broken_configuration_fails_the_deployment_and_names_every_key() {
        // thrown on WildFly and Open Liberty; Payara Micro's adapter keeps it to itself
        Throwable refusal = catchThrowable(() -> deployer.deploy("broken"));

        ServerLog.ofThisRun().await("The configuration of Oten has 7 faults");
        assertThat(ServerLog.ofThisRun().lines("The configuration of Oten has 7 faults"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line)
                        .contains(FAULTS.keySet().stream()
                                .filter(key -> !key.equals("oten.client-id") && !key.equals("oten.request-object.alg"))
                                .toList())
                        .doesNotContain("thirty-one-bytes-are-not-enough"));
        assertThat(new Browser().open(APP.at("/api/public")).status())
                .as("the application after %s", refusal)
                .isEqualTo(404);
    }
}
