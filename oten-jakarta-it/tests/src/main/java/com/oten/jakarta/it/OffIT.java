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
 * The library switched off on purpose, in an application that has the whole configuration.
 */
@ExtendWith(ArquillianExtension.class)
public class OffIT {
    private static final SampleApp CLOSED = new SampleApp("switched-off");
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
    }

    @ParameterizedTest
    @CsvSource({"/,200", "/icon.svg,200", "/oten/login,404", "/oten/callback,404", "/oten/jwks,404"})
    void what_it_does_not_protect_is_as_it_is_without_it(String path, int status) {
        assertThat(browser.open(CLOSED.at(path)).status()).isEqualTo(status);
    }

    @Test
    void the_log_says_so() {
        ServerLog.ofThisRun()
                .await("oten.enabled is false: the library is off, and what it protects refuses everybody");
    }
}
