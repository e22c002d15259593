package com.oten.jakarta.it;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * One request of a load and its outcome.
 *
 * @param begun since the origin of the load's time
 * @param took until the response arrived
 * @param status of the response; 0 if there was none
 */
record Sample(Duration begun, Duration took, int status) {

    Duration ended() {
        return begun.plus(took);
    }

    static long count(List<Sample> samples, int status) {
        return samples.stream().filter(sample -> sample.status() == status).count();
    }

    /** A percentile of the durations; zero if there were no requests. */
    static Duration percentile(List<Sample> samples, int percent) {
        List<Duration> sorted = samples.stream().map(Sample::took).sorted().toList();
        int rank = (int) Math.ceil(sorted.size() * percent / 100.0);
        return sorted.isEmpty() ? Duration.ZERO : sorted.get(Math.max(rank, 1) - 1);
    }

    static String millis(Duration time) {
        return String.format(Locale.ROOT, "%.1f ms", time.toNanos() / 1e6);
    }
}
