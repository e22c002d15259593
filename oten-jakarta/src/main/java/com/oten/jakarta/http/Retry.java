package com.oten.jakarta.http;

import com.oten.jakarta.config.RetryConfig;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.error.OtenUnavailableException;
import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.ExecutionContext;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.failsafe.event.CircuitBreakerStateChangedEvent;
import dev.failsafe.event.ExecutionScheduledEvent;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Repeats a call that Oten <em>answered</em> with "not now", or that never left this machine. A call whose answer got lost
 * is never repeated: the code or refresh token it carried may be used up. The guide's waits ({@code server_error} step 1)
 * are doubled each time and jittered; a {@code Retry-After} up to {@value #LONGEST_WAIT_SECONDS} s is honoured, a longer
 * one ends the tries at once, and all of them together end after {@value #BUDGET_SECONDS} s.
 *
 * <p>Too many failures in a row, whosever calls they were, mean that Oten is down: then nobody waits for another try, calls
 * fail at once, and after a while one of them is let through to see. Blocks the caller. Thread-safe; shared by all calls to
 * the token endpoint.
 */
public final class Retry {
    private static final Logger LOG = System.getLogger(Retry.class.getName());
    private static final int LONGEST_WAIT_SECONDS = 10;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(LONGEST_WAIT_SECONDS);
    private static final int BUDGET_SECONDS = 20;
    /** What all tries of one call may take together. */
    public static final Duration BUDGET = Duration.ofSeconds(BUDGET_SECONDS);

    private static final Duration SHORTEST_TRY = Duration.ofMillis(100);
    private static final Set<OtenErrorCode> NOT_NOW =
            Set.of(OtenErrorCode.SERVER_ERROR, OtenErrorCode.TEMPORARILY_UNAVAILABLE, OtenErrorCode.UNREACHABLE);
    private static final Set<OtenErrorCode> OUTAGE = Set.of(
            OtenErrorCode.SERVER_ERROR,
            OtenErrorCode.TEMPORARILY_UNAVAILABLE,
            OtenErrorCode.UNREACHABLE,
            OtenErrorCode.ANSWER_LOST);

    private final RetryPolicy<Object> policy;
    private final CircuitBreaker<Object> breaker;
    private final FrontDoor frontDoor;

    /**
     * Prepares the policies.
     *
     * @param config how often and how slowly
     * @param knock asks Oten for something that costs nothing; its future fails when Oten does
     */
    public Retry(RetryConfig config, Supplier<? extends CompletableFuture<?>> knock) {
        this.frontDoor = new FrontDoor(config.breakerDelay(), knock);
        this.breaker = CircuitBreaker.builder()
                .handleIf(failure -> failure instanceof OtenException known && OUTAGE.contains(known.code()))
                .withFailureThreshold(config.breakerFailures())
                .withSuccessThreshold(1)
                .withDelay(config.breakerDelay())
                .onOpen(event -> opened(event, config))
                .onClose(event -> LOG.log(Level.INFO, "Oten's token endpoint answers again"))
                .build();
        var builder = RetryPolicy.builder()
                // no wait for a try that will not be made
                .handleIf(failure -> isNotNow(failure) && !breaker.isOpen())
                .withMaxAttempts(config.maxAttempts())
                .withMaxDuration(BUDGET)
                .onRetryScheduled(tried -> logTry(tried, config.maxAttempts()));
        if (!config.delay().isZero()) {
            builder.withBackoff(config.delay(), config.delay().multipliedBy(4)).withJitter(0.1);
            builder.withDelayFnOn(tried -> wanted(tried.getLastException()), OtenUnavailableException.class);
        }
        this.policy = builder.build();
    }

    /**
     * Calls until it succeeds, fails for good, or has been tried often enough.
     *
     * @param <T> what the call gives
     * @param call one try; it is told how long it may take
     * @return the result of the last try
     * @throws com.oten.jakarta.error.OtenException of the last try; {@code OTEN_DOWN} if there was none
     */
    public <T> T call(Function<Duration, T> call) {
        try {
            return Failsafe.with(policy, breaker).get(context -> call.apply(timeLeft(context)));
        } catch (CircuitBreakerOpenException e) {
            throw down();
        } catch (FailsafeException e) {
            if (e.getCause() instanceof InterruptedException interruption) {
                Thread.currentThread().interrupt();
                throw OtenErrorCode.BUSY.exception("interrupted while waiting for the next try", interruption);
            }
            throw e;
        }
    }

    /**
     * Says no while Oten is down: nobody should be sent there who cannot be let in afterwards. One of those who ask finds
     * out whether Oten answers again, and waits for it half a second at most.
     *
     * @throws com.oten.jakarta.error.OtenUnavailableException with {@code OTEN_DOWN}
     */
    public void refuseWhileDown() {
        if (!breaker.isClosed() && !frontDoor.letsThrough()) {
            throw down();
        }
    }

    private void opened(CircuitBreakerStateChangedEvent event, RetryConfig config) {
        frontDoor.shut();
        if (event.getPreviousState() == CircuitBreaker.State.CLOSED) { // else it goes on, as everybody knows
            LOG.log(
                    Level.ERROR,
                    "Oten''s token endpoint is down: {0} tries in a row failed; logins and tokens are refused at once,"
                            + " and one call each {1} is let through to see",
                    String.valueOf(config.breakerFailures()),
                    config.breakerDelay());
        }
    }

    private OtenException down() {
        OtenException down = OtenErrorCode.OTEN_DOWN.exception("Oten is down; nothing was sent");
        Duration wait = Collections.max(List.of(breaker.getRemainingDelay(), frontDoor.remaining()))
                .plusSeconds(1); // in whole seconds, never zero
        return down instanceof OtenUnavailableException unavailable ? unavailable.retryAfter(wait) : down;
    }

    private static Duration timeLeft(ExecutionContext<?> context) {
        Duration left = BUDGET.minus(context.getElapsedTime());
        if (left.compareTo(SHORTEST_TRY) < 0 && context.getLastException() instanceof OtenException last) {
            throw last;
        }
        return left;
    }

    private static boolean isNotNow(Throwable failure) {
        return failure instanceof OtenUnavailableException unavailable
                && NOT_NOW.contains(unavailable.code())
                && unavailable.retryAfter().orElse(Duration.ZERO).compareTo(LONGEST_WAIT) <= 0;
    }

    /** Minus one leaves the wait to the back-off. */
    private static Duration wanted(Throwable failure) {
        return failure instanceof OtenUnavailableException unavailable
                ? unavailable.retryAfter().orElse(Duration.ofMillis(-1))
                : Duration.ofMillis(-1);
    }

    private static void logTry(ExecutionScheduledEvent<Object> tried, int most) {
        LOG.log(
                Level.WARNING,
                "try {0} of {1} failed: {2}; the next one in {3}",
                String.valueOf(tried.getAttemptCount()),
                String.valueOf(most),
                tried.getLastException().getMessage(),
                tried.getDelay());
    }
}
