package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Endpoint;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * EARs of all layouts on one server: each works, or is not deployed and the log says why. None is open. The servers start with
 * all of them: Arquillian's adapters wait minutes for what is not deployed, or cannot deploy EARs.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class EarBehaviour {
    /** It outlives the test, for whoever has to find out why it failed. */
    private static final Path LOG = Path.of("target", "ears.log");

    /** The WAR and CDI disagree. */
    protected static final String OTHER_VALUES = "see different values of oten.client-id";
    /** Two WARs with one copy of the library. */
    protected static final String ONE_COPY = "share one copy of the library, which works for one WAR only";
    /** Where CDI looks for scopes only; the servers do not name the EAR in the same line. */
    protected static final String NO_SCOPE =
            "an @OtenAuthenticationMechanismDefinition counts only if CDI sees its class: give it a scope";

    /** The layout works or is refused, as the server happens to start CDI: it is never open. */
    protected static final String EITHER = "either";

    private int port;
    private List<Process> server = List.of();

    /** For the servers. */
    protected EarBehaviour() {}

    /**
     * Starts the server.
     *
     * @param ears to be deployed; the contexts have the names of the WARs
     * @param folder the server's own, empty
     * @param httpPort where it listens on the loopback address
     * @param log takes all that it prints
     * @return the process
     * @throws IOException if it cannot be started
     */
    protected abstract Process start(List<Path> ears, Path folder, int httpPort, Path log) throws IOException;

    /**
     * What the server, or the library on it, says to a layout.
     *
     * @param layout of the EAR
     * @return a part of a line of the log; empty if the layout works
     */
    protected abstract String refusal(EarLayout layout);

    @BeforeAll
    void start_with_all(@TempDir Path folder) throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path archives = Files.createDirectory(folder.resolve("ears"));
        List<Path> ears = new ArrayList<>();
        for (EarLayout layout : EarLayout.values()) {
            Path file = archives.resolve(layout.earName() + ".ear");
            layout.ear().as(ZipExporter.class).exportTo(file.toFile());
            ears.add(file);
        }
        server = List.of(start(ears, Files.createDirectory(folder.resolve("server")), port, LOG));
    }

    @AfterAll
    void stop() throws InterruptedException {
        for (Process process : server) {
            OwnServer.end(process);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CONFIGURATION_LOST")
    void an_ear_works_or_is_not_deployed(EarLayout layout) {
        String refusal = refusal(layout);
        boolean mayBoth = refusal.equals(EITHER);
        if (refusal.isEmpty() || (mayBoth && isStarted(layout))) {
            layout.apps(port).forEach(EarBehaviour::works);
        } else if (mayBoth) {
            isRefused(layout, OTHER_VALUES);
        } else {
            isRefused(layout, refusal);
        }
    }

    @Test
    void without_a_configuration_that_a_server_reads_roles_and_step_ups_are_closed() {
        SampleApp app = EarLayout.CONFIGURATION_LOST.apps(port).get(0);
        awaitStart(app);

        assertThat(new Browser().fetch("GET", app.at("/api/admin")).status()).isEqualTo(403);
        assertThat(new Browser().open(app.at("/secure")).status()).isEqualTo(403);
        assertThat(new Browser().open(app.at("/oten/login")).status()).isEqualTo(404);
    }

    @Test
    void two_applications_of_one_client_on_one_host_do_not_meet() {
        SampleApp one = EarLayout.LIBRARY_IN_ONE_WAR.apps(port).get(0);
        SampleApp other = EarLayout.SERVLET_ANNOTATED.apps(port).get(0);
        awaitStart(one);
        awaitStart(other);
        Oten.readyFor(one, other);
        Browser browser = new Browser();
        List<Page> atOten = List.of(
                browser.visit(one.at("/guarded/page")),
                browser.visit(other.at("/guarded/page")),
                // as many as one application remembers: they take no other application's place
                browser.visit(other.at("/guarded/page?2")),
                browser.visit(other.at("/guarded/page?3")),
                browser.visit(other.at("/guarded/page?4")),
                browser.visit(other.at("/guarded/page?5")));
        Page callback = one.approve(browser, atOten.get(0), Oten.ALICE);

        URI misled = other.at("/oten/callback?" + callback.location().getRawQuery());
        assertThat(browser.open(misled).status()).isEqualTo(400);
        assertThat(Oten.emulator().count(Endpoint.TOKEN)).isZero();

        assertThat(browser.follow(callback).uri()).isEqualTo(one.at("/guarded/page"));
        Page last = browser.follow(other.approve(browser, atOten.get(5), Oten.ALICE));
        assertThat(last.uri()).isEqualTo(other.at("/guarded/page?5"));
        assertThat(browser.open(one.at("/guarded/page")).status()).isEqualTo(200);

        browser.post(one.at("/"), one.at("/oten/logout"), Map.of());
        assertThat(browser.open(one.at("/guarded/page")).isRedirect()).isTrue();
        assertThat(browser.open(other.at("/guarded/page")).status()).isEqualTo(200);
    }

    private static void works(SampleApp app) {
        awaitStart(app);
        Browser browser = new Browser();
        Oten.readyFor(app);

        assertThat(browser.open(app.at("/guarded/page")).isRedirect()).isTrue();
        assertThat(browser.open(app.at("/oten/login")).isRedirect()).isTrue();
        assertThat(browser.fetch("GET", app.at("/api/admin")).status()).isEqualTo(401);
        Page page = app.logIn(browser, Oten.ALICE, "/guarded/page");
        assertThat(page.body()).startsWith("guarded for ").doesNotContain("null");
        assertThat(page.uri()).isEqualTo(app.at("/guarded/page"));
        assertThat(browser.fetch("GET", app.at("/api/me")).status()).isEqualTo(200);
        assertThat(browser.fetch("GET", app.at("/api/admin")).status()).isEqualTo(403);
    }

    /** Waits until it is known. */
    private boolean isStarted(EarLayout layout) {
        Awaitility.await(layout + " starts or is refused")
                .atMost(OwnServer.PATIENCE)
                .ignoreExceptions()
                .until(() -> answers(layout) || isLogged(layout, OTHER_VALUES));
        return answers(layout);
    }

    private boolean answers(EarLayout layout) {
        return layout.apps(port).stream()
                .allMatch(app -> new Browser().open(app.at("/style.css")).status() == 200);
    }

    private static boolean isLogged(EarLayout layout, String refusal) {
        return ServerLog.of(LOG).lines(refusal).stream()
                .anyMatch(line -> line.contains(layout.earName()) || refusal.equals(NO_SCOPE));
    }

    private void isRefused(EarLayout layout, String refusal) {
        Awaitility.await("the server says " + refusal + " to " + layout)
                .atMost(OwnServer.PATIENCE)
                .until(() -> isLogged(layout, refusal));
        // where one WAR was first, some servers let it run: it works then
        List<SampleApp> apps = layout.apps(port);
        assertThat(apps.stream()
                        .map(app -> new Browser().open(app.at("/guarded/page")).status()))
                .contains(404)
                .isSubsetOf(404, 302);
        assertThat(apps.stream()
                        .map(app ->
                                new Browser().fetch("GET", app.at("/api/admin")).status()))
                .contains(404)
                .isSubsetOf(404, 401);
    }

    private static void awaitStart(SampleApp app) {
        Awaitility.await(app.contextPath() + " starts")
                .atMost(OwnServer.PATIENCE)
                .ignoreExceptions()
                .until(() -> new Browser().open(app.at("/style.css")).status() == 200);
    }
}
