package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Who the caller is in all the places where an application's code can run. The documentation has the results per
 * server.
 */
@ExtendWith(ArquillianExtension.class)
public class LabIT {
    private static final SampleApp APP = new SampleApp("lab");

    private final Browser browser = new Browser();

    /**
     * The sample with all that real applications have.
     *
     * @return a WAR
     */
    @Deployment(testable = false)
    public static WebArchive application() {
        return Lab.in(APP);
    }

    @BeforeEach
    void forget_earlier_tests() {
        Oten.readyFor(APP);
    }

    @Test
    void the_documentation_has_a_row_for_each_place() {
        assertThat(Lab.DOCUMENTED.keySet())
                .containsExactlyElementsOf(
                        Stream.of(LabPlace.values()).map(LabPlace::row).toList());
    }

    @ParameterizedTest
    @EnumSource
    void a_place_sees_of_its_caller_what_the_documentation_says(LabPlace place) {
        APP.logIn(browser, Oten.ROOT, "/profile");

        JsonObject sight = place.sight(browser, APP);

        assertThat(Lab.seen(place, sight)).as(sight.toString()).isEqualTo(Lab.DOCUMENTED.get(place.row()));
        if (isNotRun(place)) {
            return;
        }
        assertThat(sight.getString("service")).isEqualTo("given");
        assertThat(sight.getString("captured", "given")).isEqualTo("given");
        assertThat(sight.getString("token")).matches("given|OtenLoginRequiredException: .*forCaller.*serviceToken.*");
    }

    @ParameterizedTest
    @EnumSource
    void a_place_sees_nobody_where_nobody_is(LabPlace place) {
        place.sight(loggedIn(), APP); // whose threads are used again

        JsonObject sight = place.sight(browser, APP);

        assertThat(Lab.seen(place, sight)).isEqualTo(isNotRun(place) ? Lab.NOT_RUN : "nothing");
        if (isNotRun(place)) {
            return;
        }
        assertThat(sight).doesNotContainKey("captured");
        assertThat(sight.getString("service")).isEqualTo("given");
    }

    @Test
    void an_exception_of_the_librarys_in_the_thread_that_resumes_a_response_is_mapped() {
        APP.logIn(browser, Oten.ROOT, "/profile");

        Page page = browser.fetch("GET", APP.at("/api/lab/failing"));

        assertThat(page.status()).isEqualTo(401);
        assertThat(page.json().getString("oten_error")).isEqualTo("not_logged_in");
    }

    @Test
    void a_navigation_gets_a_page_then() {
        Page page = browser.open(APP.at("/api/cors/resumed"));

        assertThat(page.status()).isEqualTo(503);
        assertThat(page.header("Content-Type").orElseThrow()).startsWith("text/html");
    }

    private static boolean isNotRun(LabPlace place) {
        return Lab.NOT_RUN.equals(Lab.DOCUMENTED.get(place.row()));
    }

    private static Browser loggedIn() {
        Browser other = new Browser();
        APP.logIn(other, Oten.ROOT, "/profile");
        return other;
    }
}
