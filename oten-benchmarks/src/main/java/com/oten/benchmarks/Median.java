package com.oten.benchmarks;

import java.util.stream.DoubleStream;

/** The middle of what was measured, which one odd round does not move. */
public final class Median {
    private Median() {}

    /** {@return the middle value, or the mean of the two in the middle; not a number if there is none} */
    public static double of(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        int half = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
