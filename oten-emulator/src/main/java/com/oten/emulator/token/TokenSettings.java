package com.oten.emulator.token;

import java.time.Duration;
import java.util.Optional;

/** What the builder was told about tokens. */
public record TokenSettings(
        Duration accessTokenLifetime,
        Duration refreshTokenLifetime,
        Duration idTokenLifetime,
        Optional<String> accessTokenAudience,
        boolean jwtAccessTokens) {}
