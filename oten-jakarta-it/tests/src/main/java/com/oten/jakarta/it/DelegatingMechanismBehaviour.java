package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.it.app.RulesResource;
import com.oten.jakarta.it.delegating.MachinesFirst;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A mechanism of the application's, which leaves to the library what is not its own, as {@code docs/servers.md} shows. */
@ExtendWith(ArquillianExtension.class)
public abstract class DelegatingMechanismBehaviour {
    private static final SampleApp APP = new SampleApp("delegating");

    private final Browser browser = new Browser();

    /**
     * The sample with such a mechanism.
     *
     * @return a WAR
     */
    @Deployment(testable = false)
    public static WebArchive application() {
        return APP.war().addPackage(RulesResource.class.getPackage()).addPackage(MachinesFirst.class.getPackage());
    }

    @BeforeEach
    void forget_earlier_tests() {
        Oten.readyFor(APP);
    }

    @Test
    void a_user_logs_in_and_out_at_oten() {
        assertThat(APP.logIn(browser, Oten.ALICE, "/profile").body()).contains("Alice");

        browser.post(APP.at("/profile"), APP.at("/oten/logout"), Map.of());

        assertThat(browser.open(APP.at("/profile")).isRedirect()).isTrue();
    }

    @Test
    void a_machine_is_known_without_a_login() throws IOException, InterruptedException {
        URI page = APP.at("/api/rules/any");

        assertThat(status(HttpRequest.newBuilder(page))).isEqualTo(401);
        assertThat(status(HttpRequest.newBuilder(page).header(MachinesFirst.HEADER, "robot")))
                .isEqualTo(200);
    }

    private static int status(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
