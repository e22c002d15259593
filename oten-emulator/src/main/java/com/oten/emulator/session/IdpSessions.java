package com.oten.emulator.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.oten.emulator.EmulatedUser;
import com.oten.emulator.ReceivedRequest;
import com.oten.emulator.base.EmulatorClock;
import com.oten.emulator.base.Expiring;
import com.oten.emulator.base.RandomValue;
import com.oten.emulator.client.Registration;
import com.oten.emulator.request.AuthorizationRequest;
import com.oten.emulator.wire.Reply;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Who is logged in with which browser, and what users have consented to. */
public final class IdpSessions {
    private static final Duration SESSION = Duration.ofHours(12);
    private static final Duration CONSENT = Duration.ofDays(365);

    private final EmulatorClock clock;
    private final String cookieName;
    private final Cache<String, IdpSession> sessions;
    private final Cache<String, Set<String>> consents;

    public IdpSessions(EmulatorClock clock, int port) {
        this.clock = clock;
        // browsers share the cookies of localhost among its ports
        this.cookieName = "oten-emulator-" + port;
        this.sessions = Expiring.after(SESSION, clock);
        this.consents = Expiring.after(CONSENT, clock);
    }

    public Optional<IdpSession> of(ReceivedRequest request) {
        return cookie(request).flatMap(id -> Optional.ofNullable(sessions.getIfPresent(id)));
    }

    /** After an authentication: continues the browser's session if it is the same user's, else starts a new one. */
    public IdpSession logIn(Optional<IdpSession> before, EmulatedUser user, String acr) {
        return before.filter(session -> session.isOf(user))
                .flatMap(session -> change(session, known -> known.again(user, clock.instant(), acr)))
                .orElseGet(() -> start(user, acr));
    }

    /** The session with one more client in it; absent when it has ended in the meantime. */
    public Optional<IdpSession> join(IdpSession session, Registration client) {
        return change(session, known -> known.joinedBy(client));
    }

    public List<IdpSession> find(Predicate<IdpSession> wanted) {
        return sessions.asMap().values().stream().filter(wanted).toList();
    }

    /** The sessions that this call ended, in their last state; each is returned to one caller only. */
    public List<IdpSession> end(Predicate<IdpSession> wanted) {
        return find(wanted).stream()
                .flatMap(session -> Optional.ofNullable(sessions.asMap().remove(session.id())).stream())
                .toList();
    }

    public Reply withCookie(Reply reply, IdpSession session) {
        return reply.with("Set-Cookie", cookieName + "=" + session.id() + "; Path=/; HttpOnly; SameSite=Lax");
    }

    public Reply withoutCookie(Reply reply) {
        return reply.with("Set-Cookie", cookieName + "=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    }

    public boolean hasConsented(EmulatedUser user, AuthorizationRequest request) {
        Set<String> known = consents.getIfPresent(key(user, request));
        return known != null && known.containsAll(request.scope());
    }

    public void consent(EmulatedUser user, AuthorizationRequest request) {
        consents.asMap().merge(key(user, request), request.scope(), (before, now) -> {
            Set<String> all = new HashSet<>(before);
            all.addAll(now);
            return all;
        });
    }

    public void reset() {
        sessions.invalidateAll();
        consents.invalidateAll();
    }

    private Optional<String> cookie(ReceivedRequest request) {
        return request.headers().getOrDefault("Cookie", List.of()).stream()
                .flatMap(header -> List.of(header.split(";", -1)).stream())
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(cookieName + "="))
                .map(cookie -> cookie.substring(cookieName.length() + 1))
                .findFirst();
    }

    private IdpSession start(EmulatedUser user, String acr) {
        IdpSession session =
                new IdpSession(RandomValue.next(), RandomValue.next(), user, clock.instant(), List.of(acr), Set.of());
        sessions.put(session.id(), session);
        return session;
    }

    private Optional<IdpSession> change(IdpSession session, UnaryOperator<IdpSession> change) {
        return Optional.ofNullable(sessions.asMap().computeIfPresent(session.id(), (id, known) -> change.apply(known)));
    }

    private static String key(EmulatedUser user, AuthorizationRequest request) {
        return user.username() + " " + request.client().id();
    }
}
