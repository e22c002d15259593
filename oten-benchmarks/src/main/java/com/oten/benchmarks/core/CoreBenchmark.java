package com.oten.benchmarks.core;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What all have in common: an application, and the provider of cryptography that is first in the list. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(5)
@Warmup(iterations = 4, time = 250, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 150, timeUnit = TimeUnit.MILLISECONDS)
public abstract class CoreBenchmark {
    /** {@code jdk}, or {@code corretto} where that is available. */
    @Param("jdk")
    public String provider = "jdk";

    private final List<Application> opened = new ArrayList<>();

    /** An application with settings beyond the usual ones. */
    final Application start(String... settings) {
        return start(1, settings);
    }

    /** The same at an Oten that publishes a number of keys. */
    final Application start(int keys, String... settings) {
        if (provider.equals("corretto")) {
            AmazonCorrettoCryptoProvider.install();
            AmazonCorrettoCryptoProvider.INSTANCE.assertHealthy();
        }
        Application application = new Application(new LocalOten(keys), settings);
        opened.add(application);
        return application;
    }

    /** Ends threads, so that a fork ends. */
    @TearDown
    public void close() {
        opened.forEach(Application::close);
    }
}
