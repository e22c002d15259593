package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.it.bypass.BrokenStore;
import com.oten.jakarta.it.bypass.OwnMechanism;
import com.oten.jakarta.it.bypass.ServicesOffApplication;
import com.oten.jakarta.it.stepup.StepUpResource;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** Applications that leave a part of the library out: nothing becomes public by it. */
public abstract class BypassBehaviour extends OwnServerBehaviour {
    private final Browser browser = new Browser();

    /** For the servers. */
    protected BypassBehaviour() {
        super("bypass");
    }

    @Override
    List<WebArchive> archives() {
        WebArchive services = sample("services").addClass(ServicesOffApplication.class);
        services.delete("/WEB-INF/classes/com/oten/sample/SampleApi.class");
        return List.of(
                sample("store").addClass(BrokenStore.class),
                sample("mechanism").addClass(OwnMechanism.class),
                services,
                sample("complete")
                        .addAsWebInfResource(
                                new StringAsset("<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\""
                                        + " metadata-complete=\"true\">"
                                        + "<servlet><servlet-name>secure</servlet-name>"
                                        + "<servlet-class>com.oten.sample.SecureServlet</servlet-class></servlet>"
                                        + "<servlet-mapping><servlet-name>secure</servlet-name>"
                                        + "<url-pattern>/secure</url-pattern></servlet-mapping></web-app>"),
                                "web.xml"));
    }

    private static WebArchive sample(String name) {
        SampleApp app = new SampleApp(name);
        return app.war(app.settings("oten.protect", "/api/public *.css")).addPackage(StepUpResource.class.getPackage());
    }

    @Test
    void a_part_that_cannot_be_made_lets_nobody_in() {
        SampleApp app = app("store");

        assertThat(closed(app)).doesNotContain(200);
        assertThat(browser.open(app.at("/")).status()).isIn(403, 500); // no request is processed
    }

    @Test
    void where_the_application_has_put_another_mechanism_all_stays_closed() {
        SampleApp app = app("mechanism");

        assertThat(closed(app)).doesNotContain(200);
        assertThat(browser.open(app.at("/")).status()).isEqualTo(200);
        String refusal = browser.fetch("GET", app.at("/api/public")).body();
        if (refusal.contains("urn:oten:error:configuration")) {
            log().await("has to leave such requests to OtenAuthenticationMechanism");
        } else { // Open Liberty sometimes chooses the library's mechanism
            assertThat(refusal).contains("urn:oten:error:not-logged-in");
        }
    }

    @Test
    void a_jax_rs_application_that_lets_the_server_look_for_no_features_is_closed_as_a_whole() {
        SampleApp app = app("services");

        assertThat(closed(app)).doesNotContain(200);
        assertThat(browser.fetch("GET", app.at("/api/admin")).body()).contains("urn:oten:error:configuration");
        assertThat(browser.open(app.at("/")).status()).isEqualTo(200);
        log().await("jakarta.ws.rs.loadServices=false of the JAX-RS application");
    }

    @Test
    void a_web_xml_that_wants_no_annotations_to_be_read_opens_nothing() {
        SampleApp app = app("complete");

        assertThat(closed(app)).doesNotContain(200);
        assertThat(browser.open(app.at("/oten/login")).isRedirect()).isTrue();
    }

    private SampleApp app(String name) {
        SampleApp app = new SampleApp(name, port());
        Oten.readyFor(app);
        awaitStart(app);
        return app;
    }

    private List<Integer> closed(SampleApp app) {
        return Stream.of("/api/public", "/style.css", "/api/admin", "/secure", "/api/step-up/gold", "/profile")
                .map(path -> browser.fetch("GET", app.at(path)).status())
                .toList();
    }
}
