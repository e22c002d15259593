package com.oten.emulator;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What a user has given a client in one login: all its tokens hang on it, so revoking it revokes them all.
 */
final class Grant {
    private final String clientId;
    private final EmulatedUser user;
    private final Set<String> scope;
    private final Optional<String> nonce;
    private final String sid;
    private final Instant authTime;
    private final String acr;
    private final AtomicBoolean revoked = new AtomicBoolean();

    private Grant(AuthorizationRequest request, IdpSession session) {
        this.clientId = request.client().id();
        this.user = session.user();
        this.scope = request.scope();
        this.nonce = request.nonce();
        this.sid = session.sid();
        this.authTime = session.authTime();
        this.acr = session.acr(request.acrValues());
    }

    static Grant of(AuthorizationRequest request, IdpSession session) {
        return new Grant(request, session);
    }

    void revoke() {
        revoked.set(true);
    }

    boolean isRevoked() {
        return revoked.get();
    }

    String clientId() {
        return clientId;
    }

    EmulatedUser user() {
        return user;
    }

    Set<String> scope() {
        return scope;
    }

    Optional<String> nonce() {
        return nonce;
    }

    String sid() {
        return sid;
    }

    Instant authTime() {
        return authTime;
    }

    String acr() {
        return acr;
    }
}
