package com.oten.jakarta.internal.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.store.LocalStore;
import com.oten.jakarta.store.SharedStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;

/**
 * Remembers who was logged out at Oten, or ended sessions in other browsers. Containers cannot end a session of another
 * request, let alone another node, so a logout leaves a mark in the shared store, and every session looks for the marks of
 * its issuer and {@code sid}, and of its issuer and {@code sub}. A mark ends the sessions that began before it; it lives as
 * long as a session can.
 *
 * <p>What a user ended has a mark of its own, because it may name one session that goes on, and because it is in the time
 * of these nodes, not in Oten's. Oten's marks know no exception, so that nobody can get out of them.
 *
 * <p>Each request asks. The answer "not ended" is remembered for a second, so that mostly nothing but one map is looked at.
 * A store that cannot be read ends nobody's session; a mark that cannot be written to it counts on this node at least.
 * Thread-safe.
 */
public final class SessionRevocations {
    private static final Duration REMEMBERED = Duration.ofSeconds(1);
    private static final long MOST = 100_000;

    private final RevocationKeys keys;
    private final Revocations own;
    /** What nodes know together, if there are any others. */
    private final Optional<Revocations> shared;

    private final Clock clock;
    /** Counts the marks of this node. */
    private final AtomicLong written = new AtomicLong();
    /** By the id of the session. */
    private final Cache<String, Answer> remembered;

    /** How many marks there were, and what time it was, before anything was looked at. */
    private record Answer(boolean isEnded, long written, long at) {}

    /**
     * An index over a store.
     *
     * @param config the client and the lifetime of sessions
     * @param store what nodes must know together
     * @param clock how long answers are remembered
     */
    public SessionRevocations(OtenConfig config, SharedStore store, Clock clock) {
        this.keys = new RevocationKeys(config.client().id());
        Duration lifetime = config.session().lifetime();
        boolean isAlone = store instanceof LocalStore;
        this.own = new Revocations(isAlone ? store : new LocalStore(clock), lifetime);
        this.shared = isAlone ? Optional.empty() : Optional.of(new Revocations(store, lifetime));
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
        put(List.of(keys.ofLogin(issuer, sid)), seconds(at), SessionRevocations::later);
    }

    /**
     * Ends the sessions of one login at Oten, and those of its user that do not say of which login they are.
     *
     * @param issuer Oten's issuer identifier
     * @param subject the user
     * @param sid names the login
     * @param at when it ended, by Oten's clock
     * @throws RuntimeException if other nodes could not be told; this one knows
     */
    public void endSession(String issuer, String subject, String sid, Instant at) {
        put(
                List.of(keys.ofLogin(issuer, sid), keys.ofNameless(issuer, subject)),
                seconds(at),
                SessionRevocations::later);
    }

    /**
     * Ends all sessions of a user.
     *
     * @param issuer Oten's issuer identifier
     * @param subject the user
     * @param at when they ended, by Oten's clock
     * @throws RuntimeException if other nodes could not be told; this one knows
     */
    public void endPerson(String issuer, String subject, Instant at) {
        put(List.of(keys.ofPerson(issuer, subject)), seconds(at), SessionRevocations::later);
    }

    /**
     * Ends the sessions of a user that have begun so far, but one. Of two sessions that end the others at the same moment
     * neither is spared.
     *
     * @param kept the one that goes on
     * @throws com.oten.jakarta.error.OtenLoginRequiredException if it has ended itself meanwhile
     * @throws RuntimeException if other nodes could not be told; this one knows
     */
    public void endOthers(OtenSession kept) {
        if (isFoundEnded(kept)) {
            throw OtenErrorCode.NOT_LOGGED_IN.exception("the session has ended, it ends no others");
        }
        put(kept, UserRevocation.others(clock.millis(), kept.id()));
    }

    /**
     * Ends the sessions of a user that have begun so far.
     *
     * @param one of them
     * @throws RuntimeException if other nodes could not be told; this one knows
     */
    public void endAll(OtenSession one) {
        put(one, UserRevocation.all(clock.millis()));
    }

    private void put(OtenSession of, UserRevocation mark) {
        put(List.of(keys.ofOwn(of)), mark.written(), UserRevocation::joined);
    }

    /** Here first, and all of them, so that this node knows whatever happens to the others'. */
    private void put(List<String> keys, String mark, BinaryOperator<String> join) {
        keys.forEach(key -> own.add(key, mark, join));
        written.incrementAndGet(); // now: whoever has looked before must not be believed
        shared.ifPresent(marks -> keys.forEach(key -> marks.add(key, mark, join)));
    }

    /**
     * Whether it was the user who ended a session, from another browser.
     *
     * @param session one that has not ended by itself
     * @return false if it goes on, or Oten ended it
     */
    public boolean isEndedByPerson(OtenSession session) {
        return isMarked(
                keys.ofOwn(session),
                mark -> UserRevocation.read(mark)
                        .filter(read -> read.covers(session))
                        .isPresent());
    }

    /**
     * Whether a session was ended by a logout at Oten or from another browser; on another node than the logout's up to a second late.
     *
     * @param session one that has not ended by itself
     * @return true if it must not be used any more
     */
    public boolean isEnded(OtenSession session) {
        Answer known = remembered.getIfPresent(session.id());
        if (known != null && isGood(known)) {
            return known.isEnded();
        }
        return isFoundEnded(session);
    }

    /** Looks, whatever is remembered. */
    private boolean isFoundEnded(OtenSession session) {
        Answer fresh = look(session);
        remembered.put(session.id(), fresh);
        return fresh.isEnded();
    }

    /** Not if a mark was written since, here or, perhaps, on another node; nor if the clock was set back. */
    private boolean isGood(Answer answer) {
        long age = clock.millis() - answer.at();
        return answer.written() == written.get() && age >= 0 && age < REMEMBERED.toMillis();
    }

    private Answer look(OtenSession session) {
        long before = written.get();
        long at = clock.millis();
        String login = session.text("sid")
                .map(sid -> keys.ofLogin(session.issuer(), sid))
                .orElseGet(() -> keys.ofNameless(session.issuer(), session.subject()));
        boolean isEnded = covers(login, session)
                || covers(keys.ofPerson(session.issuer(), session.subject()), session)
                || isEndedByPerson(session);
        return new Answer(isEnded, before, at);
    }

    private boolean covers(String key, OtenSession session) {
        return isMarked(key, at -> seconds(at) >= beganAt(session));
    }

    /** Whether there is such a mark, here or in what nodes know together. */
    private boolean isMarked(String key, Predicate<String> covers) {
        return own.get(key).filter(covers).isPresent()
                || fromOthers(key).filter(covers).isPresent();
    }

    private Optional<String> fromOthers(String key) {
        try {
            return shared.flatMap(marks -> marks.get(key));
        } catch (RuntimeException e) { // logged where stores are guarded
            return Optional.empty();
        }
    }

    private static String seconds(Instant at) {
        return Long.toString(at.getEpochSecond());
    }

    private static long seconds(String mark) {
        try {
            return Long.parseLong(mark);
        } catch (NumberFormatException e) {
            return 0; // not written by this library: ends nobody's session
        }
    }

    /** Logout tokens may come in another order than they were made in. */
    private static String later(String one, String other) {
        return Long.toString(Math.max(seconds(one), seconds(other)));
    }

    /** By Oten's clock, too: when the login's ID token was made. */
    private static long beganAt(OtenSession session) {
        return session.claims().get("iat") instanceof Number seconds
                ? seconds.longValue()
                : session.loggedInAt().getEpochSecond();
    }
}
