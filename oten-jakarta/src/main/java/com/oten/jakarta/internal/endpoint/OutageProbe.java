package com.oten.jakarta.internal.endpoint;

import dev.failsafe.CircuitBreaker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Whether users may be sent to Oten. While Oten is down nobody should see its dead address, but if nobody is sent there,
 * nobody comes back with a code either and no token call shows that the outage is over. So every now and then one of those
 * who are refused makes this class probe, and an answer lets users through again. Thread-safe.
 */
final class OutageProbe {
    /** A user who is there when Oten answers again need not be refused; nobody waits longer than this. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    /** A later answer is none: or a probe that hangs would keep users out long after Oten's return. */
    private static final Duration LATEST = Duration.ofSeconds(3);

    private final CircuitBreaker<Object> breaker;
    private final Supplier<? extends CompletableFuture<?>> probe;

    /**
     * Lets users through at first.
     *
     * @param pause between two probes
     * @param probe asks Oten for something that costs nothing; its future fails when Oten does
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

    /** How long nobody probes yet. */
    Duration remaining() {
        return breaker.getRemainingDelay();
    }

    boolean letsThrough() {
        if (breaker.isClosed()) {
            return true;
        }
        // permits run out with the first one: there is only one who probes
        return breaker.tryAcquirePermit() && isAnswered();
    }

    private boolean isAnswered() {
        CompletableFuture<Boolean> answered = probed().copy()
                .orTimeout(LATEST.toMillis(), TimeUnit.MILLISECONDS)
                .handle((answer, failure) -> {
                    if (failure == null) {
                        breaker.recordSuccess();
                    } else {
                        breaker.recordFailure();
                    }
                    return failure == null;
                });
        return answered.copy()
                .completeOnTimeout(false, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** Whoever has the permit must say how it went, or nobody ever gets another one. */
    private CompletableFuture<?> probed() {
        try {
            return probe.get();
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
