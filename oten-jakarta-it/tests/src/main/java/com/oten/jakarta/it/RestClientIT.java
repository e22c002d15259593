package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Endpoint;
import com.oten.emulator.ReceivedRequest;
import com.oten.jakarta.it.restclient.ClientsResource;
import java.net.URI;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens on MicroProfile Rest Clients, where a server has them. */
@ExtendWith(ArquillianExtension.class)
public class RestClientIT {
    private static final SampleApp APP = new SampleApp("restclient");

    private final Browser browser = new Browser();

    /**
     * The sample with clients in it.
     *
     * @return a WAR
     */
    @Deployment(testable = false)
    public static WebArchive application() {
        return APP.war(APP.settings(
                        "oten.outgoing.origins",
                        Oten.emulator().issuer().toString(),
                        "service/mp-rest/url",
                        Oten.emulator().uri(Endpoint.USERINFO).toString()))
                .addPackage(ClientsResource.class.getPackage());
    }

    @BeforeEach
    void forget_earlier_tests() {
        Oten.readyFor(APP);
        APP.logIn(browser, Oten.ALICE, "/profile");
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "provider"})
    void the_token_of_the_caller_goes_along(String kind) {
        assertThat(call(kind, Oten.emulator().uri(Endpoint.USERINFO))).isEqualTo("200");
    }

    @Test
    void the_token_of_the_application_goes_along() {
        assertThat(call("service", Oten.emulator().uri(Endpoint.USERINFO)))
                .isEqualTo("403"); // a good token, but nobody's
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "provider"})
    void a_token_goes_to_no_origin_that_was_not_named(String kind) {
        assertThat(call(kind, APP.at("/api/public"))).isEqualTo("OtenConfigurationException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "provider", "service"})
    void a_call_that_is_answered_with_invalid_token_is_sent_again(String kind) {
        URI where = Oten.emulator().uri(Endpoint.USERINFO);
        String good = call(kind, where);
        List<ReceivedRequest> first = Oten.emulator().received(Endpoint.USERINFO);
        Oten.revoke(first.get(0).header("Authorization").orElseThrow().substring("Bearer ".length()));

        assertThat(call(kind, where)).isEqualTo(good);

        assertThat(Oten.emulator().count(Endpoint.USERINFO)).isEqualTo(3);
    }

    private String call(String kind, URI to) {
        Page page = browser.fetch("GET", APP.at("/api/clients/" + kind + "?to=" + to));
        assertThat(page.status()).isEqualTo(200);
        return page.body();
    }
}
