package com.oten.jakarta.internal.endpoint;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.error.OtenUnavailableException;
import com.oten.jakarta.internal.config.RetryConfig;
import com.oten.jakarta.internal.http.Budget;
import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.ExecutionContext;
import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import dev.failsafe.event.CircuitBreakerStateChangedEvent;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Repeats a call that Oten <em>answered</em> with "not now", or that never left this machine. A call whose response got
 * lost is never repeated: the code or refresh token it carried may be used up. The guide's waits ({@code server_error}
 * step 1) are doubled each time and jittered; a {@code Retry-After} up to {@value #LONGEST_WAIT_SECONDS} s is honoured,
 * a longer one ends the tries at once, and all of them together end after {@value #BUDGET_SECONDS} s, or with the
 * request's {@link Budget}.
 *
 * <p>Too many failures in a row, whosever calls they were, mean that Oten is down: then calls fail at once, those that
 * wait for another try give up, and after a while one is let through as a probe. Blocks the caller. Thread-safe; shared
 * by all calls to the token endpoint.
 */
final class Retry {
    private static final Logger LOG = System.getLogger(Retry.class.getName());
    private static final int LONGEST_WAIT_SECONDS = 10;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(LONGEST_WAIT_SECONDS);
    private static final int BUDGET_SECONDS = 20;
    /** What all tries of one call may take together. */
    static final Duration BUDGET = Duration.ofSeconds(BUDGET_SECONDS);

    private static final Duration SHORTEST_TRY = Duration.ofMillis(100);
    private static final Set<OtenErrorCode> NOT_NOW =
            Set.of(OtenErrorCode.SERVER_ERROR, OtenErrorCode.TEMPORARILY_UNAVAILABLE, OtenErrorCode.UNREACHABLE);
    private static final Set<OtenErrorCode> OUTAGE = Set.of(
            OtenErrorCode.SERVER_ERROR,
            OtenErrorCode.TEMPORARILY_UNAVAILABLE,
            OtenErrorCode.UNREACHABLE,
            OtenErrorCode.RESPONSE_LOST);

    private static final double JITTER = 0.1;

    private final int maxAttempts;
    private final Duration delay;
    private final RetryPolicy<Object> policy;
    private final CircuitBreaker<Object> breaker;
    private final OutageProbe outageProbe;

    /** Completed while Oten counts as down; replaced when it answers again. Pauses between tries wait for this. */
    private volatile CompletableFuture<Void> outage = new CompletableFuture<>();

    /** The probe is a cheap call to Oten; its future fails if the call does. */
    Retry(RetryConfig config, Supplier<? extends CompletableFuture<?>> probe) {
        this.maxAttempts = config.maxAttempts();
        this.delay = config.delay();
        this.outageProbe = new OutageProbe(config.breakerDelay(), probe);
        this.breaker = CircuitBreaker.builder()
                .handleIf(failure -> failure instanceof OtenException known && OUTAGE.contains(known.code()))
                .withFailureThreshold(config.breakerFailures())
                .withSuccessThreshold(1)
                .withDelay(config.breakerDelay())
                .onOpen(event -> opened(event, config))
                .onClose(event -> closed())
                .build();
        // the waits are not Failsafe's: those cannot be ended when Oten turns out to be down
        this.policy = RetryPolicy.builder()
                .handleIf(failure -> isNotNow(failure) && !breaker.isOpen())
                .withMaxAttempts(maxAttempts)
                .withMaxDuration(BUDGET)
                .build();
    }

    /**
     * Calls until it succeeds, fails for good, or has been tried often enough. Each try is told how long it may take;
     * the last one's result or failure counts. If there was no try, it fails with {@code OTEN_DOWN}.
     */
    <T> T call(Function<Duration, T> call) {
        try {
            return Failsafe.with(policy).get(tries -> {
                if (tries.getLastException() instanceof OtenException failure) {
                    pause(failure, tries.getAttemptCount());
                }
                return Failsafe.with(breaker).get(() -> call.apply(timeLeft(tries)));
            });
        } catch (CircuitBreakerOpenException e) {
            throw down();
        }
    }

    /**
     * Refuses while Oten is down: a user who is sent there now could not log in afterwards. One of the callers probes
     * whether Oten answers again, and waits half a second at most.
     */
    void refuseWhileDown() {
        if (!breaker.isClosed() && !outageProbe.letsThrough()) {
            throw down();
        }
    }

    private void opened(CircuitBreakerStateChangedEvent event, RetryConfig config) {
        outageProbe.shut();
        outage.complete(null);
        if (event.getPreviousState() == CircuitBreaker.State.CLOSED) { // else it has been logged before
            LOG.log(
                    Level.ERROR,
                    "Oten''s token endpoint is down: {0} tries in a row failed; logins and tokens are refused at once,"
                            + " and one call each {1} is let through to see",
                    String.valueOf(config.breakerFailures()),
                    config.breakerDelay());
        }
    }

    private void closed() {
        outage = new CompletableFuture<>();
        LOG.log(Level.INFO, "Oten's token endpoint answers again");
    }

    /** Waits for the next try, or until the failed tries of others show that Oten is down. */
    private void pause(OtenException failure, int tried) {
        Duration wait = wait(failure, tried);
        if (!Budget.hasMoreThan(wait)) {
            throw failure; // waiting would only delay the failure
        }
        LOG.log(
                Level.WARNING,
                "try {0} of {1} failed: {2}; the next one in {3}",
                String.valueOf(tried),
                String.valueOf(maxAttempts),
                failure.getMessage(),
                wait);
        try {
            outage.get(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            // as expected: Oten is not known to be down
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw OtenErrorCode.BUSY.exception("interrupted while waiting for the next try", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("an outage only ever completes", e);
        }
    }

    /** Doubled twice; never shorter than Oten asked for. */
    private Duration wait(OtenException failure, int tried) {
        if (delay.isZero()) {
            return Duration.ZERO;
        }
        Duration doubled = delay.multipliedBy(1L << Math.min(tried - 1, 2));
        double jitter = ThreadLocalRandom.current().nextDouble(1 - JITTER, 1 + JITTER);
        return asked(failure).orElse(Duration.ofNanos((long) (doubled.toNanos() * jitter)));
    }

    private static Optional<Duration> asked(Throwable failure) {
        return failure instanceof OtenUnavailableException unavailable ? unavailable.retryAfter() : Optional.empty();
    }

    private OtenException down() {
        OtenException down = OtenErrorCode.OTEN_DOWN.exception("Oten is down; nothing was sent");
        Duration wait = Collections.max(List.of(breaker.getRemainingDelay(), outageProbe.remaining()))
                .plusSeconds(1); // in whole seconds, never zero
        return down instanceof OtenUnavailableException unavailable ? unavailable.retryAfter(wait) : down;
    }

    private static Duration timeLeft(ExecutionContext<?> context) {
        Duration left = Budget.left(BUDGET.minus(context.getElapsedTime()));
        if (left.compareTo(SHORTEST_TRY) < 0 && context.getLastException() instanceof OtenException last) {
            throw last;
        }
        return left;
    }

    private static boolean isNotNow(Throwable failure) {
        return failure instanceof OtenUnavailableException unavailable
                && NOT_NOW.contains(unavailable.code())
                && asked(failure).orElse(Duration.ZERO).compareTo(LONGEST_WAIT) <= 0;
    }
}
