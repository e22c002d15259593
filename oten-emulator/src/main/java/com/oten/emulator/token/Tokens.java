package com.oten.emulator.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.oten.emulator.Fault;
import com.oten.emulator.base.EmulatorClock;
import com.oten.emulator.base.Expiring;
import com.oten.emulator.base.RandomValue;
import com.oten.emulator.client.Registration;
import com.oten.emulator.session.Grant;
import com.oten.emulator.wire.Refusal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** The access and refresh tokens that were issued. */
public final class Tokens {
    private final String issuer;
    private final TokenSettings settings;
    private final EmulatorClock clock;
    private final SigningKeys keys;
    private final Cache<String, Access> access;
    private final Cache<String, Refresh> refresh;
    /** Set by the test, read by every request. */
    private volatile boolean rotation = true;

    public Tokens(String issuer, TokenSettings settings, EmulatorClock clock, SigningKeys keys) {
        this.issuer = issuer;
        this.settings = settings;
        this.clock = clock;
        this.keys = keys;
        this.access = Expiring.after(settings.accessTokenLifetime(), clock);
        this.refresh = Expiring.after(settings.refreshTokenLifetime(), clock);
    }

    /** For the client itself when there is no grant of a user. */
    public String issueAccess(String clientId, Optional<Grant> grant, Set<String> scope) {
        Instant now = clock.instant();
        Access issued = new Access(clientId, grant, scope, now, now.plus(settings.accessTokenLifetime()));
        String token = settings.jwtAccessTokens() ? jwt(issued) : RandomValue.next();
        access.put(token, issued);
        return token;
    }

    public Optional<Access> findAccess(String token) {
        return Optional.ofNullable(access.getIfPresent(token))
                .filter(found -> found.expires.isAfter(clock.instant()))
                .filter(found -> found.grant.map(grant -> !grant.isRevoked()).orElse(true));
    }

    public String issueRefresh(Grant grant) {
        String token = RandomValue.next();
        keep(token, grant, new AtomicBoolean());
        return token;
    }

    public Refreshed redeemRefresh(String token, Registration client, Optional<Set<String>> wanted) {
        Refresh found = refresh.getIfPresent(token);
        if (found == null || !found.grant.clientId().equals(client.id())) {
            throw Refusal.of(Fault.REFRESH_TOKEN_INVALID);
        }
        // before the token is used up, so that the client can ask again for less (RFC 6749 section 6)
        if (wanted.isPresent() && !found.grant.scope().containsAll(wanted.get())) {
            throw Refusal.of(Fault.INVALID_SCOPE_TOKEN);
        }
        boolean rotates = rotation;
        if (rotates ? !found.used.compareAndSet(false, true) : found.used.get()) {
            // one of the two users of the token is not its owner (RFC 9700 section 4.14.2)
            found.grant.revoke();
            throw Refusal.invalidGrant("Invalid refresh token: token already used");
        }
        if (found.grant.isRevoked()) {
            throw Refusal.invalidGrant("Invalid refresh token: token revoked");
        }
        if (!rotates) {
            keep(token, found.grant, found.used);
        }
        return new Refreshed(found.grant, rotates ? Optional.of(issueRefresh(found.grant)) : Optional.empty());
    }

    /** Whether a refresh token can be used once and is replaced, or can be used until it expires. */
    public void rotate(boolean on) {
        rotation = on;
    }

    /** RFC 7009: a refresh token is revoked with its whole family, an access token alone. */
    public void revoke(String token, Registration client) {
        Optional.ofNullable(refresh.getIfPresent(token))
                .map(Refresh::grant)
                .filter(grant -> grant.clientId().equals(client.id()))
                .ifPresent(Grant::revoke);
        Optional.ofNullable(access.getIfPresent(token))
                .filter(found -> found.clientId.equals(client.id()))
                .ifPresent(found -> access.invalidate(token));
    }

    /**
     * RFC 7662: any client may ask about an access token, as resource servers do; only its own client about a refresh
     * token. Absent when the token is not active.
     */
    public Optional<Map<String, Object>> describe(String token, Registration asking) {
        return findAccess(token)
                .map(found -> {
                    Map<String, Object> claims = claims(found);
                    claims.put("token_type", "Bearer");
                    found.grant.ifPresent(
                            grant -> claims.put("username", grant.user().username()));
                    return claims;
                })
                .or(() -> Optional.ofNullable(refresh.getIfPresent(token))
                        .filter(found -> found.grant.clientId().equals(asking.id()))
                        .filter(found -> !found.used.get() && !found.grant.isRevoked())
                        .map(this::claims));
    }

    public void reset() {
        rotate(true);
        access.invalidateAll();
        refresh.invalidateAll();
    }

    private void keep(String token, Grant grant, AtomicBoolean used) {
        Instant now = clock.instant();
        refresh.put(token, new Refresh(grant, used, now, now.plus(settings.refreshTokenLifetime())));
    }

    /** RFC 9068. */
    private String jwt(Access issued) {
        Map<String, Object> claims = claims(issued);
        claims.put("jti", RandomValue.next());
        return keys.current().sign("at+jwt", claims);
    }

    private Map<String, Object> claims(Access token) {
        Map<String, Object> claims = claims(token.clientId, token.grant, token.scope, token.issuedAt, token.expires);
        settings.accessTokenAudience().ifPresent(audience -> claims.put("aud", audience));
        return claims;
    }

    private Map<String, Object> claims(Refresh token) {
        Grant grant = token.grant;
        return claims(grant.clientId(), Optional.of(grant), grant.scope(), token.issuedAt, token.expires);
    }

    private Map<String, Object> claims(
            String clientId, Optional<Grant> grant, Set<String> scope, Instant issuedAt, Instant expires) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("sub", grant.map(found -> found.user().subject()).orElse(clientId));
        claims.put("client_id", clientId);
        claims.put("iat", issuedAt.getEpochSecond());
        claims.put("exp", expires.getEpochSecond());
        claims.put("scope", String.join(" ", scope));
        grant.ifPresent(found -> {
            claims.put("auth_time", found.authTime().getEpochSecond());
            claims.put("acr", found.acr());
            if (!found.user().groups().isEmpty()) {
                claims.put("groups", found.user().groups());
            }
        });
        return claims;
    }

    public record Access(
            String clientId, Optional<Grant> grant, Set<String> scope, Instant issuedAt, Instant expires) {}

    /** The grant of a refresh token, and the token that replaces it when they rotate. */
    public record Refreshed(Grant grant, Optional<String> next) {}

    private record Refresh(Grant grant, AtomicBoolean used, Instant issuedAt, Instant expires) {}
}
