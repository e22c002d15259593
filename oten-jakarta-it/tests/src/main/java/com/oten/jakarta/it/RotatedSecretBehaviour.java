package com.oten.jakarta.it;

import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A client secret that signs, authenticates and seals, and changes. */
@ExtendWith(ArquillianExtension.class)
public abstract class RotatedSecretBehaviour {
    private static final SampleApp APP = new SampleApp("rotated-secret");
    private static final KeyFolder FILES = new KeyFolder();

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
}
