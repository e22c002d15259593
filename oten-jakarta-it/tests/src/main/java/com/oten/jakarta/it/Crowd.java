package com.oten.jakarta.it;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** People who log in one after the other, each time with a new browser, as fast as the machine can. */
final class Crowd implements AutoCloseable {
    private static final int PEOPLE = 4;
    private static final int PATIENCE_SECONDS = 120;

    private final SampleApp app;
    private final List<AtomicInteger> logins = new ArrayList<>();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(PEOPLE);
    /** Read by everybody before each login. */
    private volatile boolean isOver;

    private Crowd(SampleApp app) {
        this.app = app;
    }

    /** A crowd that has begun. */
    static Crowd of(SampleApp app) {
        Crowd crowd = new Crowd(app);
        for (int i = 0; i < PEOPLE; i++) {
            AtomicInteger count = new AtomicInteger();
            crowd.logins.add(count);
            crowd.threads.execute(() -> crowd.logInAgainAndAgain(count));
        }
        return crowd;
    }

    /** Returns when everybody has ended the present login, and then begun and ended two more. */
    void awaitLoginsOfEverybody() {
        List<Integer> before = logins.stream().map(AtomicInteger::get).toList();
        Awaitility.await("logins of everybody")
                .atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .until(() -> {
                    for (int i = 0; i < before.size(); i++) {
                        if (logins.get(i).get() < before.get(i) + 3) {
                            return false;
                        }
                    }
                    return true;
                });
    }

    /** Lets everybody end the present login. */
    void stop() throws InterruptedException {
        isOver = true;
        threads.shutdown();
        if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("somebody does not come to an end");
        }
    }

    /** How many logins there were, failed ones too. */
    long logins() {
        return logins.stream().mapToLong(AtomicInteger::get).sum();
    }

    /** What people saw who could not log in. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    private void logInAgainAndAgain(AtomicInteger count) {
        while (!isOver) {
            try {
                Page page = new Browser().visit(app.at("/profile"));
                if (page.status() != 200 || !page.body().contains("Alice")) {
                    failures.add(page + " " + page.html().title());
                }
            } catch (RuntimeException | AssertionError e) {
                failures.add(e.toString());
            }
            count.incrementAndGet();
        }
    }

    @Override
    public void close() {
        isOver = true;
        threads.shutdownNow();
    }
}
