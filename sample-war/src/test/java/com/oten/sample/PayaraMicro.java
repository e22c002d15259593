package com.oten.sample;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A Payara Micro with one WAR at the root, as a process of its own that ends when this JVM ends. */
final class PayaraMicro {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);
    private static final int SECONDS_TO_END = 15;

    /** On the loopback address only, and without the data grid, which would listen on all of them. */
    private static final String PREBOOT_COMMANDS = """
            set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=127.0.0.1
            set configs.config.server-config.hazelcast-config-specific-configuration.enabled=false
            """;

    private final Process process;
    private final Path log;
    private volatile boolean isEnding; // set by the hook, so that the end is not taken for a crash

    private PayaraMicro(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static PayaraMicro start(Path war, Path jar, Path folder, int port, Map<String, String> configuration)
            throws IOException {
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        Path preboot = Files.writeString(folder.resolve("preboot.txt"), PREBOOT_COMMANDS);
        Path log = folder.resolve("payara.log");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-jar",
                        jar.toString(),
                        "--deploy",
                        war.toString(),
                        "--contextroot",
                        "/",
                        "--port",
                        Integer.toString(port),
                        "--prebootcommandfile",
                        preboot.toString(),
                        "--nocluster",
                        "--disablephonehome")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("OTEN_")); // the developer's own are not meant
        builder.environment().putAll(configuration);
        PayaraMicro server = new PayaraMicro(builder.start(), log);
        Runtime.getRuntime().addShutdownHook(new Thread(server::end, "payara-micro-end"));
        return server;
    }

    Path log() {
        return log;
    }

    /** Waits until an address answers 200; never longer than the process lives. */
    void awaitAnswer(URI address) throws InterruptedException {
        HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(30)).build();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!answers(http, request)) {
            if (process.waitFor(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS)) {
                throw ended();
            }
            if (System.nanoTime() > deadline) {
                end();
                throw new IllegalStateException("Payara Micro did not get ready in time, see " + log);
            }
        }
    }

    private static boolean answers(HttpClient http, HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // not yet
        }
    }

    /** Returns never: Ctrl-C ends this JVM, and the process ending by itself is an error. */
    void awaitEnd() throws InterruptedException {
        process.waitFor();
        throw ended();
    }

    private IllegalStateException ended() throws InterruptedException {
        if (isEnding) {
            new CountDownLatch(1).await(); // Ctrl-C reached both processes; the hook finishes the rest
        }
        return new IllegalStateException("Payara Micro ended with status " + process.exitValue() + ", see " + log);
    }

    private void end() {
        isEnding = true;
        process.destroy();
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
