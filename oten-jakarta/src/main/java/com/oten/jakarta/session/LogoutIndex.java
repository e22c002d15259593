package com.oten.jakarta.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.oten.jakarta.config.OtenConfig;
import com.oten.jakarta.error.OtenErrorCode;
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
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Remembers who was logged out at Oten, or ended sessions in other browsers. Containers cannot end a session of another
 * request, let alone another node, so a logout leaves a mark in the shared store, and every session looks for the marks of
 * its issuer and {@code sid}, and of its issuer and {@code sub}. A mark ends the sessions that began before it; it lives as
 * long as a session can.
 *
 * <p>What a person ended has a mark of its own, because it may name one session that goes on, and because it is in the time
 * of these nodes, not in Oten's. Oten's marks know no exception, so that nobody can get out of them.
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
    private final Clock clock;
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
        this.clock = clock;
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
     * Ends the sessions of a person that have begun so far, but one.
     *
     * @param kept the one that goes on
     * @throws com.oten.jakarta.error.OtenLoginRequiredException if it has ended itself meanwhile
     * @throws RuntimeException if other nodes could not be told; this one knows
     */
    public void endOthers(OtenSession kept) {
        remembered.invalidate(kept.id());
        if (isEnded(kept)) { // or it would take back the mark that ended it
            throw OtenErrorCode.NOT_LOGGED_IN.exception("the session has ended, it ends no others");
        }
        put(kept, kept.id());
    }

    /**
     * Ends the sessions of a person that have begun so far.
     *
     * @param one of them
     * @throws RuntimeException if other nodes could not be told; this one knows
     */
    public void endAll(OtenSession one) {
        put(one, "");
    }

    /** In the place of an earlier one, and never earlier than that. */
    private void put(OtenSession of, String kept) {
        put(personsKey(of), earlier -> {
            long before =
                    earlier.flatMap(PersonsMark::read).map(PersonsMark::at).orElse(0L);
            return new PersonsMark(Math.max(clock.millis(), before), kept).written();
        });
    }

    /**
     * Whether it was the person who ended a session, from another browser.
     *
     * @param session one that has not ended by itself
     * @return false if it goes on, or Oten ended it
     */
    public boolean isEndedByPerson(OtenSession session) {
        return isMarked(
                personsKey(session),
                mark -> PersonsMark.read(mark)
                        .filter(read -> read.covers(session))
                        .isPresent());
    }

    private String personsKey(OtenSession session) {
        return key("own", session.issuer(), session.subject());
    }

    /**
     * Whether a session was ended by a logout at Oten or from another browser; on another node than the logout's up to a second late.
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
                || covers(key("sub", session.issuer(), session.subject()), session)
                || isEndedByPerson(session);
        remembered.put(session.id(), isEnded);
        return isEnded;
    }

    private boolean covers(String key, OtenSession session) {
        return isMarked(key, at -> seconds(at) >= beganAt(session));
    }

    /** Whether there is such a mark, here or in what nodes know together. */
    private boolean isMarked(String key, Predicate<String> covers) {
        return own.get(key).filter(covers).isPresent()
                || (store != own && fromOthers(key).filter(covers).isPresent());
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

    /** Logout tokens may come in another order than they were made in: the latest mark stays. */
    private void put(String key, Instant at) {
        put(
                key,
                earlier -> Long.toString(Math.max(
                        at.getEpochSecond(), earlier.map(LogoutIndex::seconds).orElse(0L))));
    }

    /** Here first, so that this node knows whatever happens to the others'. */
    private void put(String key, Function<Optional<String>, String> mark) {
        own.put(key, mark.apply(own.get(key)), lifetime);
        remembered.invalidateAll();
        if (store != own) {
            store.put(key, mark.apply(store.get(key)), lifetime);
        }
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
