package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.it.doors.BrokenStore;
import com.oten.jakarta.it.doors.OwnMechanism;
import com.oten.jakarta.it.doors.ServicesOffApplication;
import com.oten.jakarta.it.stepup.StepUpResource;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What leaves a part of the library out, by the application's doing: nothing is open for it. */
@ExtendWith(ArquillianExtension.class)
public abstract class DoorsBehaviour {
    private static final SampleApp STORE = new SampleApp("door-store");
    private static final SampleApp MECHANISM = new SampleApp("door-mechanism");
    private static final SampleApp SERVICES = new SampleApp("door-services");
    private static final SampleApp COMPLETE = new SampleApp("door-complete");

    private final Browser browser = new Browser();

    @ArquillianResource
    @SuppressWarnings("NullAway.Init")
    private Deployer deployer;

    private static WebArchive protectedSample(SampleApp app) {
        return app.war(app.settings("oten.protect", "/api/public *.css")).addPackage(StepUpResource.class.getPackage());
    }

    /**
     * The sample with a shared store that fails when it is first needed, and the library's parts with it.
     *
     * @return a WAR
     */
    @Deployment(name = "store", managed = false, testable = false)
    public static WebArchive store() {
        return protectedSample(STORE).addClass(BrokenStore.class);
    }

    /**
     * The sample with a mechanism of its own in the place of the library's.
     *
     * @return a WAR
     */
    @Deployment(name = "mechanism", managed = false, testable = false)
    public static WebArchive mechanism() {
        return protectedSample(MECHANISM).addClass(OwnMechanism.class);
    }

    /**
     * The sample whose JAX-RS application lets the server look for no features.
     *
     * @return a WAR
     */
    @Deployment(name = "services", managed = false, testable = false)
    public static WebArchive services() {
        WebArchive war = protectedSample(SERVICES).addClass(ServicesOffApplication.class);
        war.delete("/WEB-INF/classes/com/oten/sample/SampleApi.class");
        return war;
    }

    /**
     * The sample whose {@code web.xml} wants no annotations to be read.
     *
     * @return a WAR
     */
    @Deployment(name = "complete", managed = false, testable = false)
    public static WebArchive complete() {
        return protectedSample(COMPLETE)
                .addAsWebInfResource(
                        new StringAsset("<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\""
                                + " metadata-complete=\"true\">"
                                + "<servlet><servlet-name>secure</servlet-name>"
                                + "<servlet-class>com.oten.sample.SecureServlet</servlet-class></servlet>"
                                + "<servlet-mapping><servlet-name>secure</servlet-name><url-pattern>/secure</url-pattern>"
                                + "</servlet-mapping></web-app>"),
                        "web.xml");
    }

    @Test
    void a_part_that_cannot_be_made_lets_nobody_in() {
        whileDeployed("store", () -> {
            assertThat(closed(STORE)).doesNotContain(200);
            assertThat(browser.open(STORE.at("/")).status()).isEqualTo(500); // no request is looked at
        });
    }

    @Test
    void where_the_application_has_put_another_mechanism_all_stays_closed() {
        whileDeployed("mechanism", () -> {
            assertThat(closed(MECHANISM)).doesNotContain(200);
            assertThat(browser.open(MECHANISM.at("/")).status()).isEqualTo(200);
            assertThat(browser.fetch("GET", MECHANISM.at("/api/public")).body())
                    .contains("urn:oten:error:configuration");
            ServerLog.ofThisRun().await("has to leave such requests to OtenAuthenticationMechanism");
        });
    }

    @Test
    void a_web_xml_that_wants_no_annotations_to_be_read_opens_nothing() {
        whileDeployed("complete", () -> {
            assertThat(closed(COMPLETE)).doesNotContain(200);
            assertThat(browser.open(COMPLETE.at("/oten/login")).isRedirect()).isTrue();
        });
    }

    @Test
    void a_jax_rs_application_that_lets_the_server_look_for_no_features_is_closed_as_a_whole() {
        whileDeployed("services", () -> {
            assertThat(closed(SERVICES)).doesNotContain(200);
            assertThat(browser.fetch("GET", SERVICES.at("/api/admin")).body()).contains("urn:oten:error:configuration");
            assertThat(browser.open(SERVICES.at("/")).status()).isEqualTo(200);
            ServerLog.ofThisRun().await("jakarta.ws.rs.loadServices=false of the JAX-RS application");
        });
    }

    private List<Integer> closed(SampleApp app) {
        return Stream.of("/api/public", "/style.css", "/api/admin", "/secure", "/api/step-up/gold", "/profile")
                .map(path -> browser.fetch("GET", app.at(path)).status())
                .toList();
    }

    /** One at a time: Payara Micro's adapter starts a server for each. */
    private void whileDeployed(String deployment, Runnable test) {
        deployer.deploy(deployment);
        try {
            test.run();
        } finally {
            deployer.undeploy(deployment);
        }
    }
}
