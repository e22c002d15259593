package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.it.annotated.AnnotatedApplication;
import com.oten.jakarta.it.nobody.NobodysApplication;
import java.util.List;
import java.util.Map;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An invalid configuration: all faults are reported at deployment, and nothing becomes public. */
public abstract class BrokenConfigurationBehaviour extends OwnServerBehaviour {
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

    /** For the servers. */
    protected BrokenConfigurationBehaviour() {
        super("broken-configurations");
    }

    @Override
    List<WebArchive> archives() {
        return List.of(
                war("broken", FAULTS),
                war("misspelt", Map.of("oten.clientid", "sample", "oten.protect", "/*")),
                war("nowhere", Map.of("oten.client-id", "${test.no-such-thing}")),
                war("profile", Map.of("%prod.oten.client-id", "sample")),
                war("nobody", Map.of()).addPackage(NobodysApplication.class.getPackage()),
                excluded(),
                unseen());
    }

    private static WebArchive war(String name, Map<String, String> settings) {
        return new SampleApp(name).war(settings);
    }

    /** Its {@code web.xml} leaves the library's initializer out. */
    private static WebArchive excluded() {
        return new SampleApp("excluded")
                .war()
                .addAsWebInfResource(
                        new StringAsset("<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\">"
                                + "<absolute-ordering/></web-app>"),
                        "web.xml");
    }

    /** It has the annotation where CDI does not look. */
    private static WebArchive unseen() {
        WebArchive war = war(
                        "unseen",
                        Map.of(
                                "test.client",
                                "sample",
                                "test.secret",
                                Oten.CLIENT_SECRET,
                                "test.issuer",
                                Oten.emulator().issuer().toString()))
                .addPackage(AnnotatedApplication.class.getPackage());
        war.delete("/WEB-INF/classes/com/oten/sample"); // whose servlets need beans that are not seen either
        war.delete("/WEB-INF/beans.xml");
        return war.addAsWebInfResource(
                new StringAsset("<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\""
                        + " bean-discovery-mode=\"none\"/>"),
                "beans.xml");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "excluded | the servlet container has not started the library",
                "misspelt | oten.clientid is, which is not a key; did you mean oten.client-id?",
                "nowhere | oten.client-id holds an expression ${...} that leads nowhere",
                "profile | %prod.oten.client-id counts under the profile prod alone",
                "nobody | oten.client-id is not set (the client id",
                "broken | The configuration of Oten has 7 faults"
            })
    void is_not_deployed_and_the_log_says_why(String name, String reason) {
        isNotDeployed(name, reason);
    }

    @Test
    void an_application_that_cdi_does_not_see_is_not_deployed() {
        isNotDeployed("unseen", unseenReason());
    }

    /**
     * What the log says of the application that CDI does not see: the library's reason, unless the server has one before.
     *
     * @return a part of a line
     */
    protected String unseenReason() {
        return "CDI does not see the";
    }

    private void isNotDeployed(String name, String reason) {
        log().await(reason, OwnServer.PATIENCE);

        awaitServer();
        SampleApp app = new SampleApp(name, port());
        assertThat(new Browser().open(app.at("/api/admin")).status()).isEqualTo(404);
        assertThat(new Browser().open(app.at("/api/public")).status()).isEqualTo(404);
    }

    @Test
    void names_every_key_that_is_wrong_at_once() {
        log().await("The configuration of Oten has 7 faults", OwnServer.PATIENCE);

        assertThat(log().lines("The configuration of Oten has 7 faults"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line)
                        .contains(FAULTS.keySet().stream()
                                .filter(key -> !key.equals("oten.client-id") && !key.equals("oten.request-object.alg"))
                                .toList())
                        .doesNotContain("thirty-one-bytes-are-not-enough"));
    }
}
