package com.oten.jakarta.internal.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

/**
 * The JDK's one thread for the time-outs of all futures. The first use starts it, and it keeps the class loaders of
 * that caller until the JVM ends: the context class loader, and those of the protection domains on the stack. In a
 * server they could be an application's, which would never be collected.
 */
final class TimeoutThread {
    private TimeoutThread() {}

    /** Starts it, unless it runs: from a thread of the JDK's pool, with no code of the application on the stack. */
    static void start() {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        CompletableFuture<Void> started =
                gate.thenRunAsync(() -> {}, CompletableFuture.delayedExecutor(1, TimeUnit.NANOSECONDS));
        var unused = gate.completeAsync(() -> null, ForkJoinPool.commonPool());
        started.join(); // or a time-out of other code could start it first
    }
}
