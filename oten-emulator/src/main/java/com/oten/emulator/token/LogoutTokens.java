package com.oten.emulator.token;

import com.oten.emulator.base.EmulatorClock;
import com.oten.emulator.base.RandomValue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes logout tokens (OpenID Connect Back-Channel Logout 1.0 section 2.4). */
public final class LogoutTokens {
    public static final String TYPE = "logout+jwt";
    static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    /** Section 4 recommends two minutes at most. */
    private static final Duration LIFETIME = Duration.ofMinutes(2);

    private final String issuer;
    private final EmulatorClock clock;
    private final SigningKeys keys;

    public LogoutTokens(String issuer, EmulatorClock clock, SigningKeys keys) {
        this.issuer = issuer;
        this.clock = clock;
        this.keys = keys;
    }

    /** All claims except {@code sub} and {@code sid}, which the caller adds. */
    public Map<String, Object> claims(String clientId) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("aud", clientId);
        claims.put("iat", clock.seconds());
        claims.put("exp", clock.seconds() + LIFETIME.toSeconds());
        claims.put("jti", RandomValue.next());
        claims.put("events", Map.of(EVENT, Map.of()));
        return claims;
    }

    public String sign(Map<String, Object> claims) {
        return keys.current().sign(TYPE, claims);
    }
}
