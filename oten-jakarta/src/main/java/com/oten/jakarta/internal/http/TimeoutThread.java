package com.oten.jakarta.internal.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

/**
 * The JDK's one thread for the time-outs of all futures. Whoever needs it first starts it, and it keeps that one's class
 * loader until the JVM ends: the context class loader, and what protection domains are on the stack. In a server that would
 * be an application's, which could never be collected.
 */
final class TimeoutThread {
    private TimeoutThread() {}

    /** Starts it, unless it runs: from a thread of the JDK's pool, with no code of the application on the stack. */
    static void start() {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        CompletableFuture<Void> started =
                gate.thenRunAsync(() -> {}, CompletableFuture.delayedExecutor(1, TimeUnit.NANOSECONDS));
        var unused = gate.completeAsync(() -> null, ForkJoinPool.commonPool());
        started.join(); // or somebody's time-out could come first
    }
}
