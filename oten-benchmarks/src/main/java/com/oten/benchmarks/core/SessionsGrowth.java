package com.oten.benchmarks.core;

import com.oten.jakarta.internal.idtoken.VerifiedIdToken;
import com.oten.jakarta.internal.session.OtenSession;
import com.oten.jakarta.internal.session.Sessions;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** The check of a session at each request, by the number of sessions that take turns. */
public class SessionsGrowth extends CoreBenchmark {
    @Param({"1", "10", "100", "1000", "10000"})
    public int sessions = 1;

    private Sessions library;
    private OtenSession[] all;
    private int next;

    @Setup
    public void prepare() {
        Application application = start();
        library = application.client().sessions();
        VerifiedIdToken who = application.who();
        all = IntStream.range(0, sessions)
                .mapToObj(i -> application.session(who, "sid-" + i))
                .toArray(OtenSession[]::new);
    }

    @Benchmark
    public boolean check() {
        next = next + 1 < all.length ? next + 1 : 0;
        return library.isOver(all[next]);
    }
}
