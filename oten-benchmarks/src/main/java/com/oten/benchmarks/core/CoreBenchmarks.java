package com.oten.benchmarks.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Runs the benchmarks of the core and prints their table. The forks take turns: each round starts every benchmark once, so
 * that what else the machine does meets a benchmark and its yardstick alike.
 */
@Command(name = "core", mixinStandardHelpOptions = true, description = "Measures the core beside raw JCA.")
public final class CoreBenchmarks implements Callable<Integer> {
    /** Gatling, which is on the class path for the other half of this module, brings a logger that writes to the console. */
    private static final String NO_LOGS = "-Dslf4j.provider=org.slf4j.nop.NOPServiceProvider";

    private static final String ID_TOKENS = "IdTokenBenchmark\\.";

    /** Else each response of the JDK's server waits for an acknowledgement, for 40 milliseconds. */
    private static final String NO_DELAY = "-Dsun.net.httpserver.nodelay=true";

    @Option(names = "--forks", description = "of each benchmark; default: ${DEFAULT-VALUE}")
    private int forks = 5;

    @Option(names = "--growth-forks", description = "of those that grow; default: ${DEFAULT-VALUE}")
    private int growthForks = 2;

    @Option(names = "--quick", description = "one fork, and short: to see whether it runs")
    private boolean isQuick;

    @Option(names = "--only", description = "a pattern of names, for instance IdToken")
    private String only = "";

    @Option(names = "--provider", split = ",", description = "jdk, corretto, or both; default: ${DEFAULT-VALUE}")
    private List<String> providers = List.of("jdk");

    @Option(names = "--output", description = "where tables and charts are written; default: ${DEFAULT-VALUE}")
    private Path output = Path.of("target", "benchmarks");

    private CoreBenchmarks() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new CoreBenchmarks()).execute(arguments));
    }

    /** What every run has in common, the smoke test's too. */
    static ChainedOptionsBuilder options() {
        return new OptionsBuilder()
                .forks(1)
                .jvmArgsAppend(NO_LOGS, NO_DELAY, "-Dslf4j.internal.verbosity=WARN", "-Xms1g", "-Xmx2g")
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true);
    }

    @Override
    public Integer call() throws RunnerException, IOException {
        List<RunResult> results = new ArrayList<>();
        int rounds = isQuick ? 1 : Math.max(forks, growthForks);
        for (int round = 1; round <= rounds; round++) {
            if (isQuick || round <= forks) {
                results.addAll(round("Benchmark"));
            }
            if (isQuick || round <= growthForks) {
                results.addAll(round("Growth"));
            }
            System.err.println("round " + round + " of " + rounds + " is over");
        }
        report(Measured.of(results));
        return 0;
    }

    private List<RunResult> round(String kind) throws RunnerException {
        List<RunResult> results = new ArrayList<>(run(chosen(kind).exclude(ID_TOKENS)));
        for (Algorithm algorithm : Algorithm.values()) { // else JMH would run all checks, and then all yardsticks
            results.addAll(
                    run(chosen(kind).exclude("^(?!.*" + ID_TOKENS + ").*").param("algorithm", algorithm.name())));
        }
        return results;
    }

    private static Collection<RunResult> run(ChainedOptionsBuilder options) throws RunnerException {
        try {
            return new Runner(options.build()).run();
        } catch (NoBenchmarksException e) {
            return List.of(); // none of this kind was chosen
        }
    }

    private ChainedOptionsBuilder chosen(String kind) {
        ChainedOptionsBuilder options = options()
                .include(Pattern.quote(CoreBenchmarks.class.getPackageName() + ".") + ".*(?:" + only + ").*" + kind
                        + "\\.")
                .param("provider", providers.toArray(String[]::new));
        return isQuick
                ? options.warmupIterations(2)
                        .warmupTime(TimeValue.milliseconds(100))
                        .measurementIterations(1)
                        .measurementTime(TimeValue.milliseconds(100))
                : options;
    }

    private void report(List<Measured> all) throws IOException {
        Files.createDirectories(output);
        String tables = RatioTable.ratios(all) + "\n" + RatioTable.growth(all);
        Files.writeString(output.resolve("core.md"), tables);
        for (List<Measured> series : RatioTable.series(all)) {
            Measured first = series.get(0);
            List<GrowthChart.Point> points = series.stream()
                    .map(one -> new GrowthChart.Point(one.size(), one.median()))
                    .toList();
            String name = first.series().replaceAll("[^A-Za-z]+", "-");
            Files.writeString(
                    output.resolve(name + ".svg"), new GrowthChart(first.series(), first.unit(), points).svg());
        }
        System.out.println(tables);
    }
}
