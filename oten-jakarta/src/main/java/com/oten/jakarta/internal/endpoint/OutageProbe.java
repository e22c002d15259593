package com.oten.jakarta.internal.endpoint;

import dev.failsafe.CircuitBreaker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Whether users may be sent to Oten. While Oten is down, no user should be sent to a page that does not load; but then
 * nobody comes back with a code either, and no token call shows that the outage is over. So every now and then a
 * refused login makes this class probe Oten, and a response lets users through again. Thread-safe.
 */
final class OutageProbe {
    /** If the probe succeeds within this time, its caller is let through too; nobody waits longer. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    /** A later response counts as none, or a probe that hangs would keep users out long after the outage. */
    private static final Duration LATEST = Duration.ofSeconds(3);

    private final CircuitBreaker<Object> breaker;
    private final Supplier<? extends CompletableFuture<?>> probe;

    /**
     * Lets users through at first.
     *
     * @param pause between two probes
     * @param probe a cheap call to Oten; its future fails if the call does
     */
    OutageProbe(Duration pause, Supplier<? extends CompletableFuture<?>> probe) {
        this.breaker = CircuitBreaker.builder()
                .withFailureThreshold(1)
                .withSuccessThreshold(1)
                .withDelay(pause)
                .build();
        this.probe = probe;
    }

    /** Refuses everybody for a while. */
    void shut() {
        breaker.open();
    }

    /** The time until the next probe. */
    Duration remaining() {
        return breaker.getRemainingDelay();
    }

    boolean letsThrough() {
        if (breaker.isClosed()) {
            return true;
        }
        // there is one permit, so only one caller probes
        return breaker.tryAcquirePermit() && isBack();
    }

    private boolean isBack() {
        CompletableFuture<Boolean> succeeded = probed().copy()
                .orTimeout(LATEST.toMillis(), TimeUnit.MILLISECONDS)
                .handle((response, failure) -> {
                    if (failure == null) {
                        breaker.recordSuccess();
                    } else {
                        breaker.recordFailure();
                    }
                    return failure == null;
                });
        return succeeded
                .copy()
                .completeOnTimeout(false, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** The result must be recorded in any case, or there is never another permit. */
    private CompletableFuture<?> probed() {
        try {
            return probe.get();
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
