package com.oten.benchmarks.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures whole servers: the CPU time that a server spends on a request, and what its users see. All variants run in one
 * server, one after the other in each round, in another order each time, because a JVM that is warm favours whoever comes
 * second.
 */
@Command(name = "servers", mixinStandardHelpOptions = true, description = "Measures whole servers.")
public final class ServerBenchmarks implements Callable<Integer> {
    @Option(names = "--servers", required = true, description = "The folder in which the servers were unpacked.")
    private Path servers = Path.of("");

    @Option(names = "--server", description = "Which: ${COMPLETION-CANDIDATES}; may be repeated. All by default.")
    private List<ServerKind> kinds = List.of(ServerKind.values());

    @Option(names = "--variant", description = "Which: ${COMPLETION-CANDIDATES}; may be repeated.")
    private List<Variant> chosen = List.of(Variant.NONE, Variant.FLOOR, Variant.OWN, Variant.OTEN);

    @Option(names = "--before", description = "A jar of the library to compare with.")
    private @Nullable Path before;

    @Option(names = "--rounds", defaultValue = "5", description = "How many (default ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "5", description = "Of each load of requests (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--logins", defaultValue = "600", description = "Of each load of logins (${DEFAULT-VALUE}).")
    private int logins;

    @Option(names = "--warm-up", defaultValue = "8000", description = "Logins before the first round.")
    private int warmUp;

    @Option(names = "--browsers", defaultValue = "8", description = "At once (${DEFAULT-VALUE}).")
    private int browsers;

    @Option(
            names = "--connections",
            defaultValue = "1",
            description =
                    "Of wrk (${DEFAULT-VALUE}). More than there are processors measures how WildFly's threads wait.")
    private int connections;

    @Option(names = "--provider-alg", defaultValue = "RS256", description = "Of ID tokens: RS256 or EdDSA.")
    private String providerAlgorithm = "";

    @Option(names = "--alg", defaultValue = "HS256", description = "Of request objects: HS256 or EdDSA.")
    private String algorithm = "";

    @Option(names = "--jvm", description = "An option for the servers' JVM; may be repeated.")
    private List<String> jvm = List.of();

    @Option(
            names = "--profiler",
            description = "async-profiler's library: profiles a last round, a file for each load.")
    private @Nullable Path profiler;

    @Option(names = "--output", required = true, description = "The folder for results and logs.")
    private Path output = Path.of("");

    private ServerBenchmarks() {}

    /** See {@code --help}. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ServerBenchmarks()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        List<Variant> variants = new ArrayList<>(chosen);
        if (before != null && !variants.contains(Variant.BEFORE)) {
            variants.add(Variant.BEFORE);
        }
        for (ServerKind kind : kinds) {
            String table = measured(kind, variants);
            System.out.println("\n### " + kind + "\n\n" + table);
            Files.writeString(output.resolve(kind + ".md"), table);
        }
        return 0;
    }

    private String measured(ServerKind kind, List<Variant> variants) throws Exception {
        Path folder = Files.createTempDirectory(Files.createDirectories(output.toAbsolutePath()), kind + "-");
        int port = freePort();
        int providerPort = freePort();
        String issuer = "http://localhost:" + providerPort;
        Archives archives = new Archives(folder, kind, port, issuer, algorithm);
        List<Path> wars = new ArrayList<>();
        for (Variant variant : variants) {
            wars.add(archives.war(
                    variant, Optional.ofNullable(before).orElse(Path.of("")).toAbsolutePath()));
        }
        List<String> options = new ArrayList<>(List.of("-Xms1g", "-Xmx1g"));
        options.addAll(jvm);
        List<String> provider = List.of(
                "-cp",
                System.getProperty("java.class.path"),
                StandInProvider.class.getName(),
                String.valueOf(providerPort),
                providerAlgorithm);
        List<String> command = kind.command(kind.home(servers).toAbsolutePath(), folder, wars, port, issuer);
        try (RunningServer oten = RunningServer.start(List.of(), provider, folder, folder.resolve("provider.log"));
                RunningServer server = RunningServer.start(options, command, folder, folder.resolve("server.log"))) {
            oten.await(issuer + "/keys");
            for (Variant variant : variants) {
                server.await(variant.page(port));
            }
            return table(new Load(server, folder), variants, port);
        }
    }

    private String table(Load load, List<Variant> variants, int port) throws Exception {
        Map<Variant, String> cookies = new EnumMap<>(Variant.class);
        for (Variant variant : variants) {
            cookies.put(variant, cookies(variant, port));
        }
        Map<LoadKind, Row> rows = new EnumMap<>(LoadKind.class);
        LoadRunner runner = (kind, variant, duration, count) -> {
            String page = variant.page(port);
            return switch (kind) {
                case REQUEST -> {
                    String sent = cookies.getOrDefault(variant, "");
                    Measurement measurement = load.requests(page, sent, connections, duration);
                    RunningServer.expect(page, sent, variant == Variant.NONE ? "nobody" : "ada");
                    yield measurement;
                }
                case START -> load.requests(page, "", connections, duration);
                case LOGIN -> load.logins(page, browsers, count);
            };
        };
        each(variants, (kind, variant) -> runner.run(kind, variant, 2 * seconds, warmUp));
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

    private static void each(List<Variant> variants, Step step) throws Exception {
        for (LoadKind kind : LoadKind.values()) {
            for (Variant variant : variants) {
                if (kind.isFor(variant)) {
                    step.of(kind, variant);
                }
            }
        }
    }

    private static String cookies(Variant variant, int port) throws IOException, InterruptedException {
        return switch (variant) {
            case NONE -> "";
            case FLOOR -> RunningServer.login("http://localhost:" + port + "/floor/login");
            case OWN, OTEN, BEFORE -> RunningServer.login(variant.page(port));
        };
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
