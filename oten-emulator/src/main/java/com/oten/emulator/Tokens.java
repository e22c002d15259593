package com.oten.emulator;

import com.github.benmanes.caffeine.cache.Cache;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** The access and refresh tokens that were issued. A refresh token is good for one use. */
final class Tokens {
    private final String issuer;
    private final Settings settings;
    private final EmulatorClock clock;
    private final SigningKeys keys;
    private final Cache<String, Access> access;
    private final Cache<String, Refresh> refresh;

    Tokens(String issuer, Settings settings, EmulatorClock clock, SigningKeys keys) {
        this.issuer = issuer;
        this.settings = settings;
        this.clock = clock;
        this.keys = keys;
        this.access = Expiring.after(settings.accessTokenLifetime(), clock);
        this.refresh = Expiring.after(settings.refreshTokenLifetime(), clock);
    }

    /** For a client alone when there is no grant of a user. */
    String issueAccess(String clientId, Optional<Grant> grant, Set<String> scope) {
        String token = settings.jwtAccessTokenAudience()
                .map(audience -> jwt(audience, clientId, grant, scope))
                .orElseGet(RandomValue::next);
        access.put(
                token,
                new Access(
                        clientId,
                        grant,
                        scope,
                        settings.jwtAccessTokenAudience(),
                        clock.instant().plus(settings.accessTokenLifetime())));
        return token;
    }

    Optional<Access> findAccess(String token) {
        return Optional.ofNullable(access.getIfPresent(token))
                .filter(found -> found.expires.isAfter(clock.instant()))
                .filter(found -> found.grant.map(grant -> !grant.isRevoked()).orElse(true));
    }

    String issueRefresh(Grant grant) {
        String token = RandomValue.next();
        refresh.put(token, new Refresh(grant, new AtomicBoolean()));
        return token;
    }

    Grant redeemRefresh(String token, EmulatedClient client, Optional<Set<String>> wanted) {
        Refresh found = refresh.getIfPresent(token);
        if (found == null || !found.grant.clientId().equals(client.id())) {
            throw Fault.REFRESH_TOKEN_INVALID.refusal();
        }
        // before the token is used up, so that the client can ask again for less (RFC 6749 section 6)
        if (wanted.isPresent() && !found.grant.scope().containsAll(wanted.get())) {
            throw Fault.INVALID_SCOPE_TOKEN.refusal();
        }
        if (!found.used.compareAndSet(false, true)) {
            // whoever came second, one of the two is a thief (RFC 9700 section 4.14.2)
            found.grant.revoke();
            throw Refusal.invalidGrant("Invalid refresh token: token already used");
        }
        if (found.grant.isRevoked()) {
            throw Refusal.invalidGrant("Invalid refresh token: token revoked");
        }
        return found.grant;
    }

    /** RFC 7009: a refresh token takes its whole family along, an access token goes alone. */
    void revoke(String token, EmulatedClient client) {
        Optional.ofNullable(refresh.getIfPresent(token))
                .map(Refresh::grant)
                .filter(grant -> grant.clientId().equals(client.id()))
                .ifPresent(Grant::revoke);
        Optional.ofNullable(access.getIfPresent(token))
                .filter(found -> found.clientId.equals(client.id()))
                .ifPresent(found -> access.invalidate(token));
    }

    void reset() {
        access.invalidateAll();
        refresh.invalidateAll();
    }

    /** RFC 9068. */
    private String jwt(String audience, String clientId, Optional<Grant> grant, Set<String> scope) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("sub", grant.map(found -> found.user().subject()).orElse(clientId));
        claims.put("aud", audience);
        claims.put("client_id", clientId);
        claims.put("iat", clock.seconds());
        claims.put("exp", clock.seconds() + settings.accessTokenLifetime().toSeconds());
        claims.put("jti", RandomValue.next());
        claims.put("scope", String.join(" ", scope));
        grant.map(Grant::user)
                .filter(user -> !user.groups().isEmpty())
                .ifPresent(user -> claims.put("groups", user.groups()));
        return keys.current().sign("at+jwt", claims);
    }

    record Access(
            String clientId, Optional<Grant> grant, Set<String> scope, Optional<String> audience, Instant expires) {}

    private record Refresh(Grant grant, AtomicBoolean used) {}
}
