package com.oten.jakarta.internal.session;

import java.util.Optional;

/**
 * Which sessions a user has ended: those that had begun, but one. What several such marks end together is a mark again.
 *
 * @param at by then, by the clock of the node that was asked, in milliseconds
 * @param kept the id of the one; empty if none was kept
 * @param keptAfter the one goes on only if it has begun after this; other marks ended it as well
 */
record UserRevocation(long at, String kept, long keptAfter) {
    static UserRevocation all(long at) {
        return new UserRevocation(at, "", at);
    }

    static UserRevocation others(long at, String kept) {
        return new UserRevocation(at, kept, 0);
    }

    String written() {
        return at + " " + keptAfter + " " + kept;
    }

    /** Empty if this library has not written it: then it ends nobody's session. */
    static Optional<UserRevocation> read(String text) {
        String[] parts = text.split(" ", -1);
        try {
            return parts.length == 3
                    ? Optional.of(new UserRevocation(Long.parseLong(parts[0]), parts[2], Long.parseLong(parts[1])))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Of two that were written. */
    static String joined(String one, String other) {
        Optional<UserRevocation> mark = read(one);
        return read(other)
                .map(second -> mark.map(second::and).orElse(second))
                .or(() -> mark)
                .map(UserRevocation::written)
                .orElse(other);
    }

    /** Ends what either ends: a session that one keeps and the other does not has ended. */
    UserRevocation and(UserRevocation other) {
        if (at < other.at) {
            return other.and(this);
        }
        long after = Math.max(keptAfter, kept.equals(other.kept) ? other.keptAfter : other.at);
        return after < at ? new UserRevocation(at, kept, after) : all(at);
    }

    boolean covers(OtenSession session) {
        return covers(session.id(), session.loggedInAt().toEpochMilli());
    }

    boolean covers(String id, long began) {
        return began <= (id.equals(kept) ? keptAfter : at);
    }

    @Override
    public String toString() {
        return "UserRevocation[" + at + "]";
    }
}
