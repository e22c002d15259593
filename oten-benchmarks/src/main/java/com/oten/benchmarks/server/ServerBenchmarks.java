package com.oten.benchmarks.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Measures whole servers: the CPU time that a server spends on a request, and what its users see. All variants run in one
 * server, one after the other in each round, in another order each time, because a JVM that is warm favours whoever comes
 * second.
 */
@Command(name = "servers", mixinStandardHelpOptions = true, description = "Measures whole servers.")
public final class ServerBenchmarks implements Callable<Integer> {
    @Mixin
    private ServerOptions options = new ServerOptions();

    @Option(names = "--server", description = "Which: ${COMPLETION-CANDIDATES}; may be repeated. All by default.")
    private List<ServerKind> kinds = List.of(ServerKind.values());

    @Option(names = "--variant", description = "Which: ${COMPLETION-CANDIDATES}; may be repeated.")
    private List<Variant> chosen = List.of(Variant.NONE, Variant.FLOOR, Variant.OWN, Variant.OTEN);

    @Option(names = "--load", description = "Which: ${COMPLETION-CANDIDATES}; may be repeated.")
    private List<LoadKind> loads = List.of(LoadKind.values());

    @Option(names = "--rounds", defaultValue = "5", description = "How many (default ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "5", description = "Of each load of requests (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--logins", defaultValue = "600", description = "Of each load of logins (${DEFAULT-VALUE}).")
    private int logins;

    @Option(
            names = "--warm-up",
            defaultValue = "8000",
            description = "Logins before the first round (${DEFAULT-VALUE}); 0: no warm-up.")
    private int warmUp;

    @Option(names = "--browsers", defaultValue = "8", description = "At once (${DEFAULT-VALUE}).")
    private int browsers;

    @Option(
            names = "--connections",
            defaultValue = "1",
            description =
                    "Of wrk (${DEFAULT-VALUE}). More than there are processors measures how WildFly's threads wait.")
    private int connections;

    @Option(
            names = "--profiler",
            description = "async-profiler's library: profiles a last round, a file for each load.")
    private @Nullable Path profiler;

    @Option(
            names = "--footprint",
            description = "No loads: what a deployment adds (WildFly), and what the heap holds of each session.")
    private boolean footprint;

    @Option(names = "--sessions", defaultValue = "5000", description = "Of the footprint (${DEFAULT-VALUE}).")
    private int sessions;

    private ServerBenchmarks() {}

    /** See {@code --help}. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        return new CommandLine(new ServerBenchmarks()).execute(arguments);
    }

    @Override
    public Integer call() throws Exception {
        List<Variant> variants = new ArrayList<>(chosen);
        if (options.before() != null && !variants.contains(Variant.BEFORE)) {
            variants.add(Variant.BEFORE);
        }
        for (ServerKind kind : kinds) {
            String table = footprint
                    ? new Footprint(kind, options, rounds, sessions, browsers).table()
                    : measured(kind, variants);
            System.out.println("\n### " + kind + "\n\n" + table);
            Files.writeString(options.result(kind + (footprint ? "-footprint" : "")), table);
        }
        return 0;
    }

    private String measured(ServerKind kind, List<Variant> variants) throws Exception {
        try (ServerRun run = ServerRun.start(kind, variants, options)) {
            return table(run.load(), variants, run);
        }
    }

    private String table(Load load, List<Variant> variants, ServerRun run) throws Exception {
        Map<LoadKind, Row> rows = new EnumMap<>(LoadKind.class);
        LoadRunner runner = (kind, variant, duration, count) -> {
            String page = variant.page(run.port());
            return switch (kind) {
                case REQUEST -> {
                    // anew each time: what the others do fills Open Liberty's cache, and its own client's callers go
                    String sent = variant == Variant.NONE ? "" : RunningServer.login(run.login(variant));
                    Measurement measurement = load.requests(page, sent, connections, duration);
                    RunningServer.expect(page, sent, variant == Variant.NONE ? "nobody" : "ada");
                    yield measurement;
                }
                case START -> load.requests(page, "", connections, duration);
                case LOGIN -> load.logins(page, browsers, count);
            };
        };
        if (warmUp > 0) {
            each(variants, (kind, variant) -> runner.run(kind, variant, 2 * seconds, warmUp));
        }
        for (int round = 1; round <= rounds; round++) {
            each(
                    variants,
                    (kind, variant) -> rows.computeIfAbsent(kind, Row::new)
                            .add(variant, runner.run(kind, variant, seconds, logins)));
            Collections.rotate(variants, 1);
            System.out.println("round " + round + "\n" + Row.table(rows.values()));
        }
        if (profiler != null) {
            Path library = profiler;
            each(
                    variants,
                    (kind, variant) -> load.profile(
                            library, kind.id(variant), () -> runner.run(kind, variant, 2 * seconds, 5 * logins)));
        }
        return Row.table(rows.values());
    }

    /** Loads a server with one kind of load: for a number of seconds, or a number of times. */
    @FunctionalInterface
    private interface LoadRunner {
        Measurement run(LoadKind kind, Variant variant, int duration, int count) throws Exception;
    }

    @FunctionalInterface
    private interface Step {
        void of(LoadKind kind, Variant variant) throws Exception;
    }

    private void each(List<Variant> variants, Step step) throws Exception {
        for (LoadKind kind : loads) {
            for (Variant variant : variants) {
                if (kind.isFor(variant)) {
                    step.of(kind, variant);
                }
            }
        }
    }
}
