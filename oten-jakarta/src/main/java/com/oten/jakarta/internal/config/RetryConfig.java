package com.oten.jakarta.internal.config;

import java.time.Duration;

/**
 * How often a call that Oten answered with "not now" is repeated, and when it is not even tried.
 *
 * @param maxAttempts all tries together, 1 to 5
 * @param delay before the second try; doubled each time
 * @param breakerFailures after how many failed tries in a row Oten counts as down
 * @param breakerDelay how long calls then fail at once, before one of them is let through as a probe
 */
public record RetryConfig(int maxAttempts, Duration delay, int breakerFailures, Duration breakerDelay) {}
