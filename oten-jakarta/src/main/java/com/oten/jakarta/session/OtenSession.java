package com.oten.jakarta.session;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is logged in: the one object that is kept in the HTTP session. Immutable; a refresh replaces it. The person is in the
 * clear, because every request asks; the tokens are sealed, because passivation files and replication carry them. Its
 * serial form ({@link SessionForm}) has a version, and one that cannot be read becomes a session that has ended.
 */
public final class OtenSession implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient String id;
    private final transient int generation;
    private final transient String issuer;
    private final transient String subject;
    private final transient String callerName;
    private final transient Set<String> groups;
    private final transient Map<String, Object> claims;
    private final transient Instant loggedInAt;
    private final transient TokenState tokens;

    OtenSession(
            String id,
            int generation,
            String issuer,
            String subject,
            String callerName,
            Set<String> groups,
            Map<String, Object> claims,
            Instant loggedInAt,
            TokenState tokens) {
        this.id = id;
        this.generation = generation;
        this.issuer = issuer;
        this.subject = subject;
        this.callerName = callerName;
        this.groups = Set.copyOf(groups);
        this.claims = claims;
        this.loggedInAt = loggedInAt;
        this.tokens = tokens;
    }

    /**
     * The sealed tokens and what must be known of them without opening.
     *
     * @param sealed ciphertext
     * @param scopes what the access token is good for
     * @param expiresAt when the access token ends
     * @param refreshAt when it is time to get another one
     * @param canRefresh whether there is a refresh token
     */
    record TokenState(String sealed, Set<String> scopes, Instant expiresAt, Instant refreshAt, boolean canRefresh) {}

    /** The same person with other tokens. */
    OtenSession with(int newerGeneration, TokenState newer) {
        return new OtenSession(id, newerGeneration, issuer, subject, callerName, groups, claims, loggedInAt, newer);
    }

    /** The same with the same tokens, to be refreshed later. */
    OtenSession pausedUntil(Instant moment) {
        TokenState later =
                new TokenState(tokens.sealed(), tokens.scopes(), tokens.expiresAt(), moment, tokens.canRefresh());
        return new OtenSession(id, generation, issuer, subject, callerName, groups, claims, loggedInAt, later);
    }

    /**
     * What a session becomes that has ended or cannot be read.
     *
     * @return nobody's session
     */
    public static OtenSession ended() {
        TokenState none = new TokenState("", Set.of(), Instant.EPOCH, Instant.EPOCH, false);
        return new OtenSession("", 0, "", "", "", Set.of(), Map.of(), Instant.EPOCH, none);
    }

    /**
     * Whether this is only what is left of a session.
     *
     * @return true if nobody is logged in
     */
    public boolean isEnded() {
        return id.isEmpty();
    }

    /** Names this session where a key is needed; not the container's session id, which changes. */
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
     * Whether two sessions are the same person's: a subject alone says nothing (OIDC Core section 5.7).
     *
     * @param other another session
     * @return true if issuer and subject are the same
     */
    public boolean isSamePerson(OtenSession other) {
        return issuer.equals(other.issuer) && subject.equals(other.subject);
    }

    /**
     * Oten's issuer identifier.
     *
     * @return with the subject, the person's identity
     */
    public String issuer() {
        return issuer;
    }

    /**
     * The person at the issuer.
     *
     * @return {@code sub}
     */
    public String subject() {
        return subject;
    }

    /**
     * The name of the caller principal.
     *
     * @return the configured claim
     */
    public String callerName() {
        return callerName;
    }

    /**
     * The groups.
     *
     * @return immutable
     */
    public Set<String> groups() {
        return groups;
    }

    /**
     * All claims.
     *
     * @return immutable
     */
    public Map<String, Object> claims() {
        return claims;
    }

    /**
     * When this session began.
     *
     * @return to the second
     */
    public Instant loggedInAt() {
        return loggedInAt;
    }

    /**
     * A claim that is a string.
     *
     * @param name which
     * @return empty if it is absent or something else
     */
    public Optional<String> text(String name) {
        @Nullable Object value = claims.get(name);
        return value instanceof String text && !text.isEmpty() ? Optional.of(text) : Optional.empty();
    }

    @Serial
    private Object writeReplace() {
        return new SessionForm(this);
    }

    @Serial
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("an OtenSession is read through its SessionForm");
    }

    @Override
    public String toString() {
        return "OtenSession[***]";
    }
}
