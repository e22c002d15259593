package com.oten.jakarta.it;

import java.net.URI;
import java.nio.file.Path;

/** What the build says about the server under test, in system properties. */
public final class Site {
    private Site() {}

    /**
     * A URL on the server. The name {@code localhost} and the emulator's host differ, so a browser sees two
     * sites, as it does in real life.
     *
     * @param contextPath of the application, starting with a slash
     * @param path with query, starting with a slash
     * @return an absolute URL
     */
    public static URI at(String contextPath, String path) {
        return URI.create("http://localhost:" + property("it.http.port") + contextPath + path);
    }

    /** The ready-made WAR of the sample. */
    static Path sampleWar() {
        return Path.of(property("it.sample.war"));
    }

    /** Where the server writes its log. */
    static Path serverLog() {
        return Path.of(property("it.server.log"));
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("system property " + name + " is missing; run the tests with mvn verify");
        }
        return value;
    }
}
