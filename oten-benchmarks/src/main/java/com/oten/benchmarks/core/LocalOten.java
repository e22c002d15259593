package com.oten.benchmarks.core;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An Oten of three fixed documents: metadata, keys and tokens. It signs ID tokens where they are needed. */
final class LocalOten implements AutoCloseable {
    static final String ACCESS_TOKEN = "an-access-token-of-usual-length-0123456789-0123456789-0123456789";

    /** Of a set that is longer, the library reads this many. */
    private static final int READ = 100;

    private static final Map<Algorithm, KeyPair> PAIRS = pairs();

    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "local-oten");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpServer server;

    /** With a number of Ed25519 keys in its set, and one of every other kind. */
    LocalOten(int keys) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        serve("/.well-known/openid-configuration", metadata());
        serve("/keys", keySet(keys));
        serve(
                "/token",
                "{\"access_token\":\"" + ACCESS_TOKEN + "\",\"token_type\":\"Bearer\",\"expires_in\":3600,"
                        + "\"refresh_token\":\"the-next-refresh-token-of-usual-length\"}");
        server.setExecutor(threads);
        server.start();
    }

    /** Made once, because RSA keys take their time. */
    private static Map<Algorithm, KeyPair> pairs() {
        Map<Algorithm, KeyPair> pairs = new EnumMap<>(Algorithm.class);
        for (Algorithm algorithm : Algorithm.values()) {
            pairs.put(algorithm, algorithm.pair());
        }
        return pairs;
    }

    private void serve(String path, String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        });
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    KeyPair pair(Algorithm algorithm) {
        return Optional.ofNullable(PAIRS.get(algorithm)).orElseThrow();
    }

    private String metadata() {
        String issuer = issuer();
        return "{\"issuer\":\"" + issuer + "\",\"authorization_endpoint\":\"" + issuer
                + "/authorize\",\"token_endpoint\":\"" + issuer + "/token\",\"jwks_uri\":\"" + issuer + "/keys\","
                + "\"id_token_signing_alg_values_supported\":[\"EdDSA\",\"ES256\",\"PS256\",\"RS256\"]}";
    }

    /** The key that signs is the last one that the library reads, which is the hardest to find. */
    String keySet(int keys) {
        List<String> all = new ArrayList<>();
        for (Algorithm algorithm : Algorithm.values()) {
            if (algorithm != Algorithm.EDDSA && keys <= 1) {
                all.add(jwk(algorithm));
            }
        }
        for (int i = 1; i < keys; i++) {
            all.add(Algorithm.EDDSA.jwk(Algorithm.EDDSA.pair().getPublic(), "another-key-" + i));
        }
        all.add(Math.min(all.size(), READ - 1), jwk(Algorithm.EDDSA));
        return "{\"keys\":[" + String.join(",", all) + "]}";
    }

    private String jwk(Algorithm algorithm) {
        return algorithm.jwk(pair(algorithm).getPublic(), algorithm.name());
    }

    String signed(Algorithm algorithm, String payload) {
        return algorithm.signed(pair(algorithm).getPrivate(), algorithm.name(), payload);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
