package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.EmulatedClient;
import com.oten.emulator.LogoutDelivery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two server processes with one store, as behind a load balancer that is not sticky. Sessions are not replicated: one
 * node knows of another's sessions only through the store.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class TwoNodesBehaviour {
    private static final SampleApp APP = new SampleApp("nodes");
    /** Longer than the second for which a node caches logouts; allows for a slow machine. */
    private static final Duration A_SECOND_OR_SO = Duration.ofSeconds(2);

    /** Kept after the test, to find out why it failed. */
    private static final Path LOGS = Path.of("target");

    private static final int A = 0;
    private static final int B = 1;

    private final List<Process> nodes = new ArrayList<>();
    private Browser browser = new Browser();
    private List<Integer> ports = List.of();

    /** For the servers. */
    protected TwoNodesBehaviour() {}

    /**
     * Starts one node.
     *
     * @param war the application, to be deployed under the name of the file
     * @param folder the node's own, empty
     * @param httpPort where it listens on the loopback address
     * @param clusterPorts where all nodes find each other, this node's own first
     * @param log receives its output
     * @return the process
     * @throws IOException if it cannot be started
     */
    protected abstract Process start(Path war, Path folder, int httpPort, List<Integer> clusterPorts, Path log)
            throws IOException;

    /**
     * Adds what the application brings along for its store; nothing by default.
     *
     * @param war the application
     */
    protected void equip(WebArchive war) {}

    /**
     * What a node prints when others can find it.
     *
     * @return a part of a line
     */
    protected abstract String joined();

    @BeforeAll
    void start_both(@TempDir Path folder) throws IOException {
        ports = freePorts();
        Path war = folder.resolve("nodes.war");
        Map<String, String> settings =
                APP.settings("oten.base-url", "http://localhost:" + ports.get(A), "oten.shared-store", "jcache");
        WebArchive content = APP.war(settings);
        equip(content);
        content.as(ZipExporter.class).exportTo(war.toFile());
        List<Integer> cluster = ports.subList(2, 4);

        Path log = LOGS.resolve("node-a.log");
        nodes.add(start(war, Files.createDirectory(folder.resolve("a")), ports.get(A), cluster, log));
        // started together, each might form a cluster of its own
        ServerLog.of(log).await(joined(), OwnServer.PATIENCE);
        nodes.add(start(
                war,
                Files.createDirectory(folder.resolve("b")),
                ports.get(B),
                List.of(cluster.get(B), cluster.get(A)),
                LOGS.resolve("node-b.log")));
        Awaitility.await().atMost(OwnServer.PATIENCE).until(() -> answers(A) && answers(B));
    }

    @AfterAll
    void stop_both() throws InterruptedException {
        nodes.forEach(Process::destroy);
        for (Process node : nodes) {
            OwnServer.end(node);
        }
    }

    @BeforeEach
    void forget_earlier_tests() {
        browser = new Browser();
        Oten.readyFor(at(A, "/"));
        EmulatedClient client = Oten.client(at(A, "/")).withBackchannelLogout(at(A, "/oten/backchannel-logout"));
        Oten.emulator().register(client);
        Oten.emulator().approveAll(Oten.ALICE);
    }

    @Test
    void a_login_that_begins_on_one_node_ends_on_the_other() {
        Page callback = begin(browser, A);

        Page page = browser.follow(browser.open(on(B, callback.location())));

        // L01
        assertThat(page.uri()).isEqualTo(at(B, "/profile"));
        assertThat(page.body()).contains("Alice");
    }

    @Test
    void a_logout_token_sent_to_one_node_ends_the_session_on_the_other() {
        logIn(browser, B);
        assertThat(isLoggedIn(browser, B)).isTrue();

        List<LogoutDelivery> told = Oten.emulator().endSessions(Oten.ALICE);

        assertThat(told).singleElement().satisfies(delivery -> {
            assertThat(delivery.status()).hasValue(200);
            assertThat(delivery.uri()).isEqualTo(at(A, "/oten/backchannel-logout"));
        });
        // S12
        Awaitility.await()
                .atMost(A_SECOND_OR_SO)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !isLoggedIn(browser, B));
    }

    @Test
    void a_user_on_one_node_ends_the_session_on_the_other() {
        Browser other = new Browser();
        logIn(other, B);
        logIn(browser, A);
        assertThat(isLoggedIn(other, B)).isTrue();

        browser.post(at(A, "/profile"), at(A, "/oten/logout"), Map.of("sessions", "others"));

        Awaitility.await()
                .atMost(A_SECOND_OR_SO)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !isLoggedIn(other, B));
        assertThat(isLoggedIn(browser, A)).isTrue();
    }

    /** A login with its callback on the same node, whose session it becomes. */
    private void logIn(Browser user, int node) {
        Page page = user.follow(user.open(on(node, begin(user, node).location())));
        assertThat(page.body()).contains("Alice");
    }

    /** The redirect to the callback, which is registered on one node. */
    private Page begin(Browser user, int node) {
        return user.followUntil(user.open(at(node, "/profile")), at(A, "/").getAuthority());
    }

    private boolean isLoggedIn(Browser user, int node) {
        return user.fetch("GET", at(node, "/api/me")).status() == 200;
    }

    private boolean answers(int node) {
        assertThat(nodes).allMatch(Process::isAlive);
        try {
            return new Browser().open(at(node, "/")).status() == 200;
        } catch (UncheckedIOException e) {
            return false; // not yet
        }
    }

    private URI at(int node, String path) {
        return URI.create("http://localhost:" + ports.get(node) + APP.contextPath() + path);
    }

    /** What a load balancer does. */
    private URI on(int node, URI url) {
        return URI.create("http://localhost:" + ports.get(node) + url.getRawPath() + "?" + url.getRawQuery());
    }

    private static List<Integer> freePorts() throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                sockets.add(new ServerSocket(0));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }
}
