package com.oten.jakarta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Many who ask at the same moment. */
public final class WireThreads {
    private static final Executor EACH_ITS_OWN = work -> {
        Thread thread = new Thread(work, "of a test");
        thread.setDaemon(true);
        thread.start();
    };

    private WireThreads() {}

    /** What each of them gets, or is thrown. */
    public static List<Object> together(int threads, Supplier<?> call) throws InterruptedException {
        ConcurrentLinkedQueue<Object> got = new ConcurrentLinkedQueue<>();
        CountDownLatch ready = new CountDownLatch(threads);
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        for (int i = 0; i < threads; i++) {
            pool.execute(() -> {
                ready.countDown();
                try {
                    go.await();
                    got.add(call.get());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } catch (RuntimeException e) {
                    got.add(e);
                }
            });
        }
        ready.await();
        go.countDown();
        pool.shutdown();
        assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        return List.copyOf(got);
    }

    /** In a thread of its own: the JDK's pool may have one only, and a test that holds it would wait for itself. */
    public static <T> CompletableFuture<T> start(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, EACH_ITS_OWN);
    }

    /** The same for work without a result. */
    public static CompletableFuture<Void> run(Runnable work) {
        return CompletableFuture.runAsync(work, EACH_ITS_OWN);
    }
}
