package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.it.annotated.AnnotatedApplication;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The library switched on by an annotation, without any configuration key. */
@ExtendWith(ArquillianExtension.class)
public class AnnotationIT {
    private static final SampleApp APP = new SampleApp("annotated");

    private final Browser browser = new Browser();

    /**
     * The sample with the annotation.
     *
     * @return a WAR
     */
    @Deployment(testable = false)
    public static WebArchive application() {
        return APP.war(Map.of(
                        "test.client", Oten.CLIENT_ID,
                        "test.secret", Oten.CLIENT_SECRET,
                        "test.issuer", Oten.emulator().issuer().toString()))
                .addPackage(AnnotatedApplication.class.getPackage());
    }

    @Test
    void a_login_works() {
        Oten.readyFor(APP);

        Page page = APP.logIn(browser, Oten.ALICE, "/profile");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Alice");
        assertThat(browser.fetch("GET", APP.at("/api/me")).status()).isEqualTo(200);
        assertThat(browser.fetch("GET", APP.at("/api/admin")).status()).isEqualTo(403);
    }
}
