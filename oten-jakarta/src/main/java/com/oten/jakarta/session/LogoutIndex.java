package com.oten.jakarta.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.oten.jakarta.config.OtenConfig;
import com.oten.jakarta.store.LocalStore;
import com.oten.jakarta.store.SharedStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Remembers who was logged out at Oten. Containers cannot end a session of another request, let alone another node, so a
 * logout leaves a mark in the shared store, and every session looks for the marks of its issuer and {@code sid}, and of its
 * issuer and {@code sub}. A mark ends the sessions that began before it; it lives as long as a session can.
 *
 * <p>Each request asks. The answer "not ended" is remembered for a second, so that mostly nothing but one map is looked at.
 * A store that cannot be read ends nobody's session; a mark that cannot be written to it counts on this node at least.
 * Thread-safe.
 */
public final class LogoutIndex {
    private static final Duration REMEMBERED = Duration.ofSeconds(1);
    private static final long MOST = 100_000;

    private final String clientId;
    private final SharedStore store;
    private final SharedStore own;
    private final Duration lifetime;
    /** By the id of the session. */
    private final Cache<String, Boolean> remembered;

    /**
     * An index over a store.
     *
     * @param config the client and the lifetime of sessions
     * @param store what nodes must know together
     * @param clock how long answers are remembered
     */
    public LogoutIndex(OtenConfig config, SharedStore store, Clock clock) {
        this.clientId = config.client().id();
        this.store = store;
        this.own = store instanceof LocalStore ? store : new LocalStore(clock);
        this.lifetime = config.session().lifetime();
        this.remembered = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(REMEMBERED)
                .executor(Runnable::run)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /**
     * Ends the sessions of one login at Oten.
     *
     * @param issuer Oten's issuer identifier
     * @param sid names the login
     * @param at when it ended, by Oten's clock
     * @throws RuntimeException if other nodes could not be told; this one knows
     */
    public void endSession(String issuer, String sid, Instant at) {
        put(key("sid", issuer, sid), at);
    }

    /**
     * Ends all sessions of a person.
     *
     * @param issuer Oten's issuer identifier
     * @param subject the person
     * @param at when they ended, by Oten's clock
     * @throws RuntimeException if other nodes could not be told; this one knows
     */
    public void endPerson(String issuer, String subject, Instant at) {
        put(key("sub", issuer, subject), at);
    }

    /**
     * Whether a session was ended by a logout at Oten; on another node than the logout's up to a second late.
     *
     * @param session one that has not ended by itself
     * @return true if it must not be used any more
     */
    public boolean isEnded(OtenSession session) {
        Boolean known = remembered.getIfPresent(session.id());
        if (known != null) {
            return known;
        }
        boolean isEnded = session.text("sid")
                        .map(sid -> covers(key("sid", session.issuer(), sid), session))
                        .orElse(false)
                || covers(key("sub", session.issuer(), session.subject()), session);
        remembered.put(session.id(), isEnded);
        return isEnded;
    }

    private boolean covers(String key, OtenSession session) {
        return isAfter(own.get(key), session) || (store != own && isAfter(fromOthers(key), session));
    }

    private static boolean isAfter(Optional<String> mark, OtenSession session) {
        return mark.filter(at -> seconds(at) >= beganAt(session)).isPresent();
    }

    private Optional<String> fromOthers(String key) {
        try {
            return store.get(key);
        } catch (RuntimeException e) { // logged where stores are guarded
            return Optional.empty();
        }
    }

    private static long seconds(String mark) {
        try {
            return Long.parseLong(mark);
        } catch (NumberFormatException e) {
            return 0; // not written by this library: ends nobody's session
        }
    }

    /** By Oten's clock, too: when the login's ID token was made. */
    private static long beganAt(OtenSession session) {
        return session.claims().get("iat") instanceof Number seconds
                ? seconds.longValue()
                : session.loggedInAt().getEpochSecond();
    }

    private void put(String key, Instant at) {
        put(own, key, at);
        remembered.invalidateAll();
        if (store != own) {
            put(store, key, at);
        }
    }

    /** Logout tokens may come in another order than they were made in: the latest mark stays. */
    private void put(SharedStore where, String key, Instant at) {
        long latest = Math.max(
                at.getEpochSecond(), where.get(key).map(LogoutIndex::seconds).orElse(0L));
        where.put(key, Long.toString(latest), lifetime);
    }

    /** Of bounded length, and telling nothing; two clients may share a store, and Oten ends their logins one by one. */
    private String key(String kind, String issuer, String name) {
        try {
            String whole = clientId.length() + ":" + clientId + issuer.length() + ":" + issuer + name;
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8));
            return "logout:" + kind + ":"
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
