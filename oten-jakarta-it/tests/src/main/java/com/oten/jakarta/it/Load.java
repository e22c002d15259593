package com.oten.jakarta.it;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Many browsers that ask for something again and again, each at its own even pace whatever the others meet: a slow answer
 * holds up one browser and no other. Runs until it is closed.
 */
final class Load implements AutoCloseable {
    private final long origin;
    private final ScheduledExecutorService threads;
    private final Queue<Sample> samples = new ConcurrentLinkedQueue<>(); // costs the same whatever is in it

    private Load(long origin, int browsers) {
        this.origin = origin;
        this.threads = Executors.newScheduledThreadPool(browsers);
    }

    /**
     * Every one of them asks once in {@code each}; their first requests are spread over it.
     *
     * @param origin what {@link System#nanoTime} was when the time of the samples began
     */
    static Load of(long origin, List<Supplier<Page>> browsers, Duration each) {
        Load load = new Load(origin, browsers.size());
        for (int i = 0; i < browsers.size(); i++) {
            Supplier<Page> request = browsers.get(i);
            long first = each.toNanos() * i / browsers.size();
            var unused = load.threads.scheduleWithFixedDelay(
                    () -> load.take(request), first, each.toNanos(), TimeUnit.NANOSECONDS);
        }
        return load;
    }

    /** Every one of them asks once, all at the same time. */
    static Load once(long origin, List<Supplier<Page>> browsers) {
        Load load = new Load(origin, browsers.size());
        browsers.forEach(request -> load.threads.execute(() -> load.take(request)));
        return load;
    }

    /** What was begun in a span of time. */
    List<Sample> between(Duration from, Duration to) {
        List<Sample> found = new ArrayList<>(samples);
        found.removeIf(
                sample -> sample.begun().compareTo(from) < 0 || sample.begun().compareTo(to) >= 0);
        return found;
    }

    /** Ends it; what is under way comes to its end. */
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

    private void take(Supplier<Page> request) {
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
