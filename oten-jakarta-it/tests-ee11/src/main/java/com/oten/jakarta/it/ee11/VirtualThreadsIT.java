package com.oten.jakarta.it.ee11;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Endpoint;
import com.oten.jakarta.it.Browser;
import com.oten.jakarta.it.Oten;
import com.oten.jakarta.it.Page;
import com.oten.jakarta.it.SampleApp;
import com.oten.jakarta.it.ee11.virtual.VirtualThreadsResource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The token service in virtual threads, which a managed executor of Jakarta Concurrency 3.1 may consist of. */
@ExtendWith(ArquillianExtension.class)
public class VirtualThreadsIT {
    private static final SampleApp APP = new SampleApp("virtual");

    private final Browser browser = new Browser();

    /**
     * The sample with such an executor.
     *
     * @return a WAR
     */
    @Deployment(testable = false)
    public static WebArchive application() {
        return APP.war().addPackage(VirtualThreadsResource.class.getPackage());
    }

    @BeforeEach
    void log_in() {
        Oten.readyFor(APP);
        APP.logIn(browser, Oten.ALICE, "/profile");
    }

    @Test
    void the_threads_are_virtual_where_java_has_such() {
        assertThat(get("threads")).isIn("true true", "false false");
    }

    @Test
    void the_caller_can_be_taken_along_to_virtual_threads() {
        assertThat(get("caller")).isEqualTo("1");
    }

    @Test
    void virtual_threads_share_one_service_token() {
        assertThat(get("service")).isEqualTo("1");

        assertThat(Oten.emulator().received(Endpoint.TOKEN).stream()
                        .filter(request -> request.form("grant_type")
                                .filter("client_credentials"::equals)
                                .isPresent()))
                .hasSizeLessThanOrEqualTo(1);
    }

    private String get(String path) {
        Page page = browser.fetch("GET", APP.at("/api/virtual/" + path));
        assertThat(page.status()).as(path).isEqualTo(200);
        return page.body();
    }
}
