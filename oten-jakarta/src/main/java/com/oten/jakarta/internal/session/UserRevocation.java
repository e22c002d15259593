package com.oten.jakarta.internal.session;

import java.util.Optional;

/**
 * Which sessions a user has ended: those that began by a certain time, possibly except one. Several such revocations
 * can be merged into one.
 *
 * @param at sessions that began by then have ended; in milliseconds, by the clock of the node that served the request
 * @param kept the id of the session that goes on; empty if none
 * @param keptAfter that session goes on only if it began after this, because another revocation may have ended it
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

    /** Empty if this library has not written it: then it ends no session. */
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

    /** Merges two entries. */
    static String merged(String one, String other) {
        Optional<UserRevocation> first = read(one);
        return read(other)
                .map(second -> first.map(second::and).orElse(second))
                .or(() -> first)
                .map(UserRevocation::written)
                .orElse(other);
    }

    /** Ends what either ends: a session that only one of them keeps has ended. */
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
