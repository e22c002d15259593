package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.CannedResponse;
import com.oten.emulator.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An endpoint of Oten's that accepts requests and never responds, on a server with its default number of threads. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Alone
public abstract class HangingBehaviour {
    private static final SampleApp APP = new SampleApp("hanging");
    private static final int CROWD = 40;
    private static final Duration LONGER_THAN_ANYBODY_WAITS = Duration.ofMinutes(1);
    private static final Duration A_CALLBACK_AT_MOST = Duration.ofSeconds(11);
    private static final Duration A_PAGE_AT_MOST = Duration.ofSeconds(2);
    private static final Duration BETWEEN_PAGES = Duration.ofMillis(100);

    /** Kept after the test, to find out why it failed. */
    private static final Path LOG = Path.of("target", "hanging.log");

    private int port;
    private Process server;

    /** For the servers. */
    protected HangingBehaviour() {}

    /**
     * Starts the server as it comes out of the box, as far as its threads are concerned.
     *
     * @param war the application, to be deployed under the name of the file
     * @param folder the server's own, empty
     * @param httpPort where it listens on the loopback address
     * @param log receives its output
     * @return the process
     * @throws IOException if it cannot be started
     */
    protected abstract Process start(Path war, Path folder, int httpPort, Path log) throws IOException;

    @BeforeAll
    void start_the_server(@TempDir Path folder) throws IOException {
        port = FreePort.any();
        Path war = folder.resolve("hanging.war");
        Map<String, String> settings = APP.settings(
                // each crowd comes before the library knows that Oten is down
                "oten.breaker.failures", "1000", "oten.userinfo", "true", "oten.base-url", "http://localhost:" + port);
        APP.war(settings).as(ZipExporter.class).exportTo(war.toFile());
        server = start(war, Files.createDirectory(folder.resolve("server")), port, LOG);
        Awaitility.await().atMost(OwnServer.PATIENCE).until(this::answers);
    }

    @AfterAll
    void stop_the_server() throws InterruptedException {
        OwnServer.end(server);
    }

    @BeforeEach
    void log_somebody_in() {
        Oten.readyFor(at("/"));
        Oten.emulator().approveAll(Oten.ALICE);
        assertThat(new Browser().visit(at("/profile")).status()).isEqualTo(200); // and metadata and keys are known
    }

    @AfterEach
    void end_the_silence() {
        Oten.emulator().stop();
        Oten.emulator().restart();
    }

    @ParameterizedTest
    @EnumSource(names = {"TOKEN", "USERINFO"})
    void a_callback_waits_once(Endpoint hanging) {
        Supplier<Page> callback = callback();
        long logins = Oten.emulator().count(Endpoint.AUTHORIZE);
        Oten.emulator().answer(hanging, CannedResponse.hang(LONGER_THAN_ANYBODY_WAITS), CROWD);

        long begun = System.nanoTime();
        Page page = callback.get();
        Duration took = Duration.ofNanos(System.nanoTime() - begun);

        assertThat(page.status()).isEqualTo(503); // and not another redirect to Oten
        assertThat(took).isLessThan(A_CALLBACK_AT_MOST);
        assertThat(Oten.emulator().count(Endpoint.AUTHORIZE)).isEqualTo(logins);
    }

    @ParameterizedTest
    @EnumSource(names = {"TOKEN", "USERINFO"})
    void a_crowd_of_callbacks_holds_up_no_other_page(Endpoint hanging) {
        List<Supplier<Page>> crowd = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            crowd.add(callback());
        }
        Oten.emulator().answer(hanging, CannedResponse.hang(LONGER_THAN_ANYBODY_WAITS), 2 * CROWD);

        List<Duration> pages = new ArrayList<>();
        long origin = System.nanoTime();
        try (Load callbacks = Load.once(origin, crowd)) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(BETWEEN_PAGES)
                    .until(() -> {
                        long begun = System.nanoTime();
                        assertThat(new Browser()
                                        .withOwnConnections()
                                        .open(at("/"))
                                        .status())
                                .isEqualTo(200);
                        pages.add(Duration.ofNanos(System.nanoTime() - begun));
                        return callbacks
                                        .between(Duration.ZERO, LONGER_THAN_ANYBODY_WAITS)
                                        .size()
                                == CROWD;
                    });
            assertThat(callbacks.between(Duration.ZERO, LONGER_THAN_ANYBODY_WAITS))
                    .allSatisfy(sample -> assertThat(sample.status()).isEqualTo(503));
        }

        assertThat(pages).allSatisfy(took -> assertThat(took).isLessThan(A_PAGE_AT_MOST));
    }

    /** Somebody on the way back from Oten. */
    private Supplier<Page> callback() {
        Browser browser = new Browser();
        Page redirect = browser.followUntil(browser.open(at("/profile")), at("/").getAuthority());
        return () -> browser.step(redirect);
    }

    private boolean answers() {
        assertThat(server.isAlive()).isTrue();
        try {
            return new Browser().open(at("/")).status() == 200;
        } catch (UncheckedIOException e) {
            return false; // not yet
        }
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + port + APP.contextPath() + path);
    }
}
