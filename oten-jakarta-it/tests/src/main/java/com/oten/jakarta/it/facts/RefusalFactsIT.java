package com.oten.jakarta.it.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.oten.jakarta.it.Browser;
import com.oten.jakarta.it.ServerLog;
import com.oten.jakarta.it.Site;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the library assumes about a deployment that it refuses. */
@ExtendWith(ArquillianExtension.class)
public class RefusalFactsIT {
    @ArquillianResource
    @SuppressWarnings("NullAway.Init")
    private Deployer deployer;

    /**
     * The application with a broken configuration.
     *
     * @return a WAR
     */
    @Deployment(name = "refused", managed = false, testable = false)
    public static WebArchive application() {
        return FactsWar.named("refused.war", "facts.problem=true");
    }

    @Test
    void a_problem_found_by_the_extension_fails_the_deployment_and_is_logged() {
        // thrown on WildFly and Open Liberty; Payara Micro's adapter does not report it
        Throwable refusal = catchThrowable(() -> deployer.deploy("refused"));

        ServerLog.ofThisRun().await(FactsExtension.PROBLEM);
        assertThat(new Browser().open(Site.at("/refused", "/mapped/x")).status())
                .as("the application after %s", refusal)
                .isEqualTo(404);
    }
}
