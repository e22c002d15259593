package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.it.stepup.StepUpResource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The library switched off on purpose, in an application that has the whole configuration; and again, with all open that it
 * would protect.
 */
@ExtendWith(ArquillianExtension.class)
public abstract class OffBehaviour {
    private static final SampleApp CLOSED = new SampleApp("switched-off");
    private static final SampleApp OPEN = new SampleApp("switched-off-and-open");
    private static final String[] OFF = {"oten.enabled", "false", "oten.protect", "/api/public *.css"};

    private final Browser browser = new Browser();

    /**
     * The sample, switched off.
     *
     * @return a WAR
     */
    @Deployment(name = "closed", testable = false)
    public static WebArchive closed() {
        return CLOSED.war(CLOSED.settings(OFF)).addPackage(StepUpResource.class.getPackage());
    }

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
    @ValueSource(strings = {"/api/public", "/api/public/", "/style.css", "/api/admin", "/secure", "/api/step-up/gold"})
    void what_the_library_protects_is_closed(String path) {
        assertThat(browser.open(CLOSED.at(path)).status()).isEqualTo(403);
        assertThat(browser.fetch("GET", CLOSED.at(path)).status()).isEqualTo(403);
    }

    /** The server's own constraint; each says in its own way that nobody can log in. */
    @Test
    void what_the_server_protects_stays_closed() {
        assertThat(browser.open(CLOSED.at("/profile")).status()).isIn(401, 403, 500);
        assertThat(browser.open(OPEN.at("/profile")).status()).isIn(401, 403, 500);
    }

    @ParameterizedTest
    @CsvSource({"/,200", "/icon.svg,200", "/oten/login,404", "/oten/callback,404", "/oten/jwks,404"})
    void what_it_does_not_protect_is_as_it_is_without_it(String path, int status) {
        assertThat(browser.open(CLOSED.at(path)).status()).isEqualTo(status);
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
    void the_log_says_which() {
        ServerLog.ofThisRun()
                .await("oten.enabled is false: the library is off, and what it protects refuses everybody");
        ServerLog.ofThisRun()
                .await("oten.allow-unprotected-while-disabled is true: the library is off, and what it protects is"
                        + " open");
    }
}
