package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.it.inherited.ListedApplication;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Security annotations in every place from which a resource can get them. The documentation has the results per server.
 */
@ExtendWith(ArquillianExtension.class)
public class RolesIT {
    private static final SampleApp APP = new SampleApp("roles");
    private static final ServersTable DOCUMENTATION = new ServersTable("servers.md", "roles");

    /**
     * The sample with a resource for each case.
     *
     * @return a WAR
     */
    @Deployment(testable = false)
    public static WebArchive application() {
        return APP.war().addPackage(ListedApplication.class.getPackage());
    }

    @BeforeEach
    void forget_earlier_tests() {
        Oten.readyFor(APP);
    }

    @Test
    void nobody_gets_in_where_an_annotation_stands_and_the_documentation_says_how() {
        List<Browser> callers = List.of(new Browser(), loggedIn(Oten.ALICE), loggedIn(Oten.ROOT));
        Map<String, String> seen = new LinkedHashMap<>();
        List<RoleCase> open = new ArrayList<>();
        for (RoleCase one : RoleCase.values()) {
            List<String> statuses = callers.stream()
                    .map(caller -> String.valueOf(
                            caller.fetch("GET", APP.at(one.path())).status()))
                    .toList();
            seen.put(one.place(), String.join(" ", statuses));
            if (statuses.get(0).equals("200") || statuses.get(1).equals("200")) {
                open.add(one);
            }
        }

        assertThat(open).allMatch(RoleCase::isOpen);
        assertThat(ServersTable.rows(seen)).isEqualTo(ServersTable.rows(DOCUMENTATION.column()));
    }

    @Test
    void a_role_that_an_interface_names_is_known_to_the_server() {
        assertThat(loggedIn(Oten.READER)
                        .fetch("GET", APP.at("/api/inherit/servlet-role"))
                        .body())
                .isEqualTo("true");
    }

    private static Browser loggedIn(String user) {
        Browser browser = new Browser();
        APP.logIn(browser, user, "/profile");
        return browser;
    }
}
