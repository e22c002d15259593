package com.oten.benchmarks.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Every benchmark once and short: whether it runs, and whether it allocates more than it did. How long it takes is not looked
 * at: that depends on what else the machine does, and the bytes do not.
 */
class BenchmarksRunTest {
    /** Bytes of one call, compiled, on JDK 17. */
    private static final Map<String, Integer> BYTES = Map.ofEntries(
            Map.entry("CallbackBenchmark.callback", 110_000),
            Map.entry("CookiesGrowth.find cookies=10", 1_220),
            Map.entry("IdTokenBenchmark.check algorithm=EDDSA", 77_000),
            Map.entry("IdTokenBenchmark.check algorithm=ES256", 64_000),
            Map.entry("IdTokenBenchmark.check algorithm=PS256", 25_200),
            Map.entry("IdTokenBenchmark.check algorithm=RS256", 25_500),
            Map.entry("KeySetGrowth.read keys=10", 191_600),
            Map.entry("LogoutCheckGrowth.check revocations=1000", 10),
            Map.entry("LogoutCheckGrowth.checkAnew revocations=1000", 2_320),
            Map.entry("MechanismBenchmark.constrained", 112),
            Map.entry("MechanismBenchmark.protectedPath", 112),
            Map.entry("RequestObjectBenchmark.edDsa", 32_000),
            Map.entry("RequestObjectBenchmark.hs256", 10_600),
            Map.entry("ReturnUrlGrowth.check characters=100", 1_900),
            Map.entry("ReturnUrlGrowth.ofRequest characters=100", 1_690),
            Map.entry("ScopeSetsGrowth.token sets=100", 10),
            Map.entry("SessionsGrowth.check sessions=100", 10),
            Map.entry("TransactionBenchmark.sealAndOpen", 31_000));

    /** The next JDK inlines otherwise. */
    private static final double MORE = 1.2;

    /** Code that is not compiled yet allocates more: what is over its bound is measured again, with a longer warm-up. */
    private static final List<Integer> WARM_UP_MILLIS = List.of(250, 2_000, 8_000);

    private static List<Measured> run(String pattern, int warmUpMillis) throws RunnerException {
        return Measured.of(new ArrayList<>(new Runner(CoreBenchmarks.options()
                        .include(pattern)
                        .warmupIterations(1)
                        .warmupTime(TimeValue.milliseconds(warmUpMillis))
                        .measurementIterations(1)
                        .measurementTime(TimeValue.milliseconds(100))
                        // of what grows, one size
                        .param("characters", "100")
                        .param("cookies", "10")
                        .param("keys", "10")
                        .param("revocations", "1000")
                        .param("sessions", "100")
                        .param("sets", "100")
                        .param("waiters", "10")
                        .build())
                .run()));
    }

    private static boolean isOver(Measured one) {
        Integer bytes = BYTES.get(one.label());
        return bytes != null && one.medianBytes() > bytes * MORE;
    }

    @Test
    void every_benchmark_runs_and_none_allocates_more_than_it_did() throws RunnerException {
        List<Measured> all = new ArrayList<>(run("com\\.oten\\.benchmarks\\.core\\..*", WARM_UP_MILLIS.get(0)));
        assertThat(all).extracting(Measured::label).containsAll(BYTES.keySet());
        List<Measured> over = all.stream().filter(BenchmarksRunTest::isOver).toList();
        for (int warmUp : WARM_UP_MILLIS.subList(1, WARM_UP_MILLIS.size())) {
            List<String> labels = over.stream().map(Measured::label).toList();
            if (!labels.isEmpty()) {
                String again = over.stream()
                        .map(one -> Pattern.quote(one.name()) + "$")
                        .distinct()
                        .collect(Collectors.joining("|", ".*\\.(", ")"));
                over = run(again, warmUp).stream()
                        .filter(one -> labels.contains(one.label()) && isOver(one))
                        .toList();
            }
        }
        assertThat(over)
                .extracting(one -> one.label() + " allocates " + Math.round(one.medianBytes()) + " bytes")
                .isEmpty();
    }
}
