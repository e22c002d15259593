package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.it.app.RulesResource;
import com.oten.jakarta.it.second.SecondMechanism;
import jakarta.json.JsonObject;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The caller is whoever the container says, even if another mechanism authenticated them. */
@ExtendWith(ArquillianExtension.class)
public abstract class SecondMechanismBehaviour {
    private static final SampleApp APP = new SampleApp("second");

    private final Browser browser = new Browser();

    /**
     * The sample with a second mechanism.
     *
     * @return a WAR
     */
    @Deployment(testable = false)
    public static WebArchive application() {
        return APP.war().addPackage(RulesResource.class.getPackage()).addPackage(SecondMechanism.class.getPackage());
    }

    @BeforeEach
    void prepare() {
        Oten.readyFor(APP);
    }

    @Test
    void a_caller_whom_the_container_knows_from_elsewhere_gets_nothing_of_the_session_in_the_cookie() {
        APP.logIn(browser, Oten.ROOT, "/profile");

        JsonObject root = browser.fetch("GET", APP.at("/api/caller")).json();
        JsonObject bob = browser.fetch("GET", APP.at("/api/caller?as=bob")).json();
        JsonObject robot =
                browser.fetch("GET", APP.at("/api/caller?as=user-root")).json();

        assertThat(root.toString())
                .isEqualTo("{\"principal\":\"user-root\",\"admins\":true,\"guests\":false,\"any\":true,"
                        + "\"user\":\"user-root\",\"token\":\"given\",\"context\":\"user-root\"}");
        String nothing = "\"admins\":false,\"guests\":true,\"any\":true,"
                + "\"user\":\"NOT_LOGGED_IN\",\"token\":\"NOT_LOGGED_IN\",\"context\":\"NOT_LOGGED_IN\"}";
        assertThat(bob.toString()).isEqualTo("{\"principal\":\"bob\"," + nothing);
        assertThat(robot.toString()).isEqualTo("{\"principal\":\"user-root\"," + nothing); // another one of that name
    }

    @Test
    void rules_hold_for_a_caller_whom_the_container_knows_from_elsewhere() {
        APP.logIn(browser, Oten.ROOT, "/profile");

        assertThat(status("class")).isEqualTo(200);
        assertThat(status("class?as=bob")).isEqualTo(403);
        assertThat(status("any?as=bob")).isEqualTo(200);
        assertThat(status("stepped-up")).isEqualTo(200);
        assertThat(status("stepped-up?as=bob")).isEqualTo(401);
    }

    @Test
    void rules_hold_for_a_caller_whom_a_filter_of_the_application_has_named() {
        APP.logIn(browser, Oten.ROOT, "/profile");

        assertThat(status("class?named=user-root")).isEqualTo(200);
        assertThat(status("class?named=bob")).isEqualTo(403);
        assertThat(status("any?named=bob")).isEqualTo(200);
    }

    private int status(String path) {
        return browser.fetch("GET", APP.at("/api/rules/" + path)).status();
    }
}
