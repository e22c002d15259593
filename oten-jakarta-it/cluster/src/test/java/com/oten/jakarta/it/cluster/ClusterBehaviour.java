package com.oten.jakarta.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.CannedResponse;
import com.oten.emulator.Endpoint;
import com.oten.emulator.OtenEmulator;
import com.oten.jakarta.TestClock;
import com.oten.jakarta.WireParty;
import com.oten.jakarta.WireServer;
import com.oten.jakarta.WireWait;
import com.oten.jakarta.internal.session.OtenSession;
import com.oten.jakarta.internal.store.HeldStore;
import com.oten.jakarta.internal.store.SharedStoreContract;
import com.oten.jakarta.store.SharedStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What two nodes must do together, with any cache provider: two processes on loopback, which tests may kill. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ClusterBehaviour extends SharedStoreContract {
    private static final Duration LIFE = Duration.ofMinutes(30);
    private static final Duration LEASE = Duration.ofSeconds(45);
    private static final int MANY = 500;
    private static final String SESSION = "session";

    private final TestClock clock = new TestClock();
    private final List<Integer> ports = List.of(WireServer.freePort(), WireServer.freePort());
    private final List<NodeProcess> nodes = new ArrayList<>();
    private OtenEmulator oten;
    private WireParty party;
    private SharedStore store;

    /** The class of the JCache provider. */
    abstract String provider();

    /** Its configuration, in the class path. */
    abstract String configuration();

    @BeforeAll
    void start() throws Exception {
        oten = WireParty.emulator(clock).start();
        party = WireParty.of(oten, clock);
        for (int i = 0; i < ports.size(); i++) {
            nodes.add(node(i));
        }
    }

    @AfterAll
    void stop() {
        nodes.forEach(NodeProcess::close);
        oten.close();
    }

    @BeforeEach
    void beginAnew() throws Exception {
        for (int i = 0; i < nodes.size(); i++) {
            if (!nodes.get(i).isAlive()) {
                nodes.set(i, node(i));
            }
        }
        WireWait.until(this::isOneCluster);
        store = new InTurn(nodes, UUID.randomUUID() + ":");
    }

    @Override
    protected SharedStore store() {
        return store;
    }

    private NodeProcess node(int number) throws IOException, URISyntaxException {
        List<String> properties = List.of(
                "-Doten.cluster.port=" + ports.get(number),
                "-Doten.cluster.port.1=" + ports.get(0),
                "-Doten.cluster.port.2=" + ports.get(1),
                "-Djava.net.preferIPv4Stack=true");
        Map<String, String> settings = Map.of(
                "oten.issuer",
                oten.issuer().toString(),
                "oten.client-id",
                WireParty.CLIENT_ID,
                "oten.client-secret",
                WireParty.SECRET,
                "oten.base-url",
                "https://shop.example",
                "oten.shared-store",
                "jcache",
                "oten.shared-store.provider",
                provider(),
                "oten.shared-store.uri",
                ClusterBehaviour.class
                        .getResource("/" + configuration())
                        .toURI()
                        .toString());
        Path log = Files.createDirectories(Path.of("target", "nodes"))
                .resolve(getClass().getSimpleName() + "-" + number + ".log");
        NodeProcess node = NodeProcess.start(properties, settings, log);
        node.ask("advance", Duration.between(TestClock.START, clock.instant()).toString());
        return node;
    }

    /** A node that restarts may be alone for a moment, because the other one missed its discovery request. */
    private boolean isOneCluster() {
        String key = UUID.randomUUID().toString();
        nodes.get(0).put(key, "hello", MINUTE);
        return nodes.get(1).get(key).isPresent();
    }

    /** A session of alice, as the container's replication gave it to both nodes. */
    private OtenSession onBothNodes() {
        return onBothNodes(SESSION);
    }

    private OtenSession onBothNodes(String name) {
        OtenSession session = party.session().current().orElseThrow();
        nodes.forEach(node -> node.ask("session", name, written(session)));
        return session;
    }

    private static String written(OtenSession session) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(session);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private void advance(Duration by) {
        clock.advance(by);
        nodes.stream().filter(NodeProcess::isAlive).forEach(node -> node.ask("advance", by.toString()));
    }

    private long calls() {
        return oten.count(Endpoint.TOKEN);
    }

    @Test
    void a_thousand_threads_of_two_nodes_at_expiry_make_one_call_and_all_get_the_new_token() {
        onBothNodes();
        long before = calls();
        advance(LIFE.plusSeconds(1));

        var first = nodes.get(0).send("tokens", SESSION, String.valueOf(MANY));
        var second = nodes.get(1).send("tokens", SESSION, String.valueOf(MANY));

        // F01
        List<String> got = nodes.get(0).await(first);
        assertThat(got).element(1).asString().startsWith(MANY + " x ").doesNotContain(",");
        assertThat(nodes.get(1).await(second)).isEqualTo(got);
        assertThat(calls()).isEqualTo(before + 1);
    }

    @Test
    void a_node_whose_container_lost_the_last_write_takes_the_newest_tokens() {
        onBothNodes();
        advance(LIFE.plusSeconds(1));
        String newest = nodes.get(0).ask("tokens", SESSION, "1");
        long before = calls();

        assertThat(nodes.get(1).ask("tokens", SESSION, "1")).isEqualTo(newest);
        assertThat(calls()).isEqualTo(before);
    }

    @Test
    void the_newest_tokens_outlive_the_node_that_got_them() {
        onBothNodes();
        advance(LIFE.plusSeconds(1));
        String newest = nodes.get(0).ask("tokens", SESSION, "1");
        long before = calls();
        nodes.get(0).kill();

        assertThat(nodes.get(1).ask("tokens", SESSION, "1")).isEqualTo(newest);
        assertThat(calls()).isEqualTo(before);
    }

    @Test
    void a_node_that_is_killed_with_the_lease_does_not_hold_it_longer_than_its_life() {
        onBothNodes();
        long before = calls();
        oten.answer(Endpoint.TOKEN, CannedResponse.hang(Duration.ofSeconds(20)), 1);
        advance(LIFE.plusSeconds(1));
        CompletableFuture<List<String>> dying = nodes.get(0).send("tokens", SESSION, "1");
        WireWait.until(() -> calls() > before);
        nodes.get(0).kill();

        String meanwhile = nodes.get(1).ask("tokens", SESSION, "10");
        advance(LEASE);
        String afterwards = nodes.get(1).ask("tokens", SESSION, "10");

        assertThat(dying).isCompletedExceptionally();
        assertThat(meanwhile).isEqualTo("10 x BUSY");
        assertThat(afterwards).startsWith("10 x ").isNotEqualTo(meanwhile).doesNotContain(",");
        assertThat(calls()).isEqualTo(before + 2);
    }

    @Test
    void a_logout_on_one_node_ends_the_session_on_the_other_within_a_second() {
        oten.customizeIdToken(claims -> {
            claims.put("sid", "the-login");
            return claims;
        });
        OtenSession session = onBothNodes();
        assertThat(nodes.get(1).ask("isOver", SESSION)).isEqualTo("false");

        Instant now = clock.instant();
        nodes.get(0).ask("endSession", session.issuer(), "the-login", now.toString());
        advance(Duration.ofSeconds(1));

        assertThat(nodes.get(1).ask("isOver", SESSION)).isEqualTo("true"); // S12
    }

    @Test
    void a_logout_outlives_the_node_that_heard_of_it() {
        OtenSession session = onBothNodes();
        nodes.get(0)
                .ask(
                        "endUser",
                        session.issuer(),
                        session.subject(),
                        clock.instant().toString());
        nodes.get(0).kill();

        assertThat(nodes.get(1).ask("isOver", SESSION)).isEqualTo("true");
        advance(Duration.ofSeconds(1)); // the next test logs alice in again
    }

    @Test
    void of_two_who_end_the_other_s_session_at_one_moment_on_two_nodes_neither_is_spared() {
        OtenSession mine = onBothNodes("mine");
        OtenSession yours = onBothNodes("yours");
        HeldStore slow = new HeldStore(nodes.get(0));
        slow.holdReaderOf("logout:own:", 1); // the writer
        CompletableFuture<Void> me = CompletableFuture.runAsync(() -> endOthers(slow, mine));
        slow.awaitReader();
        endOthers(nodes.get(1), yours);

        slow.letGo();
        me.join();
        advance(Duration.ofSeconds(1));

        for (NodeProcess node : nodes) {
            assertThat(node.ask("isOver", "mine")).isEqualTo("true");
            assertThat(node.ask("isOver", "yours")).isEqualTo("true");
        }
    }

    private void endOthers(SharedStore shared, OtenSession kept) {
        party.sharing(shared).sessions().revocations().endOthers(kept);
    }

    @Test
    void a_node_that_left_comes_back_by_itself() {
        store().put("key", "value", MINUTE);
        nodes.get(0).ask("close");

        assertThat(store().get("key")).contains("value");
        assertThat(store().get("key")).contains("value");
    }
}
