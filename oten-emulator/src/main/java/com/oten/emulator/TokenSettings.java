package com.oten.emulator;

import java.time.Duration;
import java.util.Optional;

/** What the builder was told about tokens. */
record TokenSettings(
        Duration accessTokenLifetime,
        Duration refreshTokenLifetime,
        Duration idTokenLifetime,
        Optional<String> accessTokenAudience,
        boolean jwtAccessTokens) {}
