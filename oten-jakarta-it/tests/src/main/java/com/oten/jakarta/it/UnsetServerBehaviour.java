package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** A server that lacks the setting without which it takes no caller from a mechanism of Jakarta Security. */
public abstract class UnsetServerBehaviour extends OwnServerBehaviour {
    private static final String NAME = "unset";

    /** For the servers. */
    protected UnsetServerBehaviour() {
        super(NAME);
    }

    /**
     * The start of the command that sets it, which the log has to say.
     *
     * @return as in the documentation
     */
    protected abstract String command();

    @Override
    protected List<WebArchive> archives() {
        SampleApp app = new SampleApp(NAME);
        return List.of(app.war(app.settings()));
    }

    @Test
    void a_login_ends_at_a_page_of_the_librarys_and_the_log_has_the_command() {
        SampleApp app = new SampleApp(NAME, port());
        awaitStart(app);
        Oten.readyFor(app.at("/"));
        Browser browser = new Browser();

        Page page = app.logIn(browser, Oten.ALICE, "/profile");

        assertThat(page.uri()).isEqualTo(app.at("/profile"));
        assertThat(page.status()).isEqualTo(500);
        assertThat(page.body()).contains("This application cannot log you in").doesNotContain("Exception", "ELY");
        assertThat(page.header("Content-Type").orElseThrow()).startsWith("text/html");
        log().await(command());
        assertThat(log().lines("OTEN-CONFIGURATION")).hasSize(1);

        Page problem = browser.fetch("GET", app.at("/api/me"));
        assertThat(problem.status()).isEqualTo(500);
        assertThat(problem.body()).contains("urn:oten:error:configuration");
    }
}
