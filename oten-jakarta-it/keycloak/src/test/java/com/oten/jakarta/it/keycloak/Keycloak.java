package com.oten.jakarta.it.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * The Keycloak that all tests of one build log in at: a process of its own on the loopback address, with its data in
 * memory. It is started before the first WAR is built and ends with the JVM of the tests.
 */
final class Keycloak {
    /** The name and password of its administrator, who exists for this run only. */
    static final String ADMINISTRATOR = "administrator";

    static final String ADMINISTRATOR_PASSWORD = "password-of-the-administrator";

    // the first start builds the configuration, which takes longer than the start itself
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int SECONDS_TO_END = 15;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final Process process;
    private final Path log;

    private Keycloak(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** The issuer of the realm; asking for it starts Keycloak. */
    static URI issuer() {
        Running.KEYCLOAK.assertRunning();
        return at("/realms/" + Realm.NAME);
    }

    /** A URL at Keycloak. */
    static URI at(String path) {
        // another host than the application's: two sites, as in real life
        return URI.create("http://127.0.0.1:" + property("it.keycloak.port") + path);
    }

    private static Keycloak start() {
        Path home = Path.of(property("it.keycloak.home"));
        Path log = home.resolveSibling("keycloak.log");
        try {
            Path folder = Files.createDirectories(home.resolve("data").resolve("import"));
            Files.writeString(folder.resolve(Realm.NAME + "-realm.json"), Realm.json());
            Keycloak keycloak =
                    new Keycloak(command(home).redirectOutput(log.toFile()).start(), log);
            Runtime.getRuntime().addShutdownHook(new Thread(keycloak::end, "keycloak-end"));
            keycloak.awaitRealm();
            return keycloak;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProcessBuilder command(Path home) {
        String script = System.getProperty("os.name").startsWith("Windows") ? "kc.bat" : "kc.sh";
        ProcessBuilder builder = new ProcessBuilder(
                        home.resolve("bin").resolve(script).toString(),
                        "start-dev",
                        "--http-host=127.0.0.1",
                        "--http-port=" + property("it.keycloak.port"),
                        "--db=dev-mem",
                        "--cache=local",
                        "--import-realm")
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("KC_")); // not the developer's own
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMINISTRATOR);
        builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMINISTRATOR_PASSWORD);
        return builder;
    }

    private void awaitRealm() {
        HttpRequest discovery = HttpRequest.newBuilder(
                        at("/realms/" + Realm.NAME + "/.well-known/openid-configuration"))
                .timeout(Duration.ofSeconds(30))
                .build();
        Awaitility.await("Keycloak gets ready; see " + log)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(250))
                .failFast("Keycloak ended, see " + log, () -> !process.isAlive())
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> HTTP.send(discovery, BodyHandlers.discarding()).statusCode() == 200);
    }

    private void assertRunning() {
        if (!process.isAlive()) {
            throw new IllegalStateException("Keycloak ended with status " + process.exitValue() + ", see " + log);
        }
    }

    /** The script forwards a signal to the JVM that it started; if that does not end, it is killed. */
    private void end() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        process.destroy();
        try {
            process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }

    /** A separate class: Awaitility's thread needs the outer class initialized while this one waits. */
    private static final class Running {
        static final Keycloak KEYCLOAK = start();
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException(
                    "system property " + name + " is missing; run the tests with mvn verify -Pkeycloak");
        }
        return value;
    }
}
