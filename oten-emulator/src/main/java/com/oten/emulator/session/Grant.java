package com.oten.emulator.session;

import com.oten.emulator.EmulatedUser;
import com.oten.emulator.request.AuthorizationRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What a user has granted a client in one login: all its tokens refer to it, so revoking it revokes them all.
 */
public final class Grant {
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

    public static Grant of(AuthorizationRequest request, IdpSession session) {
        return new Grant(request, session);
    }

    public void revoke() {
        revoked.set(true);
    }

    public boolean isRevoked() {
        return revoked.get();
    }

    public String clientId() {
        return clientId;
    }

    public EmulatedUser user() {
        return user;
    }

    public Set<String> scope() {
        return scope;
    }

    public Optional<String> nonce() {
        return nonce;
    }

    public String sid() {
        return sid;
    }

    public Instant authTime() {
        return authTime;
    }

    public String acr() {
        return acr;
    }
}
