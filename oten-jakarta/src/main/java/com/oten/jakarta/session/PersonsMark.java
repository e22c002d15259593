package com.oten.jakarta.session;

import java.util.Optional;

/**
 * Which sessions a person has ended: those that had begun, but one.
 *
 * @param at by then, by the clock of the node that was asked, in milliseconds
 * @param kept the id of the one; empty if none was kept
 */
record PersonsMark(long at, String kept) {
    String written() {
        return at + " " + kept;
    }

    /** Empty if this library has not written it: then it ends nobody's session. */
    static Optional<PersonsMark> read(String text) {
        int blank = text.indexOf(' ');
        try {
            return blank < 0
                    ? Optional.empty()
                    : Optional.of(new PersonsMark(Long.parseLong(text.substring(0, blank)), text.substring(blank + 1)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    boolean covers(OtenSession session) {
        return session.loggedInAt().toEpochMilli() <= at && !session.id().equals(kept);
    }

    @Override
    public String toString() {
        return "PersonsMark[" + at + "]";
    }
}
