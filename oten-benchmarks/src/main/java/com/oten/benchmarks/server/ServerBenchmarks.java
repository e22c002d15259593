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
            return rows(new Load(server, folder), variants, port);
        }
    }

    private String rows(Load load, List<Variant> variants, int port) throws Exception {
        Map<Variant, String> cookies = new EnumMap<>(Variant.class);
        for (Variant variant : variants) {
            cookies.put(variant, cookies(variant, port));
        }
        Row requests = new Row("authenticated request");
        Row starts = new Row("login started");
        Row whole = new Row("whole login");
        for (Variant variant : variants) { // warm
            load.requests(variant.page(port), cookies.getOrDefault(variant, ""), connections, 2 * seconds);
        }
        for (Variant variant : variants) {
            if (variant.hasLogins()) {
                load.requests(variant.page(port), "", connections, 2 * seconds);
                load.logins(variant.page(port), browsers, warmUp);
            }
        }
        for (int round = 0; round < rounds; round++) {
            for (Variant variant : variants) {
                requests.add(
                        variant,
                        load.requests(variant.page(port), cookies.getOrDefault(variant, ""), connections, seconds));
            }
            for (Variant variant : variants) {
                if (variant.hasLogins()) {
                    starts.add(variant, load.requests(variant.page(port), "", connections, seconds));
                }
            }
            for (Variant variant : variants) {
                if (variant.hasLogins()) {
                    whole.add(variant, load.logins(variant.page(port), browsers, logins));
                }
            }
            Collections.rotate(variants, 1);
            System.out.println("round " + (round + 1) + "\n" + Row.head() + requests.lines() + "\n" + starts.lines()
                    + "\n" + whole.lines());
        }
        if (profiler != null) {
            for (Variant variant : variants) {
                String page = variant.page(port);
                load.profile(
                        profiler,
                        "request-" + variant.id(),
                        () -> load.requests(page, cookies.getOrDefault(variant, ""), connections, 10));
                if (variant.hasLogins()) {
                    load.profile(profiler, "start-" + variant.id(), () -> load.requests(page, "", connections, 10));
                    load.profile(profiler, "login-" + variant.id(), () -> load.logins(page, browsers, 5 * logins));
                }
            }
        }
        return Row.head() + requests.lines() + "\n" + starts.lines() + "\n" + whole.lines() + "\n";
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
