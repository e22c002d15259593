package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Many browsers that ask for something again and again, each at its own pace, independent of the others: a slow
 * response delays one browser and no other. The pace is uneven: with an even one, two loads would keep in or out of
 * step for as long as they run, and which of the two is chance. Runs until it is closed.
 */
final class Load implements AutoCloseable {
    private final long origin;
    private final ScheduledThreadPoolExecutor threads;
    private final Queue<Sample> samples = new ConcurrentLinkedQueue<>(); // adding takes constant time

    private Load(long origin, int browsers) {
        this.origin = origin;
        this.threads = new ScheduledThreadPoolExecutor(browsers, new ThreadPoolExecutor.DiscardPolicy());
        threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /**
     * Every one of them asks once in {@code each} on average; their first requests are spread over it.
     *
     * @param origin what {@link System#nanoTime} was when the time of the samples began
     */
    static Load of(long origin, List<Supplier<Page>> browsers, Duration each) {
        Load load = new Load(origin, browsers.size());
        for (int i = 0; i < browsers.size(); i++) {
            load.later(each.toNanos() * i / browsers.size(), browsers.get(i), each);
        }
        return load;
    }

    private void later(long nanos, Supplier<Page> request, Duration each) {
        var unused = threads.schedule(
                () -> {
                    record(request);
                    later(ThreadLocalRandom.current().nextLong(2 * each.toNanos()), request, each);
                },
                nanos,
                TimeUnit.NANOSECONDS);
    }

    /** Users who are logged in, and look at one page each. */
    static List<Supplier<Page>> peopleAtWork(SampleApp app, int count) {
        List<Supplier<Page>> users = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Browser browser = new Browser();
            assertThat(app.logIn(browser, Oten.ALICE, "/profile").status()).isEqualTo(200);
            String page = List.of("/profile", "/", "/api/me").get(i % 3);
            users.add(() -> browser.copy().open(app.at(page))); // a copy, as a browser with a long history becomes slow
        }
        return users;
    }

    /** Every one of them asks once, all at the same time. */
    static Load once(long origin, List<Supplier<Page>> browsers) {
        Load load = new Load(origin, browsers.size());
        browsers.forEach(request -> load.threads.execute(() -> load.record(request)));
        return load;
    }

    /** The time of the samples now. */
    static Duration since(long origin) {
        return Duration.ofNanos(System.nanoTime() - origin);
    }

    /** What was begun in a span of time. */
    List<Sample> between(Duration from, Duration to) {
        List<Sample> found = new ArrayList<>(samples);
        found.removeIf(
                sample -> sample.begun().compareTo(from) < 0 || sample.begun().compareTo(to) >= 0);
        return found;
    }

    /** Ends it; requests under way are completed. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("a browser still waits after a minute");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void record(Supplier<Page> request) {
        long begun = System.nanoTime();
        int status;
        try {
            status = request.get().status();
        } catch (UncheckedIOException e) {
            status = 0;
        }
        long ended = System.nanoTime();
        samples.add(new Sample(Duration.ofNanos(begun - origin), Duration.ofNanos(ended - begun), status));
    }
}
