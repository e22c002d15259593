package com.oten.jakarta.idtoken;

import com.oten.jakarta.config.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What an ID token has to fit to.
 *
 * @param nonce the login's
 * @param startedAt when the login began; an older token is a replay
 * @param accessToken what came with it
 * @param maxAge how long ago the person may have authenticated; empty if that was not asked
 */
public record ExpectedLogin(String nonce, Instant startedAt, Secret accessToken, Optional<Duration> maxAge) {
    @Override
    public String toString() {
        return "ExpectedLogin[***]";
    }
}
