package com.oten.emulator.token;

import java.time.Duration;
import java.util.Optional;

/** The builder's settings for tokens. */
public record TokenSettings(
        Duration accessTokenLifetime,
        Duration refreshTokenLifetime,
        Duration idTokenLifetime,
        Optional<String> accessTokenAudience,
        boolean jwtAccessTokens) {}
