package com.oten.jakarta.internal.idtoken;

import com.oten.jakarta.internal.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an ID token has to match.
 *
 * @param nonce the login's
 * @param startedAt when the login began; an older token is a replay
 * @param accessToken what came with it
 * @param maxAge how long before the login began the user may have authenticated; empty if there is no limit
 * @param acr the authentication context classes of which one is required; empty if any will do
 */
public record ExpectedLogin(
        String nonce, Instant startedAt, Secret accessToken, Optional<Duration> maxAge, List<String> acr) {

    /** Copies the list. */
    public ExpectedLogin {
        acr = List.copyOf(acr);
    }

    @Override
    public String toString() {
        return "ExpectedLogin[***]";
    }
}
