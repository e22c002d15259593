package com.oten.benchmarks.core;

import com.oten.jakarta.AccessToken;
import com.oten.jakarta.internal.service.ServiceTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Tokens for the application itself, by the number of sets of scopes that take turns. Those beyond 1,000 are not remembered. */
public class ScopeSetsGrowth extends CoreBenchmark {
    @Param({"1", "10", "100", "1000", "10000"})
    public int sets = 1;

    private final List<Set<String>> scopes = new ArrayList<>();
    private ServiceTokens tokens;
    private int next;

    @Setup
    public void prepare() {
        Application application = start();
        tokens = new ServiceTokens(application.client().endpoints().token(), application.clock());
        for (int i = 0; i < sets; i++) {
            scopes.add(Set.of("orders:read", "orders:" + i));
        }
        for (int i = 0; i < Math.min(sets, 1_000); i++) {
            tokens.token(scopes.get(i));
        }
    }

    @Benchmark
    public AccessToken token() {
        next = next + 1 < scopes.size() ? next + 1 : 0;
        return tokens.token(scopes.get(next));
    }
}
