package com.oten.emulator;

import java.time.Duration;
import java.util.Map;

/** Makes logout tokens (OpenID Connect Back-Channel Logout 1.0 section 2.4). */
final class LogoutTokens {
    static final String TYPE = "logout+jwt";
    static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    /** Section 4 recommends two minutes at most. */
    private static final Duration LIFETIME = Duration.ofMinutes(2);

    private final String issuer;
    private final EmulatorClock clock;
    private final SigningKeys keys;

    LogoutTokens(String issuer, EmulatorClock clock, SigningKeys keys) {
        this.issuer = issuer;
        this.clock = clock;
        this.keys = keys;
    }

    /** Everything but whom it is about. */
    TokenForge forge(String clientId) {
        return new TokenForge(keys.current())
                .header("typ", TYPE)
                .claim("iss", issuer)
                .claim("aud", clientId)
                .claim("iat", clock.seconds())
                .claim("exp", clock.seconds() + LIFETIME.toSeconds())
                .claim("jti", RandomValue.next())
                .claim("events", Map.of(EVENT, Map.of()));
    }
}
