package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.oten.jakarta.it.annotated.AnnotatedApplication;
import com.oten.jakarta.it.nobody.NobodysApplication;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A configuration that cannot work: found at deployment, all of it at once. */
@ExtendWith(ArquillianExtension.class)
public abstract class BrokenConfigurationBehaviour {
    private static final SampleApp APP = new SampleApp("broken");
    private static final SampleApp MISSPELT = new SampleApp("misspelt");
    private static final SampleApp NOWHERE = new SampleApp("nowhere");
    private static final SampleApp PROFILE = new SampleApp("profile");
    private static final SampleApp NOBODY = new SampleApp("nobody");
    private static final SampleApp EXCLUDED = new SampleApp("excluded");
    private static final SampleApp UNSEEN = new SampleApp("unseen");

    private static final Map<String, String> FAULTS = Map.ofEntries(
            Map.entry("oten.client-id", "sample"),
            Map.entry("oten.client-secret", "thirty-one-bytes-are-not-enough"),
            Map.entry("oten.issuer", "http://oten.example"),
            Map.entry("oten.scopes", "profile email"),
            Map.entry("oten.request-object.alg", "EdDSA"),
            Map.entry("oten.request-object.key-file", "no-such-file.pem"),
            Map.entry("oten.request-object.lifetime", "PT6M"),
            Map.entry("oten.clock-skew", "a minute"),
            Map.entry("oten.id-token.algs", "HS256"));

    @ArquillianResource
    @SuppressWarnings("NullAway.Init")
    private Deployer deployer;

    /**
     * The sample with nearly everything wrong that can be wrong at once.
     *
     * @return a WAR
     */
    @Deployment(name = "broken", managed = false, testable = false)
    public static WebArchive application() {
        return APP.war(FAULTS);
    }

    /**
     * The sample, whose client id is misspelt.
     *
     * @return a WAR
     */
    @Deployment(name = "misspelt", managed = false, testable = false)
    public static WebArchive misspelt() {
        return MISSPELT.war(Map.of("oten.clientid", "sample", "oten.protect", "/*"));
    }

    /**
     * The sample, whose client id is in a variable that is not there.
     *
     * @return a WAR
     */
    @Deployment(name = "nowhere", managed = false, testable = false)
    public static WebArchive nowhere() {
        return NOWHERE.war(Map.of("oten.client-id", "${test.no-such-thing}"));
    }

    /**
     * The sample, whose client id counts under another profile.
     *
     * @return a WAR
     */
    @Deployment(name = "profile", managed = false, testable = false)
    public static WebArchive profile() {
        return PROFILE.war(Map.of("%prod.oten.client-id", "sample"));
    }

    /**
     * The sample, with an annotation that names no client.
     *
     * @return a WAR
     */
    @Deployment(name = "nobody", managed = false, testable = false)
    public static WebArchive nobody() {
        return NOBODY.war(Map.of()).addPackage(NobodysApplication.class.getPackage());
    }

    /**
     * The sample, whose {@code web.xml} leaves the library's initializer out.
     *
     * @return a WAR
     */
    @Deployment(name = "excluded", managed = false, testable = false)
    public static WebArchive excluded() {
        return EXCLUDED.war()
                .addAsWebInfResource(
                        new StringAsset("<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\">"
                                + "<absolute-ordering/></web-app>"),
                        "web.xml");
    }

    /**
     * The sample, with the annotation where CDI does not look.
     *
     * @return a WAR
     */
    @Deployment(name = "unseen", managed = false, testable = false)
    public static WebArchive unseen() {
        WebArchive war = UNSEEN.war(Map.of("test.client", "sample", "test.secret", Oten.CLIENT_SECRET))
                .addPackage(AnnotatedApplication.class.getPackage());
        war.delete("/WEB-INF/classes/com/oten/sample"); // whose servlets need beans that are not seen either
        war.delete("/WEB-INF/beans.xml");
        return war.addAsWebInfResource(
                new StringAsset("<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\""
                        + " bean-discovery-mode=\"none\"/>"),
                "beans.xml");
    }

    @Test
    void an_application_in_which_the_initializer_does_not_run_is_not_deployed() {
        fails("excluded", EXCLUDED, "the servlet container has not started the library");
    }

    @Test
    void an_annotation_that_cdi_does_not_see_fails_the_deployment() {
        fails("unseen", UNSEEN, "CDI does not see the class with @OtenAuthenticationMechanismDefinition");
    }

    @Test
    void a_misspelt_client_id_fails_the_deployment_and_names_the_key() {
        fails("misspelt", MISSPELT, "oten.clientid is, which is no key; did you mean oten.client-id?");
    }

    @Test
    void a_client_id_that_leads_nowhere_fails_the_deployment() {
        fails("nowhere", NOWHERE, "oten.client-id holds an expression ${...} that leads nowhere");
    }

    @Test
    void a_client_id_of_a_profile_that_is_not_active_fails_the_deployment() {
        fails("profile", PROFILE, "%prod.oten.client-id counts under the profile prod alone");
    }

    @Test
    void an_annotation_without_a_client_id_fails_the_deployment() {
        fails("nobody", NOBODY, "oten.client-id is not set (the client id");
    }

    private void fails(String deployment, SampleApp app, String line) {
        Throwable refusal = catchThrowable(() -> deployer.deploy(deployment));

        ServerLog.ofThisRun().await(line);
        assertThat(new Browser().open(app.at("/api/admin")).status())
                .as("the application after %s", refusal)
                .isEqualTo(404);
    }

    @Test
    void a_broken_configuration_fails_the_deployment_and_names_every_key() {
        // thrown on WildFly and Open Liberty; Payara Micro's adapter keeps it to itself
        Throwable refusal = catchThrowable(() -> deployer.deploy("broken"));

        ServerLog.ofThisRun().await("The configuration of Oten has 7 faults");
        assertThat(ServerLog.ofThisRun().lines("The configuration of Oten has 7 faults"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line)
                        .contains(FAULTS.keySet().stream()
                                .filter(key -> !key.equals("oten.client-id") && !key.equals("oten.request-object.alg"))
                                .toList())
                        .doesNotContain("thirty-one-bytes-are-not-enough"));
        assertThat(new Browser().open(APP.at("/api/public")).status())
                .as("the application after %s", refusal)
                .isEqualTo(404);
    }
}
