package com.oten.benchmarks.core;

import com.oten.jakarta.AccessToken;
import com.oten.jakarta.internal.idtoken.VerifiedIdToken;
import com.oten.jakarta.internal.secret.Secret;
import com.oten.jakarta.internal.session.OtenSession;
import com.oten.jakarta.internal.session.SessionStore;
import com.oten.jakarta.internal.session.Sessions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** One refresh over loopback, until all threads of a session that ask at once have the new token. */
public class RefreshWaitersGrowth extends CoreBenchmark {
    @Param({"1", "10", "100", "1000"})
    public int waiters = 1;

    private Application application;
    private Sessions sessions;
    private VerifiedIdToken who;
    private ExecutorService threads;

    /** Only one thread at a time replaces it. */
    private static final class OneSession implements SessionStore {
        private volatile OtenSession session;

        OneSession(OtenSession first) {
            this.session = first;
        }

        @Override
        public Optional<OtenSession> current() {
            return Optional.of(session);
        }

        @Override
        public boolean replace(OtenSession newer) {
            boolean mayBecome = session.mayBecome(newer);
            if (mayBecome) {
                session = newer;
            }
            return mayBecome;
        }

        @Override
        public Optional<OtenSession> end(OtenSession which) {
            throw new IllegalStateException("the refresh has failed");
        }
    }

    @Setup
    public void prepare() {
        application = start();
        sessions = application.client().sessions();
        who = application.who();
        threads = Executors.newFixedThreadPool(waiters);
    }

    @TearDown
    public void end() {
        threads.shutdownNow();
    }

    @Benchmark
    public List<AccessToken> refresh() throws InterruptedException, ExecutionException {
        SessionStore expired = new OneSession(
                sessions.open(who, who.claims(), application.tokens(new Secret("not-needed"), Instant.EPOCH)));
        List<Future<AccessToken>> asked = new ArrayList<>();
        for (int i = 0; i < waiters; i++) {
            asked.add(threads.submit(() -> sessions.accessToken(expired)));
        }
        List<AccessToken> tokens = new ArrayList<>();
        for (Future<AccessToken> token : asked) {
            tokens.add(token.get());
        }
        return tokens;
    }
}
