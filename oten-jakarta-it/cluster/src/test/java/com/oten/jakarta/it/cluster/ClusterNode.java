package com.oten.jakarta.it.cluster;

import com.oten.jakarta.TestClock;
import com.oten.jakarta.WireSessionStore;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.client.OtenClient;
import com.oten.jakarta.internal.config.ConfigReader;
import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.session.OtenSession;
import com.oten.jakarta.internal.session.Sessions;
import com.oten.jakarta.internal.store.GuardedStore;
import com.oten.jakarta.internal.store.JCacheStore;
import com.oten.jakarta.internal.store.JCaches;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.ObjectInputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * One node of an application, in a process of its own: the store, and sessions over it. It reads requests from standard
 * input, one per line ({@link Line}), handles them concurrently, and ends with its input. Its clock moves on request.
 */
public final class ClusterNode {
    private final TestClock clock = new TestClock();
    private final JCacheStore opened;
    private final GuardedStore store;
    private final Sessions sessions;
    private final Map<String, WireSessionStore> byName = new ConcurrentHashMap<>();

    private ClusterNode(Map<String, String> settings) {
        OtenConfig config = ConfigReader.read(key -> Optional.ofNullable(settings.get(key)));
        SecureRandom random = new SecureRandom();
        this.opened = new JCacheStore(
                config.session().store().cache(),
                () -> JCaches.source(config.session().store()),
                config.session().lifetime(),
                clock);
        this.store = new GuardedStore(opened);
        this.sessions = new OtenClient(config, "", clock, random, store, event -> {}).sessions();
        opened.open();
    }

    /** Settings are passed as {@code key=value}. */
    public static void main(String[] arguments) throws IOException {
        PrintStream responses = System.out;
        System.setOut(System.err); // some providers print a banner
        Map<String, String> settings = new ConcurrentHashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            settings.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        ClusterNode node = new ClusterNode(settings);
        write(responses, new Line("0", List.of("ready")));
        ExecutorService threads = Executors.newCachedThreadPool();
        try (BufferedReader requests =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
            for (String line = requests.readLine(); line != null; line = requests.readLine()) {
                Line request = Line.read(line);
                threads.execute(() -> write(responses, new Line(request.id(), node.responseTo(request.words()))));
            }
        }
        Runtime.getRuntime().halt(0);
    }

    private static void write(PrintStream responses, Line line) {
        synchronized (responses) {
            responses.println(line.written());
            responses.flush();
        }
    }

    private List<String> responseTo(List<String> words) {
        try {
            return List.of("ok", perform(words));
        } catch (OtenException e) {
            return List.of("failed", e.code().name());
        } catch (Exception e) {
            return List.of("failed", e.toString());
        }
    }

    private String perform(List<String> words) throws Exception {
        String first = words.size() > 1 ? words.get(1) : "";
        return switch (words.get(0)) {
            case "putIfAbsent" -> String.valueOf(store.putIfAbsent(first, words.get(2), Duration.parse(words.get(3))));
            case "put" -> {
                store.put(first, words.get(2), Duration.parse(words.get(3)));
                yield "";
            }
            case "get" -> store.get(first).map(value -> "+" + value).orElse("");
            case "take" -> store.take(first).map(value -> "+" + value).orElse("");
            case "remove" -> String.valueOf(store.remove(first, words.get(2)));
            case "replace" ->
                String.valueOf(store.replace(first, words.get(2), words.get(3), Duration.parse(words.get(4))));
            case "close" -> {
                opened.close();
                yield "";
            }
            case "advance" -> {
                clock.advance(Duration.parse(first));
                yield "";
            }
            case "session" -> {
                byName.put(first, new WireSessionStore(session(words.get(2))));
                yield "";
            }
            case "tokens" -> Crowd.tokens(sessions, byName.get(first), Integer.parseInt(words.get(2)));
            case "endSession" -> {
                sessions.revocations().endSession(first, words.get(2), Instant.parse(words.get(3)));
                yield "";
            }
            case "endUser" -> {
                sessions.revocations().endUser(first, words.get(2), Instant.parse(words.get(3)));
                yield "";
            }
            case "isOver" ->
                String.valueOf(sessions.isOver(byName.get(first).current().orElseThrow()));
            default -> throw new IllegalArgumentException(words.get(0));
        };
    }

    private static OtenSession session(String base64) throws IOException, ClassNotFoundException {
        byte[] bytes = Base64.getDecoder().decode(base64);
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return (OtenSession) in.readObject();
        }
    }
}
