package com.oten.benchmarks.core;

import com.oten.benchmarks.Median;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.RunResult;

/** What the forks of one benchmark with one choice of parameters have come to. */
final class Measured {
    private static final String PROVIDER = "provider";

    private final String name;
    private final SortedMap<String, String> parameters;
    private final List<Double> nanos = new ArrayList<>();
    private final List<Double> bytes = new ArrayList<>();

    private Measured(String name, SortedMap<String, String> parameters) {
        this.name = name;
        this.parameters = parameters;
    }

    /** The results of all rounds, in the order of the first one. */
    static List<Measured> of(List<RunResult> forks) {
        List<Measured> all = new ArrayList<>();
        for (RunResult fork : forks) {
            Measured fresh = empty(fork);
            Measured known = all.stream()
                    .filter(other -> other.label().equals(fresh.label()))
                    .findFirst()
                    .orElse(fresh);
            if (known == fresh) {
                all.add(fresh);
            }
            known.add(fork);
        }
        return all;
    }

    private static Measured empty(RunResult fork) {
        SortedMap<String, String> parameters = new TreeMap<>();
        fork.getParams()
                .getParamsKeys()
                .forEach(key -> parameters.put(key, fork.getParams().getParam(key)));
        String benchmark = fork.getParams().getBenchmark();
        return new Measured(
                benchmark.substring(CoreBenchmarks.class.getPackageName().length() + 1), parameters);
    }

    private void add(RunResult fork) {
        nanos.add(fork.getPrimaryResult().getStatistics().getPercentile(50)); // the median of its iterations
        for (String key : fork.getSecondaryResults().keySet()) {
            if (key.endsWith("gc.alloc.rate.norm")) {
                bytes.add(fork.getSecondaryResults().get(key).getScore());
            }
        }
    }

    /** Class and method. */
    String name() {
        return name;
    }

    /** The one that grows; zero if there is none. */
    long size() {
        return parameters.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(PROVIDER))
                .filter(entry -> entry.getValue().matches("\\d+"))
                .mapToLong(entry -> Long.parseLong(entry.getValue()))
                .sum();
    }

    /** What grows, in a word. */
    String unit() {
        return parameters.keySet().stream()
                .filter(key -> !key.equals(PROVIDER))
                .findFirst()
                .orElse("");
    }

    boolean isGrowth() {
        return name.contains("Growth.");
    }

    /** Class, method and parameters, without what is usual. */
    String label() {
        return parameters.entrySet().stream()
                .filter(entry ->
                        !(entry.getKey().equals(PROVIDER) && entry.getValue().equals("jdk")))
                .map(entry -> " " + entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("", name, ""));
    }

    /** The name of the series that this is a point of. */
    String series() {
        String provider = parameters.getOrDefault(PROVIDER, "jdk");
        return provider.equals("jdk") ? name : name + " " + PROVIDER + "=" + provider;
    }

    /** Whether this is the yardstick of another one: raw JCA on the same bytes. */
    boolean isYardstickOf(Measured other) {
        int dot = other.name.indexOf('.') + 1;
        String raw = other.name.substring(0, dot) + "raw" + Character.toUpperCase(other.name.charAt(dot))
                + other.name.substring(dot + 1);
        return name.equals(raw) && parameters.equals(other.parameters);
    }

    boolean isYardstick() {
        return name.contains(".raw");
    }

    double median() {
        return median(nanos);
    }

    double medianBytes() {
        return median(bytes);
    }

    double least() {
        return nanos.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
    }

    double most() {
        return nanos.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
    }

    /** Of the forks of one round each: other work on the machine disturbs both. */
    List<Double> ratios(Measured yardstick) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < Math.min(nanos.size(), yardstick.nanos.size()); i++) {
            ratios.add(nanos.get(i) / yardstick.nanos.get(i));
        }
        return ratios;
    }

    private static double median(List<Double> values) {
        return Median.of(values.stream().mapToDouble(Double::doubleValue));
    }
}
