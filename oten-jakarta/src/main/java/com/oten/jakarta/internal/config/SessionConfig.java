package com.oten.jakarta.internal.config;

import java.time.Duration;

/**
 * How a session lives.
 *
 * @param lifetime after which a user has to log in again, however busy the session is
 * @param store what nodes must know together of it
 */
public record SessionConfig(Duration lifetime, StoreConfig store) {}
