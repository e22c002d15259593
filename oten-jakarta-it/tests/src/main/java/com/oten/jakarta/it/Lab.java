package com.oten.jakarta.it;

import com.oten.jakarta.it.cors.OwnCorsFilter;
import com.oten.jakarta.it.lab.Sight;
import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.shrinkwrap.api.asset.ClassLoaderAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** An application with all that real ones have, and what the documentation says of it. */
final class Lab {
    /** What the server under test shows, by {@link LabPlace#row}. */
    static final Map<String, String> DOCUMENTED = new ServersTable("callers.md", "places").column();

    /** Apart from tokens that were taken along, and those for the application itself. */
    private static final Map<String, String> EVERYTHING = everything();

    /** The server does not run such code. */
    static final String NOT_RUN = "–";

    private static final Set<String> REMEMBERING = Set.of("payara", "payara7");

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

    private Lab() {}

    /** The sample with more in it. */
    static WebArchive in(SampleApp app) {
        return Views.in(app, WEB_XML)
                .addPackage(OwnCorsFilter.class.getPackage())
                .addPackage(Sight.class.getPackage())
                .add(new ClassLoaderAsset("com/oten/jakarta/it/lab.xhtml", Lab.class.getClassLoader()), LabPlace.VIEW);
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
    static String seen(LabPlace place, JsonObject sight) {
        if (sight.isEmpty()) {
            return NOT_RUN;
        }
        boolean remembers = REMEMBERING.contains(System.getProperty("it.server"));
        Set<String> anybodys = remembers ? ANYBODYS.getOrDefault(place, Set.of()) : Set.of();
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
