package com.oten.jakarta.it.facts;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.it.Browser;
import com.oten.jakarta.it.Site;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the library assumes about a server on which it vetoes its mechanism. */
@ExtendWith(ArquillianExtension.class)
public class InertFactsIT {

    /**
     * The application, without its mechanism.
     *
     * @return a WAR
     */
    @Deployment(testable = false)
    public static WebArchive application() {
        return FactsWar.open("inert.war", "facts.inert=true");
    }

    @Test
    void an_application_without_its_mechanism_serves_open_pages() {
        assertThat(new Browser().open(Site.at("/inert", "/mapped/x")).body()).isEqualTo("nobody false /mapped/x");
    }
}
