package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.EmulatedClient;
import com.oten.emulator.ReceivedRequestObject;
import java.util.List;
import java.util.Map;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Client id and secret in environment variables, as the README has them, and scopes where this server keeps settings of its
 * own: on a server that is started with them.
 */
public abstract class EnvironmentBehaviour extends OwnServerBehaviour {
    /** MicroProfile Config would make one dollar of two, and shorten it. */
    private static final String SECRET = "$$two-$-dollars-{and}-$$$-three-of-them-0123456789$";

    /** The key that is set in the server's own way. */
    protected static final String SCOPES_KEY = "oten.scopes";
    /** Its value. */
    protected static final String SCOPES = "openid profile";

    private static final String BY_VARIABLES = "by-variables";
    private static final String BY_REFERENCE = "by-reference";

    /** For the servers. */
    protected EnvironmentBehaviour() {
        super("environment");
    }

    /**
     * What the server is to be started with.
     *
     * @return variables and their values
     */
    protected final Map<String, String> environment() {
        return Map.of(
                "OTEN_CLIENT_ID",
                Oten.CLIENT_ID,
                "OTEN_CLIENT_SECRET",
                SECRET,
                "OTEN_REQUEST_OBJECT_LIFETIME",
                "PT4M",
                "OTEN_CLIENT_SECRTE",
                "misspelt",
                "MP_CONFIG_PROFILE",
                "prod",
                "_PROD_OTEN_CLOCK_SKEW",
                "PT30S",
                "VAULT_SECRET",
                SECRET);
    }

    @Override
    List<WebArchive> archives() {
        SampleApp variables = new SampleApp(BY_VARIABLES);
        Map<String, String> settings = variables.settings("%prod.oten.login.lifetime", "PT5M");
        settings.remove("oten.client-id");
        settings.remove("oten.client-secret");
        settings.remove(SCOPES_KEY);
        SampleApp reference = new SampleApp(BY_REFERENCE);
        return List.of(
                variables.war(settings),
                reference.war(
                        // its file before the variables
                        reference.settings("oten.client-secret", "${vault.secret}", "config_ordinal", "500")));
    }

    @Test
    void warns_of_the_variable_that_is_misspelt_and_of_no_other() {
        awaitStart(new SampleApp(BY_VARIABLES, port()));
        awaitStart(new SampleApp(BY_REFERENCE, port()));

        log().await("unknown key");
        assertThat(log().lines("unknown key"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line)
                        .contains("unknown key OTEN_CLIENT_SECRTE; did you mean oten.client-secret?")
                        .containsOnlyOnce("unknown key"));
    }

    @Test
    void a_key_that_the_server_keeps_counts() {
        assertThat(requestObject().claims()).containsEntry("scope", SCOPES);
    }

    /** The request object of a login, at the application that is configured by variables. */
    protected final ReceivedRequestObject requestObject() {
        SampleApp app = new SampleApp(BY_VARIABLES, port());
        awaitStart(app);
        register(app);
        app.logIn(new Browser(), Oten.ALICE, "/profile");
        return Oten.emulator().lastRequestObject().orElseThrow();
    }

    private static void register(SampleApp app) {
        Oten.emulator().reset();
        Oten.emulator()
                .register(EmulatedClient.confidential(
                        Oten.CLIENT_ID, SECRET, app.at("/oten/callback").toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {BY_VARIABLES, BY_REFERENCE})
    void a_secret_with_dollars_is_used_as_it_is_written(String name) {
        SampleApp app = new SampleApp(name, port());
        awaitStart(app);
        register(app);

        Page page = app.logIn(new Browser(), Oten.ALICE, "/profile");

        assertThat(page.uri()).isEqualTo(app.at("/profile"));
        assertThat(page.body()).contains("Alice");
    }
}
