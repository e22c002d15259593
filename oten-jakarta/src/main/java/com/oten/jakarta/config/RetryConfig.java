package com.oten.jakarta.config;

import java.time.Duration;

/**
 * How often a call that Oten answered with "not now" is repeated.
 *
 * @param maxAttempts all tries together, 1 to 5
 * @param delay before the second try; doubled each time
 */
public record RetryConfig(int maxAttempts, Duration delay) {}
