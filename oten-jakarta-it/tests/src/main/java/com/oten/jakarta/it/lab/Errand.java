package com.oten.jakarta.it.lab;

import com.oten.jakarta.CallerTokens;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Work that goes on after the request that began it: it waits until another request asks for the result. */
public final class Errand {
    private static final int PATIENCE = 20;

    private final Optional<CallerTokens> captured;
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CompletableFuture<String> result = new CompletableFuture<>();

    Errand(Optional<CallerTokens> captured) {
        this.captured = captured;
    }

    Optional<CallerTokens> captured() {
        return captured;
    }

    /** To be called where the work is done. */
    void run(Supplier<String> work) {
        try {
            boolean isAsked = asked.await(PATIENCE, TimeUnit.SECONDS);
            result.complete(isAsked ? work.get() : "nobody asked");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
        }
    }

    String result() {
        asked.countDown();
        try {
            return result.get(PATIENCE, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
