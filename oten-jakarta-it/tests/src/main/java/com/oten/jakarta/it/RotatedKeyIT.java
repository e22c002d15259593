package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A client secret that authenticates and seals, and a key that signs; both change. */
@ExtendWith(ArquillianExtension.class)
public class RotatedKeyIT {
    private static final SampleApp APP = new SampleApp("rotated-key");
    private static final KeyFolder FILES = new KeyFolder();

    /**
     * The sample with its secret and its key in files; Oten fetches the public half.
     *
     * @return a WAR
     */
    @Deployment(testable = false)
    public static WebArchive application() {
        FILES.write("secret", Oten.CLIENT_SECRET);
        FILES.writeKey("key.pem");
        Map<String, String> settings = APP.settings(
                "oten.client-secret-file", FILES.at("secret").toString(),
                "oten.request-object.alg", "EdDSA",
                "oten.request-object.key-file", FILES.at("key.pem").toString(),
                "oten.request-object.next-key-file", FILES.at("next.pem").toString());
        settings.remove("oten.client-secret");
        return APP.war(settings);
    }

    @Test
    void no_login_fails_while_the_secret_and_the_key_change() throws Exception {
        Oten.readyFor(APP);
        Oten.emulator().register(Oten.client(APP.at("/")).withRequestKeysAt(APP.at("/oten/jwks")));

        new Rotation(APP, FILES).run(round -> {
            if (round % 2 == 0) {
                FILES.writeKey("key.pem"); // signs before Oten has ever seen it
            } else {
                FILES.writeKey("next.pem");
                assertThat(published()).isGreaterThanOrEqualTo(2); // before it signs
                FILES.move("next.pem", "key.pem");
            }
        });
    }

    private static int published() {
        return new Browser()
                .fetch("GET", APP.at("/oten/jwks"))
                .json()
                .getJsonArray("keys")
                .size();
    }
}
