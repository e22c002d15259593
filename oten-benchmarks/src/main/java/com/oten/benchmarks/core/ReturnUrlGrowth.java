package com.oten.benchmarks.core;

import com.oten.jakarta.internal.login.ReturnUrl;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** The check of a return URL, by its length. Half of it is the path, with percent-encoded characters. */
public class ReturnUrlGrowth extends CoreBenchmark {
    @Param({"20", "100", "500", "1400"})
    public int characters = 20;

    private String url;

    @Setup
    public void prepare() {
        String path = "/app" + "/a%20page".repeat(characters / 18);
        url = path + "?q=" + "x".repeat(characters - path.length() - 3);
    }

    /** Of somebody's link. */
    @Benchmark
    public Optional<ReturnUrl> check() {
        return ReturnUrl.check(url, Application.CONTEXT_PATH, "/oten");
    }

    /** Of a request that needed a login. */
    @Benchmark
    public Optional<ReturnUrl> ofRequest() {
        return ReturnUrl.ofRequest(url, Application.CONTEXT_PATH, "/oten");
    }
}
