package com.oten.jakarta.it.cluster;

import com.oten.jakarta.store.SharedStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** A client of a {@link ClusterNode} process, and of its store. Thread-safe. */
final class NodeProcess implements SharedStore, AutoCloseable {
    private static final int PATIENCE_SECONDS = 120;

    private final Process process;
    private final Writer requests;
    private final Map<String, CompletableFuture<List<String>>> waiting = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();

    private NodeProcess(Process process) {
        this.process = process;
        this.requests = process.outputWriter(StandardCharsets.US_ASCII);
    }

    /** Returns when the node has joined the cluster. */
    static NodeProcess start(List<String> systemProperties, Map<String, String> settings, Path log) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m"));
        command.addAll(systemProperties);
        // the class path of the tests; Surefire's own holds only its booter
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ClusterNode.class.getName()));
        settings.forEach((key, value) -> command.add(key + "=" + value));
        try {
            NodeProcess node = new NodeProcess(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start());
            CompletableFuture<List<String>> ready = new CompletableFuture<>();
            node.waiting.put("0", ready);
            Thread reader = new Thread(node::read, "responses");
            reader.setDaemon(true);
            reader.start();
            node.await(ready);
            return node;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (BufferedReader responses = process.inputReader(StandardCharsets.US_ASCII)) {
            for (String text = responses.readLine(); text != null; text = responses.readLine()) {
                Line line = Line.read(text);
                Optional.ofNullable(waiting.remove(line.id())).ifPresent(future -> future.complete(line.words()));
            }
        } catch (IOException e) {
            // killed
        }
        waiting.values()
                .forEach(future -> future.completeExceptionally(new IllegalStateException("the node has ended")));
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    CompletableFuture<List<String>> send(String... words) {
        String id = String.valueOf(ids.incrementAndGet());
        CompletableFuture<List<String>> response = new CompletableFuture<>();
        waiting.put(id, response);
        try {
            synchronized (requests) {
                requests.write(new Line(id, List.of(words)).written() + "\n");
                requests.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return response;
    }

    String ask(String... words) {
        List<String> response = await(send(words));
        if (!response.get(0).equals("ok")) {
            throw new IllegalStateException(words[0] + ": " + response.get(1));
        }
        return response.get(1);
    }

    List<String> await(CompletableFuture<List<String>> response) {
        try {
            return response.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the node does not respond", e);
        }
    }

    @Override
    public boolean putIfAbsent(String key, String value, Duration life) {
        return Boolean.parseBoolean(ask("putIfAbsent", key, value, life.toString()));
    }

    @Override
    public void put(String key, String value, Duration life) {
        ask("put", key, value, life.toString());
    }

    @Override
    public Optional<String> get(String key) {
        return value(ask("get", key));
    }

    @Override
    public Optional<String> take(String key) {
        return value(ask("take", key));
    }

    @Override
    public boolean remove(String key, String value) {
        return Boolean.parseBoolean(ask("remove", key, value));
    }

    @Override
    public boolean replace(String key, String value, String newer, Duration life) {
        return Boolean.parseBoolean(ask("replace", key, value, newer, life.toString()));
    }

    private static Optional<String> value(String response) {
        return response.isEmpty() ? Optional.empty() : Optional.of(response.substring(1));
    }

    /** Ends the node by ending its input. */
    @Override
    public void close() {
        try {
            requests.close();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (IOException e) {
            kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
        }
    }
}
