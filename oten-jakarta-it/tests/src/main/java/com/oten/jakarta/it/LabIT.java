package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.it.cors.OwnCorsFilter;
import com.oten.jakarta.it.lab.Sight;
import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.asset.ClassLoaderAsset;
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
    private static final Map<String, String> DOCUMENTED = new ServersTable("callers.md", "places").column();

    /** Apart from tokens that were taken along, and those for the application itself. */
    private static final Map<String, String> EVERYTHING = everything();

    /**
     * What Payara takes, in the threads of {@code AsyncContext}, from whoever's request has made the thread: it may be
     * another user's.
     */
    private static final Map<LabPlace, Set<String>> ANYBODYS = Map.of(
            LabPlace.ASYNC_DISPATCH, Set.of("SecurityContext"),
            LabPlace.ASYNC_BEAN, Set.of("principal", "role", "SecurityContext"),
            LabPlace.ASYNC_START, Set.of("SecurityContext"));

    private static final String WEB_XML = """
            <welcome-file-list>
              <welcome-file>view.xhtml</welcome-file>
            </welcome-file-list>
            <error-page>
              <error-code>418</error-code>
              <location>/lab/servlet</location>
            </error-page>
            """;

    private final Browser browser = new Browser();

    /**
     * The sample with all that real applications have.
     *
     * @return a WAR
     */
    @Deployment(testable = false)
    public static WebArchive application() {
        return Views.in(APP, WEB_XML)
                .addPackage(OwnCorsFilter.class.getPackage())
                .addPackage(Sight.class.getPackage())
                .add(
                        new ClassLoaderAsset("com/oten/jakarta/it/lab.xhtml", LabIT.class.getClassLoader()),
                        LabPlace.VIEW);
    }

    @BeforeEach
    void forget_earlier_tests() {
        Oten.readyFor(APP);
    }

    @Test
    void the_documentation_has_a_row_for_each_place() {
        assertThat(DOCUMENTED.keySet())
                .containsExactlyElementsOf(
                        Stream.of(LabPlace.values()).map(LabPlace::row).toList());
    }

    @ParameterizedTest
    @EnumSource
    void a_place_sees_of_its_caller_what_the_documentation_says(LabPlace place) {
        APP.logIn(browser, Oten.ROOT, "/profile");

        JsonObject sight = place.sight(browser, APP);

        assertThat(seen(place, sight)).as(sight.toString()).isEqualTo(DOCUMENTED.get(place.row()));
        assertThat(sight.getString("service")).isEqualTo("given");
        assertThat(sight.getString("captured", "given")).isEqualTo("given");
        assertThat(sight.getString("token")).matches("given|OtenLoginRequiredException: .*forCaller.*serviceToken.*");
    }

    @ParameterizedTest
    @EnumSource
    void a_place_sees_nobody_where_nobody_is(LabPlace place) {
        place.sight(loggedIn(), APP); // whose threads are used again

        JsonObject sight = place.sight(browser, APP);

        assertThat(seen(place, sight)).isEqualTo("nothing");
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

    private static Browser loggedIn() {
        Browser other = new Browser();
        APP.logIn(other, Oten.ROOT, "/profile");
        return other;
    }

    private static Map<String, String> everything() {
        Map<String, String> everything = new LinkedHashMap<>();
        everything.put("principal", "user-root");
        everything.put("role", "admins");
        everything.put("SecurityContext", "user-root");
        everything.put("OtenUser", "user-root");
        everything.put("token", "given");
        return everything;
    }

    /** As a cell of the table. */
    private static String seen(LabPlace place, JsonObject sight) {
        boolean isPayara = "payara".equals(System.getProperty("it.server"));
        Set<String> anybodys = isPayara ? ANYBODYS.getOrDefault(place, Set.of()) : Set.of();
        String seen = EVERYTHING.entrySet().stream()
                .filter(fact -> !anybodys.contains(fact.getKey()))
                .filter(fact -> sight.getString(fact.getKey()).equals(fact.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        return switch (seen) {
            case "principal, role, SecurityContext, OtenUser, token" -> "everything";
            case "" -> "nothing";
            default -> seen;
        };
    }
}
