package com.oten.benchmarks.server;

import com.oten.benchmarks.Median;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What was measured of one kind of load, of each variant once a round. */
final class Row {
    private final LoadKind kind;
    private final Map<Variant, List<Measurement>> rounds = new EnumMap<>(Variant.class);

    Row(LoadKind kind) {
        this.kind = kind;
    }

    void add(Variant variant, Measurement measurement) {
        rounds.computeIfAbsent(variant, unused -> new ArrayList<>()).add(measurement);
    }

    /** Markdown: a line for each variant of each row. */
    static String table(Collection<Row> rows) {
        return """
                | load | variant | CPU each, µs | of the floor | of the own client | of the build before | a second | p50, ms | p99, ms | failed |
                |---|---|---|---|---|---|---|---|---|---|
                """
                + rows.stream()
                        .flatMap(row -> row.rounds.keySet().stream().map(row::line))
                        .collect(Collectors.joining("\n", "", "\n"));
    }

    private String line(Variant variant) {
        List<Measurement> mine = of(variant);
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.1f | %s | %s | %s | %.0f | %.2f | %.2f | %d |",
                kind.title(),
                variant.id(),
                median(mine, Measurement::cpu) / 1e3,
                ratio(variant, Variant.FLOOR),
                ratio(variant, Variant.OWN),
                ratio(variant, Variant.BEFORE),
                median(mine, Measurement::perSecond),
                median(mine, Measurement::p50) / 1e6,
                median(mine, Measurement::p99) / 1e6,
                mine.stream().mapToLong(Measurement::failed).sum());
    }

    /** The ratio of the medians, and the smallest and the largest ratio of a round. */
    private String ratio(Variant variant, Variant yardstick) {
        List<Measurement> mine = of(variant);
        List<Measurement> its = of(yardstick);
        if (its.isEmpty() || variant == yardstick) {
            return "–";
        }
        double[] each = IntStream.range(0, mine.size())
                .mapToDouble(round -> mine.get(round).cpu() / its.get(round).cpu())
                .sorted()
                .toArray();
        return String.format(
                Locale.ROOT,
                "**%.2f** (%.2f–%.2f)",
                median(mine, Measurement::cpu) / median(its, Measurement::cpu),
                each[0],
                each[each.length - 1]);
    }

    private List<Measurement> of(Variant variant) {
        return rounds.getOrDefault(variant, List.of());
    }

    private static double median(List<Measurement> measurements, ToDoubleFunction<Measurement> figure) {
        return Median.of(measurements.stream().mapToDouble(figure));
    }
}
