package com.oten.benchmarks.server;

/**
 * What one load has cost.
 *
 * @param requests how many there were, or logins
 * @param cpu of the server, in nanoseconds each
 * @param perSecond how many a second
 * @param p50 in nanoseconds
 * @param p99 in nanoseconds
 * @param failed how many did not end as they should
 */
record Measurement(long requests, double cpu, double perSecond, double p50, double p99, long failed) {}
