package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.it.stepup.StepUpResource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The library switched off, and what it protects deliberately public. */
@ExtendWith(ArquillianExtension.class)
public class OffAndOpenIT {
    private static final SampleApp OPEN = new SampleApp("switched-off-and-open");
    private static final String[] OFF = {"oten.enabled", "false", "oten.protect", "/api/public *.css"};

    private final Browser browser = new Browser();

    /**
     * The sample, switched off and open.
     *
     * @return a WAR
     */
    @Deployment(name = "open", testable = false)
    public static WebArchive open() {
        var settings = OPEN.settings(OFF);
        settings.put("oten.allow-unprotected-while-disabled", "true");
        return OPEN.war(settings).addPackage(StepUpResource.class.getPackage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/public", "/style.css"})
    void what_it_protects_is_open_where_somebody_wants_that(String path) {
        assertThat(browser.open(OPEN.at(path)).status()).isEqualTo(200);
    }

    /** The page itself then fails for want of a user. */
    @Test
    void a_step_up_is_demanded_of_nobody_where_somebody_wants_that() {
        assertThat(browser.open(OPEN.at("/secure")).status()).isNotIn(401, 403);
    }

    @Test
    void the_log_says_so() {
        ServerLog.ofThisRun()
                .await("oten.allow-unprotected-while-disabled is true: the library is off, and what it protects is"
                        + " open");
    }
}
