package com.oten.jakarta.it;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/**
 * Users who log in again and again, each time with a new browser: {@value #A_SECOND} logins a second all together. A
 * slow machine catches up later.
 */
final class Crowd implements AutoCloseable {
    private static final int PEOPLE = 4;
    private static final int A_SECOND = 20;
    private static final long EACH_NANOS = 1_000_000_000L * PEOPLE / A_SECOND;
    private static final int PATIENCE_SECONDS = 120;

    private final SampleApp app;
    private final List<AtomicInteger> logins = new ArrayList<>();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(PEOPLE);
    private final long begun = System.nanoTime();

    private Crowd(SampleApp app) {
        this.app = app;
    }

    /** Starts a crowd. */
    static Crowd of(SampleApp app) {
        Crowd crowd = new Crowd(app);
        for (int i = 0; i < PEOPLE; i++) {
            AtomicInteger count = new AtomicInteger();
            crowd.logins.add(count);
            var unused = crowd.threads.scheduleAtFixedRate(
                    () -> crowd.logIn(count), EACH_NANOS / PEOPLE * i, EACH_NANOS, TimeUnit.NANOSECONDS);
        }
        return crowd;
    }

    /** Returns when every user has completed the current login and two more. */
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

    /** Lets every user complete the current login. */
    void stop() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("a login does not end");
        }
    }

    /** The number of logins, including failed ones. */
    long logins() {
        return logins.stream().mapToLong(AtomicInteger::get).sum();
    }

    /** Logins per second, so far. */
    double pace() {
        return logins() * 1e9 / (System.nanoTime() - begun);
    }

    /** What was shown for logins that failed. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    /** Lets somebody log in, with a new browser; what was shown if that fails. */
    static Optional<String> failure(SampleApp app) {
        try {
            Page page = new Browser().visit(app.at("/profile"));
            boolean isIn = page.status() == 200 && page.body().contains("Alice");
            return isIn
                    ? Optional.empty()
                    : Optional.of(page + " " + page.html().title());
        } catch (RuntimeException | AssertionError e) {
            return Optional.of(e.toString());
        }
    }

    private void logIn(AtomicInteger count) {
        failure(app).ifPresent(failures::add);
        count.incrementAndGet();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
