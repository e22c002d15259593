package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.it.stepup.StepUpResource;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The library in an application that does not configure it. */
@ExtendWith(ArquillianExtension.class)
public class InertIT {
    private static final SampleApp APP = new SampleApp("unconfigured");

    private final Browser browser = new Browser();

    /**
     * The sample without a configuration.
     *
     * @return a WAR
     */
    @Deployment(testable = false)
    public static WebArchive application() {
        return APP.war(Map.of()).addPackage(StepUpResource.class.getPackage());
    }

    @Test
    void the_war_carries_the_library_and_what_it_needs_and_nothing_else() {
        List<String> jars = application().getContent(path -> path.get().startsWith("/WEB-INF/lib/")).keySet().stream()
                .map(path -> path.get().replaceFirst("^/WEB-INF/lib/(.*?)-[0-9].*[.]jar$", "$1"))
                .filter(name -> !name.startsWith("/"))
                .sorted()
                .toList();

        assertThat(jars).containsExactly("caffeine", "failsafe", "jose4j", "oten-jakarta", "slf4j-api");
    }

    @Test
    void open_resources_are_served() {
        assertThat(browser.fetch("GET", APP.at("/api/public")).status()).isEqualTo(200);
    }

    @Test
    void what_demands_a_step_up_is_closed() {
        assertThat(browser.open(APP.at("/secure")).status()).isEqualTo(403);
        assertThat(browser.fetch("GET", APP.at("/api/step-up/gold")).status()).isEqualTo(403);
    }

    @Test
    void what_demands_a_role_is_closed() {
        assertThat(browser.fetch("GET", APP.at("/api/admin")).status()).isEqualTo(403);
        assertThat(browser.open(APP.at("/api/admin")).status()).isEqualTo(403);
    }

    @Test
    void the_paths_of_the_library_are_not_there() {
        assertThat(browser.open(APP.at("/oten/login")).status()).isEqualTo(404);
    }
}
