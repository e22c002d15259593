package com.oten.jakarta.it.ee11;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.it.Browser;
import com.oten.jakarta.it.Oten;
import com.oten.jakarta.it.Page;
import com.oten.jakarta.it.SampleApp;
import com.oten.jakarta.it.ee11.several.ByPath;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The library beside another mechanism in one application, which Jakarta Security 4 allows. */
@ExtendWith(ArquillianExtension.class)
public class SeveralMechanismsIT {
    private static final SampleApp APP = new SampleApp("several");

    private final Browser browser = new Browser();

    @Deployment(testable = false)
    public static WebArchive application() {
        return APP.war().addPackage(ByPath.class.getPackage());
    }

    @BeforeEach
    void forget_earlier_tests() {
        Oten.readyFor(APP);
    }

    @Test
    void a_user_logs_in_at_oten() {
        Page page = APP.logIn(browser, Oten.ALICE, "/profile");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Alice");
    }

    @Test
    void a_machine_is_asked_for_its_password() {
        Page page = browser.fetch("GET", APP.at("/machines"));

        assertThat(page.status()).isEqualTo(401);
        assertThat(page.header("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).contains("Basic", "machines"));
    }

    @Test
    void a_machine_gets_in_with_its_password() throws IOException, InterruptedException {
        String password = Base64.getEncoder().encodeToString("robot:of-metal".getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(APP.at("/machines"))
                .header("Authorization", "Basic " + password)
                .build();

        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("robot");
    }
}
