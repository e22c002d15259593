package com.oten.benchmarks.server;

import com.oten.benchmarks.Median;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import javax.management.JMException;

/**
 * What the library takes besides CPU time, beside a mechanism that does nothing: its deployment, and each session. Every
 * round has servers of its own, and begins with the other one of the two.
 */
final class Footprint {
    private static final int FIRST = 200; // logins that fill what is not of sessions

    private final ServerKind kind;
    private final ServerOptions options;
    private final int rounds;
    private final int sessions;
    private final int browsers;
    private final List<Variant> variants = new ArrayList<>(List.of(Variant.FLOOR, Variant.OTEN));
    private final Map<Variant, List<Deployment>> deployments = new EnumMap<>(Variant.class);
    private final Map<Variant, List<Double>> bytes = new EnumMap<>(Variant.class);
    private int tokens;

    Footprint(ServerKind kind, ServerOptions options, int rounds, int sessions, int browsers) {
        this.kind = kind;
        this.options = options;
        this.rounds = rounds;
        this.sessions = sessions / browsers * browsers;
        this.browsers = browsers;
    }

    /** Measures, and returns Markdown. */
    String table() throws IOException, InterruptedException, JMException {
        for (int round = 1; round <= rounds; round++) {
            if (kind == ServerKind.WILDFLY) { // the others have no deployment that says when it begins and ends
                for (Variant variant : variants) {
                    try (ServerRun run = ServerRun.start(kind, List.of(Variant.NONE), options)) {
                        deployments
                                .computeIfAbsent(variant, unused -> new ArrayList<>())
                                .add(Deployment.of(variant, run));
                    }
                }
            }
            try (ServerRun run = ServerRun.start(kind, variants, options);
                    JvmFigures figures = run.server().figures()) {
                sessions(run, figures);
                tokens = StandInProvider.tokens(run.issuer());
            }
            Collections.reverse(variants);
        }
        return """
                | what | floor | oten | more |
                |---|---|---|---|
                """
                + line(
                        "deployment, ms",
                        variant -> Median.of(deployments.getOrDefault(variant, List.of()).stream()
                                .mapToDouble(Deployment::millis)))
                + line(
                        "classes loaded before the first login",
                        variant -> Median.of(deployments.getOrDefault(variant, List.of()).stream()
                                .mapToDouble(Deployment::classes)))
                + line(
                        "heap of each session, bytes",
                        variant -> Median.of(
                                bytes.getOrDefault(variant, List.of()).stream().mapToDouble(Double::doubleValue)))
                + "\nThe tokens of a session have " + tokens + " characters. Heap of each session, round by round: "
                + bytes
                + ". " + deployments + "\n";
    }

    private void sessions(ServerRun run, JvmFigures figures) throws IOException, InterruptedException, JMException {
        for (Variant variant : variants) {
            login(run, variant, FIRST);
        }
        for (Variant variant : variants) {
            long before = figures.reachable();
            login(run, variant, sessions);
            bytes.computeIfAbsent(variant, unused -> new ArrayList<>())
                    .add((double) (figures.reachable() - before) / sessions);
        }
    }

    private void login(ServerRun run, Variant variant, int count) throws IOException, InterruptedException {
        Measurement logins = run.load().logins(run.login(variant), browsers, count);
        if (logins.failed() > 0) {
            throw new IOException(logins.failed() + " logins of " + variant + " have failed; see " + run.folder());
        }
    }

    private static String line(String what, ToDoubleFunction<Variant> figure) {
        double floor = figure.applyAsDouble(Variant.FLOOR);
        double oten = figure.applyAsDouble(Variant.OTEN);
        return String.format(Locale.ROOT, "| %s | %.0f | %.0f | %.0f |%n", what, floor, oten, oten - floor);
    }
}
