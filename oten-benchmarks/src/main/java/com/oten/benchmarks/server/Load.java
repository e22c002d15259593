package com.oten.benchmarks.server;

import com.oten.benchmarks.load.Browser;
import com.oten.benchmarks.load.LoginSimulation;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Loads a server with wrk or Gatling, and reads what they say. */
final class Load {
    private static final Pattern PERCENTILE = Pattern.compile("(50|99)%\\s+([\\d.]+)(us|ms|s)");
    private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in ([\\d.]+)(ms|s|m)");
    private static final Pattern BAD = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
    private static final Pattern LOGINS = Pattern.compile("logins: (\\d+), p50: (\\d+) ns, p99: (\\d+) ns");

    private final RunningServer server;
    private final Path folder;

    Load(RunningServer server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    /** GETs one URL over a few connections. */
    Measurement requests(String url, String cookies, int connections, int seconds)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("wrk", "-t1", "-c" + connections, "-d" + seconds + "s", "--latency"));
        Browser.all().forEach((name, value) -> command.addAll(List.of("-H", name + ": " + value)));
        if (!cookies.isEmpty()) {
            command.addAll(List.of("-H", "Cookie: " + cookies));
        }
        command.add(url);
        Duration before = server.cpu();
        String said = run(command);
        Duration used = server.cpu().minus(before);
        Matcher total = found(REQUESTS, said);
        long requests = Long.parseLong(total.group(1));
        Matcher bad = BAD.matcher(said);
        return new Measurement(
                requests,
                (double) used.toNanos() / requests,
                requests / (nanos(total.group(2), total.group(3)) / 1e9),
                percentile(said, "50"),
                percentile(said, "99"),
                bad.find() ? Long.parseLong(bad.group(1)) : 0);
    }

    /** Logs browsers in, each time from the beginning. */
    Measurement logins(String url, int browsers, int logins) throws IOException, InterruptedException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1", // it lives for seconds
                "-Dslf4j.provider=org.slf4j.nop.NOPServiceProvider", // logs each of its steps otherwise
                "-Dbench.page=" + url,
                "-Dbench.browsers=" + browsers,
                "-Dbench.logins=" + logins,
                "-cp",
                System.getProperty("java.class.path"),
                "io.gatling.app.Gatling",
                "--simulation",
                LoginSimulation.class.getName(),
                "--results-folder",
                folder.resolve("gatling").toString(),
                "--no-reports");
        Duration before = server.cpu();
        long start = System.nanoTime();
        String said = run(command);
        long took = System.nanoTime() - start;
        Duration used = server.cpu().minus(before);
        Matcher result = found(LOGINS, said);
        long done = Long.parseLong(result.group(1));
        return new Measurement(
                done,
                (double) used.toNanos() / Math.max(1, done),
                done / (took / 1e9),
                Double.parseDouble(result.group(2)),
                Double.parseDouble(result.group(3)),
                logins / browsers * (long) browsers - done);
    }

    /** Runs a load under async-profiler, and leaves its stacks, with the CPU time of each, in a file of that name. */
    void profile(Path profiler, String name, Callable<Measurement> load) throws Exception {
        server.profile(profiler, "start,event=ctimer,interval=500us");
        load.call();
        server.profile(profiler, "stop,collapsed,file=" + folder.resolve(name + ".collapsed"));
    }

    private static double percentile(String said, String which) {
        Matcher matcher = PERCENTILE.matcher(said);
        while (matcher.find()) {
            if (matcher.group(1).equals(which)) {
                return nanos(matcher.group(2), matcher.group(3));
            }
        }
        throw new IllegalStateException("wrk said no percentile: " + said);
    }

    private static double nanos(String number, String unit) {
        double value = Double.parseDouble(number);
        return switch (unit) {
            case "us" -> value * 1e3;
            case "ms" -> value * 1e6;
            case "s" -> value * 1e9;
            default -> value * 60e9;
        };
    }

    private static Matcher found(Pattern pattern, String said) {
        Matcher matcher = pattern.matcher(said);
        if (!matcher.find()) {
            throw new IllegalStateException("not what was to be expected: " + said);
        }
        return matcher;
    }

    private String run(List<String> command) throws IOException, InterruptedException {
        File output = folder.resolve("load.log").toFile();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        process.waitFor();
        return Files.readString(output.toPath(), StandardCharsets.UTF_8);
    }
}
