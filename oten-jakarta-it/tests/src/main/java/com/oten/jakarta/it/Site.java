package com.oten.jakarta.it;

import java.net.URI;
import java.nio.file.Path;

/** What the build hands over about the server under test, as system properties. */
public final class Site {
    private Site() {}

    /**
     * An address on the server. The name {@code localhost} and the emulator's address differ, so a browser sees two
     * sites, as it does in real life.
     *
     * @param contextPath of the application, starting with a slash
     * @param path with query, starting with a slash
     * @return an absolute address
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
