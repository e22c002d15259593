package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Endpoint;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.IntConsumer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every secret and key changes while people log in, and nobody notices. */
@ExtendWith(ArquillianExtension.class)
public abstract class RotationBehaviour {
    private static final Logger LOG = System.getLogger(RotationBehaviour.class.getName());
    private static final SampleApp SECRET_SIGNS = new SampleApp("rotation-hs256");
    private static final SampleApp KEY_SIGNS = new SampleApp("rotation-eddsa");
    private static final KeyFolder FILES = new KeyFolder();
    private static final int ROUNDS = 5;

    /**
     * The sample with a secret in a file, which also signs.
     *
     * @return a WAR
     */
    @Deployment(name = "rotation-hs256", testable = false)
    public static WebArchive withHs256() {
        FILES.write("secret", Oten.CLIENT_SECRET);
        var settings = SECRET_SIGNS.settings(
                "oten.client-secret-file", FILES.at("secret").toString());
        settings.remove("oten.client-secret");
        return SECRET_SIGNS.war(settings);
    }

    /**
     * The sample with a secret and keys in files.
     *
     * @return a WAR
     */
    @Deployment(name = "rotation-eddsa", testable = false)
    public static WebArchive withEddsa() {
        FILES.write("secret", Oten.CLIENT_SECRET);
        FILES.writeKey("key.pem");
        var settings = KEY_SIGNS.settings(
                "oten.client-secret-file", FILES.at("secret").toString(),
                "oten.request-object.alg", "EdDSA",
                "oten.request-object.key-file", FILES.at("key.pem").toString(),
                "oten.request-object.next-key-file", FILES.at("next.pem").toString());
        settings.remove("oten.client-secret");
        return KEY_SIGNS.war(settings);
    }

    @Test
    @OperateOnDeployment("rotation-hs256")
    void no_login_fails_while_the_secret_that_signs_changes() throws Exception {
        Oten.readyFor(SECRET_SIGNS);
        FILES.write("secret", Oten.CLIENT_SECRET);

        rotating(SECRET_SIGNS, crowd -> {}, "hs256");
    }

    @Test
    @OperateOnDeployment("rotation-eddsa")
    void no_login_fails_while_the_secret_and_the_key_that_signs_change() throws Exception {
        Oten.readyFor(KEY_SIGNS);
        Oten.emulator().register(Oten.client(KEY_SIGNS.at("/")).withRequestKeysAt(KEY_SIGNS.at("/oten/jwks")));
        FILES.write("secret", Oten.CLIENT_SECRET);

        rotating(
                KEY_SIGNS,
                round -> {
                    if (round % 2 == 0) {
                        FILES.writeKey("key.pem"); // signs before Oten has ever seen it
                    } else {
                        FILES.writeKey("next.pem");
                        assertThat(keys(KEY_SIGNS)).isGreaterThanOrEqualTo(2); // published before it signs
                        FILES.move("next.pem", "key.pem");
                    }
                },
                "eddsa");
    }

    private static void rotating(SampleApp app, IntConsumer rotateKey, String name) throws Exception {
        Oten.emulator().approveAll(Oten.ALICE);
        try (Crowd crowd = Crowd.of(app)) {
            crowd.awaitLoginsOfEverybody();
            Oten.emulator().rotateSigningKey();
            crowd.awaitLoginsOfEverybody();
            Oten.emulator().retireOldKeys();

            for (int round = 0; round < ROUNDS; round++) {
                String secret = "secret-number-" + round + "-of-the-rotation-test-" + name + "-0123456789";
                Oten.emulator().rotateSecret(Oten.CLIENT_ID, secret, true);
                crowd.awaitLoginsOfEverybody();
                FILES.write("secret", secret);
                crowd.awaitLoginsOfEverybody();
                Oten.emulator().rotateSecret(Oten.CLIENT_ID, secret, false); // the old one is refused from now on
                crowd.awaitLoginsOfEverybody();

                rotateKey.accept(round);
                crowd.awaitLoginsOfEverybody();
            }

            crowd.stop();
            LOG.log(Level.INFO, "{0} logins while everything changed", crowd.logins());
            assertThat(crowd.failures()).isEmpty();
            assertThat(crowd.logins()).isGreaterThan(100);
            // nor did a login need a second start
            assertThat(Oten.emulator().count(Endpoint.AUTHORIZE)).isEqualTo(crowd.logins());
        }
    }

    private static int keys(SampleApp app) {
        return new Browser()
                .fetch("GET", app.at("/oten/jwks"))
                .json()
                .getJsonArray("keys")
                .size();
    }
}
