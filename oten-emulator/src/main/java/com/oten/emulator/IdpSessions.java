package com.oten.emulator;

import com.github.benmanes.caffeine.cache.Cache;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Who is logged in with which browser, and what people have consented to. */
final class IdpSessions {
    private static final Duration SESSION = Duration.ofHours(12);
    private static final Duration CONSENT = Duration.ofDays(365);

    private final EmulatorClock clock;
    private final String cookieName;
    private final Cache<String, IdpSession> sessions;
    private final Cache<String, Set<String>> consents;

    IdpSessions(EmulatorClock clock, int port) {
        this.clock = clock;
        // browsers share the cookies of localhost among its ports
        this.cookieName = "oten-emulator-" + port;
        this.sessions = Expiring.after(SESSION, clock);
        this.consents = Expiring.after(CONSENT, clock);
    }

    Optional<IdpSession> of(ReceivedRequest request) {
        return request.cookie(cookieName).flatMap(id -> Optional.ofNullable(sessions.getIfPresent(id)));
    }

    IdpSession start(EmulatedUser user) {
        IdpSession session = new IdpSession(RandomValue.next(), RandomValue.next(), user, clock.instant());
        sessions.put(session.id(), session);
        return session;
    }

    Reply withCookie(Reply reply, IdpSession session) {
        return reply.with("Set-Cookie", cookieName + "=" + session.id() + "; Path=/; HttpOnly; SameSite=Lax");
    }

    Reply end(Reply reply, IdpSession session) {
        sessions.invalidate(session.id());
        return reply.with("Set-Cookie", cookieName + "=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    }

    boolean hasConsented(EmulatedUser user, AuthorizationRequest request) {
        Set<String> known = consents.getIfPresent(key(user, request));
        return known != null && known.containsAll(request.scope());
    }

    void consent(EmulatedUser user, AuthorizationRequest request) {
        consents.asMap().merge(key(user, request), request.scope(), (before, now) -> {
            Set<String> all = new HashSet<>(before);
            all.addAll(now);
            return all;
        });
    }

    void reset() {
        sessions.invalidateAll();
        consents.invalidateAll();
    }

    private static String key(EmulatedUser user, AuthorizationRequest request) {
        return user.username() + " " + request.client().id();
    }
}
