package com.oten.jakarta.it.openliberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.oten.jakarta.it.SampleApp;
import com.oten.jakarta.it.ServerLog;
import com.oten.jakarta.it.second.SecondMechanism;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Open Liberty counts a specialized mechanism as a second one, and refuses applications with two. */
@ExtendWith(ArquillianExtension.class)
class SecondMechanismIT {
    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "second", managed = false, testable = false)
    public static WebArchive application() {
        return new SampleApp("second").war().addPackage(SecondMechanism.class.getPackage());
    }

    @Test
    void the_server_refuses_an_application_with_a_second_mechanism() {
        Throwable refusal = catchThrowable(() -> deployer.deploy("second"));

        assertThat(refusal).isNotNull();
        ServerLog.ofThisRun().await("CWWKS1925E");
    }
}
