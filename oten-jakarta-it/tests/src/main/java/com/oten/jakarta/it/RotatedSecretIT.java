package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Endpoint;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A client secret that signs, authenticates and seals, and changes. */
@ExtendWith(ArquillianExtension.class)
public class RotatedSecretIT {
    private static final SampleApp APP = new SampleApp("rotated-secret");
    private static final KeyFolder FILES = new KeyFolder();
    private static final String NEXT = "the-next-secret-of-the-rotation-test-0123456789";

    /**
     * The sample with its secret in a file.
     *
     * @return a WAR
     */
    @Deployment(testable = false)
    public static WebArchive application() {
        FILES.write("secret", Oten.CLIENT_SECRET);
        Map<String, String> settings =
                APP.settings("oten.client-secret-file", FILES.at("secret").toString());
        settings.remove("oten.client-secret");
        return APP.war(settings);
    }

    @Test
    void no_login_fails_while_the_secret_changes() throws Exception {
        Oten.readyFor(APP);

        new Rotation(APP, FILES).run(round -> {});
    }

    @Test
    void a_login_and_a_session_that_began_with_the_old_secret_go_on() {
        FILES.write("secret", Oten.CLIENT_SECRET);
        Oten.readyFor(APP);
        Browser loggedIn = new Browser();
        APP.logIn(loggedIn, Oten.ALICE, "/profile");
        Browser underWay = new Browser();
        Page callback = APP.approve(underWay, underWay.visit(APP.at("/profile")), Oten.ALICE);

        FILES.write("secret", NEXT);
        Oten.emulator().rotateSecret(Oten.CLIENT_ID, NEXT, false); // the old one is refused from now on

        // T10: cookie and session were sealed with a key of the old secret
        Page page = underWay.follow(callback);
        assertThat(page.uri()).isEqualTo(APP.at("/profile"));
        assertThat(page.body()).contains("Alice");
        assertThat(Oten.emulator().count(Endpoint.AUTHORIZE)).isEqualTo(2); // nobody had to begin again
        assertThat(loggedIn.fetch("POST", APP.at("/api/refresh")).status()).isEqualTo(200);
    }
}
