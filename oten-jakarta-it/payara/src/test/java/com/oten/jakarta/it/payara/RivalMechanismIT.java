package com.oten.jakarta.it.payara;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.it.Browser;
import com.oten.jakarta.it.SampleApp;
import com.oten.jakarta.it.rival.Machines;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Payara does not show the library what its own annotations add: such an application starts, and is of no use. */
@ExtendWith(ArquillianExtension.class)
class RivalMechanismIT {
    private static final SampleApp APP = new SampleApp("rival");

    @Deployment(testable = false)
    public static WebArchive application() {
        return APP.war().addPackage(Machines.class.getPackage());
    }

    @Test
    void the_server_responds_with_500_to_everything() {
        assertThat(new Browser().open(APP.at("/api/public")).status()).isEqualTo(500);
    }
}
