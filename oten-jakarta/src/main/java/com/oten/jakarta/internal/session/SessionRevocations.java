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
import java.util.function.Function;

/**
 * Stores which sessions were ended at Oten, or by the user from another browser. Containers cannot end the session of
 * another request, let alone of another node: so a logout writes a revocation entry to the shared store, and every
 * session is checked against the entries for its issuer and {@code sid}, and for its issuer and {@code sub}. An entry
 * ends the sessions that began before it, and lives as long as a session can.
 *
 * <p>Sessions that a user ended have entries of their own, because these may except one session, and because they are
 * in the time of these nodes, not in Oten's. Entries for Oten's logouts have no exceptions.
 *
 * <p>Each request asks. A result holds until an entry comes, from this node or another ({@link SharedRevocations}), so
 * that most requests only look into a map. If the store cannot be read, no session ends; an entry that cannot be written
 * to it counts on this node at least. Thread-safe.
 */
public final class SessionRevocations {
    /** How long nobody looks for a session again if the store has failed, or other nodes write more than is kept here. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    /** More than clocks differ and a login takes: entries of that age may end a session that has just begun. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private static final long MOST = 100_000;
    /** So that results of sessions that are gone are forgotten. */
    private static final Duration IDLE = Duration.ofMinutes(30);

    private final RevocationKeys keys;
    private final Revocations own;
    private final HeardRevocations heard = new HeardRevocations();
    /** In the shared store, if there are other nodes. */
    private final Optional<SharedRevocations> shared;

    private final Clock clock;
    /** Counts the entries that this node has written. */
    private final AtomicLong written = new AtomicLong();
    /** By the id of the session. */
    private final Cache<String, Check> checks;

    /**
     * A result.
     *
     * @param written the number of entries that this node had written before
     * @param heard the moment of what it had heard from other nodes before
     * @param at when the session was looked for in the shared store, if it was
     * @param isWhole false if the shared store failed
     */
    private record Check(boolean isEnded, long written, long heard, long at, boolean isWhole) {}

    public SessionRevocations(OtenConfig config, SharedStore store, Clock clock) {
        this.keys = new RevocationKeys(config.client().id());
        Duration lifetime = config.session().lifetime();
        boolean isAlone = store instanceof LocalStore;
        this.own = new Revocations(isAlone ? store : new LocalStore(clock), lifetime);
        this.shared =
                isAlone ? Optional.empty() : Optional.of(new SharedRevocations(store, keys, lifetime, heard, clock));
        this.clock = clock;
        this.checks = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(IDLE)
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
        put(List.of(keys.ofLogin(issuer, sid)), LogoutTime.written(at));
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
        put(List.of(keys.ofLogin(issuer, sid), keys.ofNameless(issuer, subject)), LogoutTime.written(at));
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
        put(List.of(keys.ofUser(issuer, subject)), LogoutTime.written(at));
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
        put(List.of(keys.ofOwn(of)), entry.written());
    }

    /** On this node first, so that all entries are stored here even if the shared store fails. */
    private void put(List<String> keys, String entry) {
        keys.forEach(key -> own.add(key, entry));
        written.incrementAndGet(); // after writing: results from before are outdated
        shared.ifPresent(revocations -> revocations.add(keys, entry));
    }

    /**
     * Whether the user ended a session from another browser.
     *
     * @param session one that has not ended by itself
     * @return false if it goes on, or Oten ended it
     */
    public boolean isEndedByUser(OtenSession session) {
        try {
            return isEndedByUser(session, this::here) || isEndedByUser(session, this::shared);
        } catch (RuntimeException e) { // logged where stores are guarded
            return false;
        }
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
        if (known != null && (known.isEnded() || isCurrent(known, session))) {
            return known.isEnded();
        }
        return isEnded(session, check(session, Optional.ofNullable(known), false));
    }

    /** Looks in the shared store, whatever was heard. */
    private boolean isEndedNow(OtenSession session) {
        return isEnded(session, check(session, Optional.empty(), true));
    }

    private boolean isEnded(OtenSession session, Check fresh) {
        checks.put(session.id(), fresh);
        return fresh.isEnded();
    }

    private boolean isCurrent(Check check, OtenSession session) {
        return check.written() == written.get()
                && check.heard() == heard.number()
                && !isDue()
                && (isFollowed(check) || isFollowed(session) || isRecent(check));
    }

    /** Whether this node has heard of all that can have ended a session since a check. */
    private boolean isFollowed(Check check) {
        return check.isWhole() && heard.isCompleteFrom(check.heard());
    }

    /** The same since the session began; always where there are no other nodes. */
    private boolean isFollowed(OtenSession session) {
        return shared.isEmpty()
                || heard.isCompleteSince(session.loggedInAt().minus(MARGIN).toEpochMilli());
    }

    /** Whether it is time to ask the store what is new. */
    private boolean isDue() {
        return shared.isPresent() && shared.get().isDue();
    }

    private boolean isRecent(Check check) {
        long age = clock.millis() - check.at();
        return age >= 0 && age < PATIENCE.toMillis();
    }

    /** Looks for a session in what is here, and in the shared store if that is asked for or this node may have missed something. */
    private Check check(OtenSession session, Optional<Check> known, boolean isThorough) {
        long writtenBefore = written.get();
        long heardBefore = heard.number();
        long at = clock.millis();
        if (isEnded(session, this::here)) {
            return new Check(true, writtenBefore, heardBefore, at, true);
        }
        if (isDue() && shared.get().listen()) {
            return check(session, known, isThorough);
        }
        boolean hasMissedNothing =
                isFollowed(session) || known.filter(this::isFollowed).isPresent();
        if (shared.isEmpty() || (hasMissedNothing && !isThorough)) {
            return new Check(false, writtenBefore, heardBefore, at, true);
        }
        if (known.filter(this::isRecent).isPresent()) {
            return new Check(false, writtenBefore, heardBefore, known.get().at(), false);
        }
        try {
            return new Check(isEnded(session, this::shared), writtenBefore, heardBefore, at, true);
        } catch (RuntimeException e) { // logged where stores are guarded
            return new Check(false, writtenBefore, heardBefore, at, false);
        }
    }

    private boolean isEnded(OtenSession session, Function<String, Optional<String>> entries) {
        String login = session.text("sid")
                .map(sid -> keys.ofLogin(session.issuer(), sid))
                .orElseGet(() -> keys.ofNameless(session.issuer(), session.subject()));
        return isEndedAtOten(session, entries.apply(login))
                || isEndedAtOten(session, entries.apply(keys.ofUser(session.issuer(), session.subject())))
                || isEndedByUser(session, entries);
    }

    private static boolean isEndedAtOten(OtenSession session, Optional<String> entry) {
        return entry.filter(at -> LogoutTime.covers(at, session)).isPresent();
    }

    private boolean isEndedByUser(OtenSession session, Function<String, Optional<String>> entries) {
        return entries.apply(keys.ofOwn(session))
                .flatMap(UserRevocation::read)
                .filter(entry -> entry.covers(session))
                .isPresent();
    }

    /** What this node has written under a key, and heard of. */
    private Optional<String> here(String key) {
        Optional<String> mine = own.get(key);
        Optional<String> others = heard.get(key);
        return mine.isEmpty() || others.isEmpty()
                ? mine.or(() -> others)
                : Optional.of(RevocationKeys.merged(key, mine.get(), others.get()));
    }

    /** What is under a key in the shared store. */
    private Optional<String> shared(String key) {
        return shared.flatMap(revocations -> revocations.get(key));
    }
}
