package com.oten.benchmarks.server;

import com.oten.benchmarks.load.Browser;
import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A process that was started to be measured; ended when it is closed. */
final class RunningServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final Path log;

    private RunningServer(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static RunningServer start(List<String> options, List<String> command, Path folder, Path log) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(options);
        line.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("WLP_USER_DIR", folder.toString()); // Open Liberty's
        return new RunningServer(builder.start(), log);
    }

    /** The CPU time that it has used so far, as the operating system counts it. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** Connects to its JVM. */
    JvmFigures figures() throws IOException {
        return JvmFigures.of(process.pid());
    }

    /** Has async-profiler do something; its library is loaded into the server. */
    void profile(Path profiler, String command) throws IOException {
        try {
            VirtualMachine jvm = VirtualMachine.attach(String.valueOf(process.pid()));
            jvm.loadAgentPath(profiler.toAbsolutePath().toString(), command);
            jvm.detach();
        } catch (AttachNotSupportedException | AgentLoadException | AgentInitializationException e) {
            throw new IOException("the server cannot be profiled with " + profiler, e);
        }
    }

    /** Waits until a URL responds with anything but 404 or 503. */
    void await(String url) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
        while (System.nanoTime() < deadline && process.isAlive()) {
            try {
                int status = client.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                if (status != 404 && status != 503) {
                    return;
                }
            } catch (IOException e) {
                // not listening yet
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new IOException(url + " does not respond; see " + log);
    }

    /** Logs in, and returns the cookies of a logged-in browser as a request sends them. */
    static String login(String url) throws IOException, InterruptedException {
        CookieManager cookies = new CookieManager();
        HttpClient browser = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        Browser.all().forEach(request::header);
        HttpResponse<String> page = browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (page.statusCode() != 200) {
            throw new IOException(url + " responds with " + page.statusCode() + " at " + page.uri());
        }
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** Fails unless a page names the caller: wrk takes any response below 400 for a good one. */
    static void expect(String url, String cookies, String caller) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        Browser.all().forEach(request::header);
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies);
        }
        HttpResponse<String> page =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (page.statusCode() != 200 || !page.body().equals("caller: " + caller)) {
            throw new IOException(url + " responds with " + page.statusCode() + ": " + page.body());
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
