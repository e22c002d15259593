package com.oten.jakarta.http;

import com.oten.jakarta.config.RetryConfig;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenUnavailableException;
import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import dev.failsafe.event.ExecutionScheduledEvent;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Repeats a call that Oten <em>answered</em> with "not now", or that never left this machine. A call whose answer got lost
 * is never repeated: the code or refresh token it carried may be used up. The guide's waits ({@code server_error} step 1)
 * are doubled each time and jittered; a {@code Retry-After} up to {@value #LONGEST_WAIT_SECONDS} s is honoured, a longer
 * one ends the tries at once. Blocks the caller. Thread-safe.
 */
public final class Retry {
    private static final Logger LOG = System.getLogger(Retry.class.getName());
    private static final int LONGEST_WAIT_SECONDS = 10;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(LONGEST_WAIT_SECONDS);
    private static final Duration BUDGET = Duration.ofSeconds(20);
    private static final Set<OtenErrorCode> NOT_NOW =
            Set.of(OtenErrorCode.SERVER_ERROR, OtenErrorCode.TEMPORARILY_UNAVAILABLE, OtenErrorCode.UNREACHABLE);

    private final RetryPolicy<Object> policy;

    /**
     * Prepares the policy.
     *
     * @param config how often and how slowly
     */
    public Retry(RetryConfig config) {
        var builder = RetryPolicy.builder()
                .handleIf(Retry::isNotNow)
                .onRetryScheduled(Retry::log)
                .withMaxAttempts(config.maxAttempts())
                .withMaxDuration(BUDGET);
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
     * @param call one try
     * @return the result of the last try
     * @throws com.oten.jakarta.error.OtenException of the last try
     */
    public <T> T call(Supplier<T> call) {
        return Failsafe.with(policy).get(call::get);
    }

    /** Nobody sees a try that is followed by another one, but the operator should know; the last one is thrown. */
    private static void log(ExecutionScheduledEvent<Object> tried) {
        LOG.log(
                Level.WARNING,
                "try {0} came to nothing: {1}; again in {2} ms",
                String.valueOf(tried.getAttemptCount()),
                String.valueOf(tried.getLastException().getMessage()),
                String.valueOf(tried.getDelay().toMillis()));
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
}
