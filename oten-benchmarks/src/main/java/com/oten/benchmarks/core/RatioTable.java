package com.oten.benchmarks.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The results as Markdown. */
final class RatioTable {
    /** Ratios of medians that a release is to keep. */
    private static final Map<String, Double> RATIOS = Map.of(
            "RequestObjectBenchmark.hs256", 2.0,
            "RequestObjectBenchmark.edDsa", 1.1,
            "IdTokenBenchmark.check algorithm=EDDSA", 1.1,
            "IdTokenBenchmark.check algorithm=RS256", 1.3,
            "TransactionBenchmark.sealAndOpen", 3.0);

    private static final String MECHANISM = "MechanismBenchmark.";
    private static final double MOST_NANOS = 300;
    private static final double MOST_BYTES = 200;

    /** A step of ten times as many that takes more than this to the power of one. */
    private static final double LINEAR = 1.15;

    private RatioTable() {}

    /** What has a yardstick, and what has a target of its own. */
    static String ratios(List<Measured> all) {
        List<String> lines = new ArrayList<>();
        lines.add("| benchmark | ratio | of the forks | target | time | yardstick | bytes | yardstick |");
        lines.add("|---|---|---|---|---|---|---|---|");
        all.stream()
                .filter(one -> !one.isYardstick() && !one.isGrowth())
                .map(one -> line(
                        one, all.stream().filter(raw -> raw.isYardstickOf(one)).findFirst()))
                .forEach(lines::add);
        return String.join("\n", lines) + "\n";
    }

    private static String line(Measured one, Optional<Measured> yardstick) {
        String ratio = yardstick.map(raw -> number(one.median() / raw.median())).orElse("–");
        String spread = yardstick
                .map(raw -> one.ratios(raw))
                .map(ratios -> number(Collections.min(ratios)) + " to " + number(Collections.max(ratios)))
                .orElseGet(() -> time(one.least()) + " to " + time(one.most()));
        return "| "
                + String.join(
                        " | ",
                        "`" + one.label() + "`",
                        ratio,
                        spread,
                        target(one, yardstick),
                        time(one.median()),
                        yardstick.map(raw -> time(raw.median())).orElse("–"),
                        bytes(one),
                        yardstick.map(RatioTable::bytes).orElse("–"))
                + " |";
    }

    private static String target(Measured one, Optional<Measured> yardstick) {
        if (one.name().startsWith(MECHANISM)) {
            boolean isMet = one.median() <= MOST_NANOS && one.medianBytes() <= MOST_BYTES;
            return "300 ns, 200 bytes: " + word(isMet);
        }
        Double most = RATIOS.get(one.label());
        return most == null || yardstick.isEmpty()
                ? "–"
                : "≤ " + most + ": " + word(one.median() / yardstick.get().median() <= most);
    }

    private static String word(boolean isMet) {
        return isMet ? "met" : "**missed**";
    }

    /** Each series with its sizes, and how steep it is where it is steepest. */
    static String growth(List<Measured> all) {
        List<String> lines = new ArrayList<>();
        lines.add("| benchmark | times by size | steepest |");
        lines.add("|---|---|---|");
        for (List<Measured> series : series(all)) {
            List<String> points = series.stream()
                    .map(one -> one.size() + ": " + time(one.median()))
                    .toList();
            lines.add("| `" + series.get(0).series() + "` by " + series.get(0).unit() + " | "
                    + String.join(", ", points) + " | " + steepness(series) + " |");
        }
        return String.join("\n", lines) + "\n";
    }

    /** Those of one name and provider, by size. */
    static List<List<Measured>> series(List<Measured> all) {
        List<Measured> growing = all.stream().filter(Measured::isGrowth).toList();
        return growing.stream()
                .map(Measured::series)
                .distinct()
                .map(name -> growing.stream()
                        .filter(one -> one.series().equals(name))
                        .sorted((a, b) -> Long.compare(a.size(), b.size()))
                        .toList())
                .toList();
    }

    /** The exponent of the steepest step: 0 does not grow, 1 is linear. */
    static String steepness(List<Measured> series) {
        double steepest = 0;
        for (int i = 1; i < series.size(); i++) {
            Measured before = series.get(i - 1);
            Measured after = series.get(i);
            if (before.size() > 0) {
                steepest = Math.max(
                        steepest,
                        Math.log(after.median() / before.median()) / Math.log((double) after.size() / before.size()));
            }
        }
        return "n^" + number(steepest) + (steepest > LINEAR ? " **more than linear**" : "");
    }

    static String time(double nanos) {
        if (nanos < 10_000) {
            return String.format(Locale.ROOT, "%.0f ns", nanos);
        }
        return nanos < 10_000_000
                ? String.format(Locale.ROOT, "%.0f µs", nanos / 1_000)
                : String.format(Locale.ROOT, "%.0f ms", nanos / 1_000_000);
    }

    private static String bytes(Measured one) {
        return String.format(Locale.ROOT, "%.0f", one.medianBytes());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
