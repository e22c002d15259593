package com.oten.emulator;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the builder was told. */
record Settings(
        int port,
        String host,
        int threads,
        Clock clock,
        List<Registration> clients,
        List<EmulatedUser> users,
        IdTokenAlgorithm algorithm,
        Duration accessTokenLifetime,
        Duration refreshTokenLifetime,
        Duration idTokenLifetime,
        Optional<String> accessTokenAudience,
        boolean jwtAccessTokens) {}
