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
 * Stores which sessions were ended at Oten, or by the user from another browser. Containers cannot end the session of
 * another request, let alone of another node: so a logout writes a revocation entry to the shared store, and every
 * session is checked against the entries for its issuer and {@code sid}, and for its issuer and {@code sub}. An entry
 * ends the sessions that began before it, and lives as long as a session can.
 *
 * <p>Sessions that a user ended have entries of their own, because these may except one session, and because they are
 * in the time of these nodes, not in Oten's. Entries for Oten's logouts have no exceptions.
 *
 * <p>Each request asks. The result is cached for a second, so that most requests only look into a map. If the store
 * cannot be read, no session ends; an entry that cannot be written to it counts on this node at least. Thread-safe.
 */
public final class SessionRevocations {
    private static final Duration REMEMBERED = Duration.ofSeconds(1);
    private static final long MOST = 100_000;

    private final RevocationKeys keys;
    private final Revocations own;
    /** In the shared store, if there are other nodes. */
    private final Optional<Revocations> shared;

    private final Clock clock;
    /** Counts the entries that this node has written. */
    private final AtomicLong written = new AtomicLong();
    /** By the id of the session. */
    private final Cache<String, Check> checks;

    /** A result, with the number of entries written and the time before it was determined. */
    private record Check(boolean isEnded, long written, long at) {}

    public SessionRevocations(OtenConfig config, SharedStore store, Clock clock) {
        this.keys = new RevocationKeys(config.client().id());
        Duration lifetime = config.session().lifetime();
        boolean isAlone = store instanceof LocalStore;
        this.own = new Revocations(isAlone ? store : new LocalStore(clock), lifetime);
        this.shared = isAlone ? Optional.empty() : Optional.of(new Revocations(store, lifetime));
        this.clock = clock;
        this.checks = Caffeine.newBuilder()
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
     * @throws RuntimeException if the shared store fails; this node has stored the entry
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
     * @throws RuntimeException if the shared store fails; this node has stored the entry
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
     * @throws RuntimeException if the shared store fails; this node has stored the entry
     */
    public void endUser(String issuer, String subject, Instant at) {
        put(List.of(keys.ofUser(issuer, subject)), seconds(at), SessionRevocations::later);
    }

    /**
     * Ends the sessions of a user that have begun so far, except one. If two sessions end the others at the same
     * moment, both end.
     *
     * @param kept the one that goes on
     * @throws com.oten.jakarta.error.OtenLoginRequiredException if it has itself ended meanwhile
     * @throws RuntimeException if the shared store fails; this node has stored the entry
     */
    public void endOthers(OtenSession kept) {
        if (isEndedNow(kept)) {
            throw OtenErrorCode.NOT_LOGGED_IN.exception("the session has ended and cannot end others");
        }
        put(kept, UserRevocation.others(clock.millis(), kept.id()));
    }

    /**
     * Ends the sessions of a user that have begun so far.
     *
     * @param one of them
     * @throws RuntimeException if the shared store fails; this node has stored the entry
     */
    public void endAll(OtenSession one) {
        put(one, UserRevocation.all(clock.millis()));
    }

    private void put(OtenSession of, UserRevocation entry) {
        put(List.of(keys.ofOwn(of)), entry.written(), UserRevocation::merged);
    }

    /** On this node first, so that all entries are stored here even if the shared store fails. */
    private void put(List<String> keys, String entry, BinaryOperator<String> merge) {
        keys.forEach(key -> own.add(key, entry, merge));
        written.incrementAndGet(); // after writing: results from before are outdated
        shared.ifPresent(revocations -> keys.forEach(key -> revocations.add(key, entry, merge)));
    }

    /**
     * Whether the user ended a session from another browser.
     *
     * @param session one that has not ended by itself
     * @return false if it goes on, or Oten ended it
     */
    public boolean isEndedByUser(OtenSession session) {
        return hasEntry(
                keys.ofOwn(session),
                entry -> UserRevocation.read(entry)
                        .filter(read -> read.covers(session))
                        .isPresent());
    }

    /**
     * Whether a session was ended by a logout at Oten or from another browser; other nodes may notice up to a second
     * late.
     *
     * @param session one that has not ended by itself
     * @return true if it must not be used any more
     */
    public boolean isEnded(OtenSession session) {
        Check known = checks.getIfPresent(session.id());
        if (known != null && isCurrent(known)) {
            return known.isEnded();
        }
        return isEndedNow(session);
    }

    /** Checks without the cache. */
    private boolean isEndedNow(OtenSession session) {
        Check fresh = check(session);
        checks.put(session.id(), fresh);
        return fresh.isEnded();
    }

    /** False if an entry was written since on this node, the result is too old, or the clock was set back. */
    private boolean isCurrent(Check check) {
        long age = clock.millis() - check.at();
        return check.written() == written.get() && age >= 0 && age < REMEMBERED.toMillis();
    }

    private Check check(OtenSession session) {
        long before = written.get();
        long at = clock.millis();
        String login = session.text("sid")
                .map(sid -> keys.ofLogin(session.issuer(), sid))
                .orElseGet(() -> keys.ofNameless(session.issuer(), session.subject()));
        boolean isEnded = covers(login, session)
                || covers(keys.ofUser(session.issuer(), session.subject()), session)
                || isEndedByUser(session);
        return new Check(isEnded, before, at);
    }

    private boolean covers(String key, OtenSession session) {
        return hasEntry(key, at -> seconds(at) >= beganAt(session));
    }

    /** Whether there is such an entry, on this node or in the shared store. */
    private boolean hasEntry(String key, Predicate<String> covers) {
        return own.get(key).filter(covers).isPresent()
                || fromOthers(key).filter(covers).isPresent();
    }

    private Optional<String> fromOthers(String key) {
        try {
            return shared.flatMap(revocations -> revocations.get(key));
        } catch (RuntimeException e) { // logged where stores are guarded
            return Optional.empty();
        }
    }

    private static String seconds(Instant at) {
        return Long.toString(at.getEpochSecond());
    }

    private static long seconds(String entry) {
        try {
            return Long.parseLong(entry);
        } catch (NumberFormatException e) {
            return 0; // not written by this library: ends no session
        }
    }

    /** Logout tokens may arrive in another order than they were issued. */
    private static String later(String one, String other) {
        return Long.toString(Math.max(seconds(one), seconds(other)));
    }

    /** By Oten's clock as well: when the login's ID token was issued. */
    private static long beganAt(OtenSession session) {
        return session.claims().get("iat") instanceof Number seconds
                ? seconds.longValue()
                : session.loggedInAt().getEpochSecond();
    }
}
