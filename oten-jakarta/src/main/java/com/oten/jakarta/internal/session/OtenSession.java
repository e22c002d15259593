package com.oten.jakarta.internal.session;

import com.oten.jakarta.internal.seal.Sealed;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is logged in: the only object that the library stores in the HTTP session. Immutable; a refresh replaces it. The
 * user's claims are not encrypted, because every request needs them; the tokens are sealed, because containers write
 * sessions to files and to other nodes. Its serial form ({@link SerializedSession}) has a version; if it cannot be
 * read, the result is a session that has ended.
 */
public final class OtenSession implements Caller, Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Time for the redirect from the callback to the page. */
    private static final Duration MOMENT = Duration.ofSeconds(30);

    private final transient String id;
    private final transient int generation;
    private final transient String issuer;
    private final transient String subject;
    private final transient String callerName;
    private final transient Set<String> groups;
    private final transient Map<String, Object> claims;
    private final transient Instant loggedInAt;
    private final transient TokenState tokens;
    /** The {@code max_age} of the login; null if it had none. */
    private final transient @Nullable Duration metMaxAge;
    /** Of the page that has asked for the login and not been there since; null if there is none. */
    private final transient @Nullable Integer asker;

    OtenSession(
            String id,
            int generation,
            String issuer,
            String subject,
            String callerName,
            Set<String> groups,
            Map<String, Object> claims,
            Instant loggedInAt,
            TokenState tokens,
            @Nullable Duration metMaxAge,
            @Nullable Integer asker) {
        this.id = id;
        this.generation = generation;
        this.issuer = issuer;
        this.subject = subject;
        this.callerName = callerName;
        this.groups = Set.copyOf(groups);
        this.claims = Map.copyOf(claims);
        this.loggedInAt = loggedInAt;
        this.tokens = tokens;
        this.metMaxAge = metMaxAge;
        this.asker = asker;
    }

    /** The same user with other tokens. */
    OtenSession with(int newerGeneration, TokenState newer) {
        return new OtenSession(
                id, newerGeneration, issuer, subject, callerName, groups, claims, loggedInAt, newer, metMaxAge, asker);
    }

    /** The same session, to be refreshed later. */
    OtenSession pausedUntil(Instant moment) {
        return with(generation, tokens.pausedUntil(moment));
    }

    /**
     * The same for a login whose {@code max_age} was met.
     *
     * @param maxAge what the login asked for
     * @return a copy
     */
    public OtenSession meeting(Duration maxAge) {
        return new OtenSession(
                id, generation, issuer, subject, callerName, groups, claims, loggedInAt, tokens, maxAge, asker);
    }

    /**
     * Whether the login asked for an authentication as recent as this, and was only a moment ago. Otherwise a page with
     * a very short maximum age would redirect a user who is slow at Oten again and again.
     *
     * @param maxAge what is demanded
     * @param now the time
     * @return false if the age of the authentication has to be checked
     */
    public boolean hasJustMet(Duration maxAge, Instant now) {
        return metMaxAge != null && metMaxAge.compareTo(maxAge) <= 0 && now.isBefore(loggedInAt.plus(MOMENT));
    }

    /**
     * The same for a login that ends at the page that has asked for it.
     *
     * @param page its URL, inside the application
     * @return a copy
     */
    public OtenSession askedBy(String page) {
        return withAsker(page.hashCode());
    }

    /**
     * The same after that page has been told.
     *
     * @return a copy
     */
    public OtenSession answered() {
        return withAsker(null);
    }

    private OtenSession withAsker(@Nullable Integer page) {
        return new OtenSession(
                id, generation, issuer, subject, callerName, groups, claims, loggedInAt, tokens, metMaxAge, page);
    }

    /**
     * Whether the login was only a moment ago, and this page has asked for it.
     *
     * @param page its URL, inside the application
     * @param now the time
     * @return false also if the page has been told
     */
    public boolean isAnswerTo(String page, Instant now) {
        return asker != null && asker == page.hashCode() && now.isBefore(loggedInAt.plus(MOMENT));
    }

    /** Stands for the argument of {@link #askedBy}. */
    Optional<Integer> asker() {
        return Optional.ofNullable(asker);
    }

    /** The argument of {@link #meeting}. */
    Optional<Duration> metMaxAge() {
        return Optional.ofNullable(metMaxAge);
    }

    /**
     * Stands for a session that has ended or cannot be read.
     *
     * @return a session without a user
     */
    public static OtenSession ended() {
        return new OtenSession(
                "", 0, "", "", "", Set.of(), Map.of(), Instant.EPOCH, TokenState.none(Sealed.NOTHING), null, null);
    }

    /**
     * Whether this stands for a session that has ended.
     *
     * @return true if nobody is logged in
     */
    public boolean isEnded() {
        return id.isEmpty();
    }

    /** Identifies this session in keys; not the container's session id, which changes. */
    String id() {
        return id;
    }

    /** Counts the refreshes. */
    int generation() {
        return generation;
    }

    TokenState tokens() {
        return tokens;
    }

    /**
     * Whether two are states of the same login; a later login of the same user is another one.
     *
     * @param other another session
     * @return false if this has ended
     */
    public boolean isSameLogin(OtenSession other) {
        return !isEnded() && id.equals(other.id);
    }

    /**
     * Whether another state may replace this one.
     *
     * @param newer the other
     * @return true if it is of the same login, and has later tokens or the same
     */
    public boolean mayBecome(OtenSession newer) {
        return isSameLogin(newer)
                && (generation < newer.generation || tokens.sealed().equals(newer.tokens.sealed()));
    }

    /**
     * Whether two sessions belong to the same user: a subject is unique only per issuer (OIDC Core section 5.7).
     *
     * @param other another session
     * @return true if issuer and subject are the same
     */
    public boolean isSameUser(OtenSession other) {
        return issuer.equals(other.issuer) && subject.equals(other.subject);
    }

    @Override
    public String issuer() {
        return issuer;
    }

    @Override
    public String subject() {
        return subject;
    }

    @Override
    public String callerName() {
        return callerName;
    }

    @Override
    public Set<String> groups() {
        return groups;
    }

    @Override
    public Map<String, Object> claims() {
        return claims;
    }

    /**
     * The scopes of the access token.
     *
     * @return empty if it was revoked
     */
    public Set<String> scopes() {
        return tokens.scopes();
    }

    /**
     * When the access token expires.
     *
     * @return long ago if it was revoked
     */
    public Instant expiresAt() {
        return tokens.expiresAt();
    }

    /**
     * When this session began.
     *
     * @return to the millisecond
     */
    public Instant loggedInAt() {
        return loggedInAt;
    }

    @Serial
    private Object writeReplace() {
        return new SerializedSession(this);
    }

    @Serial
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("an OtenSession is read through its SerializedSession");
    }

    @Override
    public String toString() {
        return "OtenSession[***]";
    }
}
