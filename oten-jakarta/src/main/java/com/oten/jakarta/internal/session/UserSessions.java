package com.oten.jakarta.internal.session;

import com.oten.jakarta.OtenEvent;
import com.oten.jakarta.OtenLoggedOut;
import com.oten.jakarta.OtenLoggedOut.Reason;
import java.util.function.Consumer;

/**
 * Ends the sessions of a user in all browsers. What lives elsewhere cannot be reached, so it finds out by itself when it
 * is used again; then its refresh token is given back too. Thread-safe.
 */
public final class UserSessions {
    private final Sessions sessions;
    private final Consumer<OtenEvent> events;

    /**
     * Over the sessions of one application.
     *
     * @param sessions what nodes know of them
     * @param events is told that a user was logged out
     */
    public UserSessions(Sessions sessions, Consumer<OtenEvent> events) {
        this.sessions = sessions;
        this.events = events;
    }

    /**
     * Ends the user's sessions, but the current one.
     *
     * @param store where that is
     * @throws com.oten.jakarta.error.OtenException if nobody is logged in, or other nodes could not be told
     */
    public void endOthers(SessionStore store) {
        OtenSession mine = Sessions.current(store);
        sessions.revocations().endOthers(mine);
        events.accept(new OtenLoggedOut(mine.subject(), Reason.OTHERS));
    }

    /**
     * Ends the user's sessions, the current one in any case.
     *
     * @param store where that is
     * @throws com.oten.jakarta.error.OtenException if nobody is logged in, or other nodes could not be told
     */
    public void endAll(SessionStore store) {
        OtenSession mine = Sessions.current(store);
        endAll(mine, () -> {
            giveBack(store.end(mine).orElse(mine));
            events.accept(new OtenLoggedOut(mine.subject(), Reason.APPLICATION));
        });
    }

    /**
     * Marks all sessions of a user as ended, before anything that may fail, and then ends the current one whether the
     * other nodes could be told or not.
     *
     * @param mine the current one
     * @param here ends it
     * @throws com.oten.jakarta.error.OtenException if other nodes could not be told
     */
    public void endAll(OtenSession mine, Runnable here) {
        try {
            sessions.revocations().endAll(mine);
        } finally {
            here.run();
        }
    }

    /**
     * Nothing of a session that has ended shall be left: its tokens at Oten's, and what nodes know of them.
     *
     * @param ended a session that nobody uses any more
     */
    public void giveBack(OtenSession ended) {
        sessions.giveBack(ended);
    }

    /**
     * A session that somebody came with had been ended: by the user, or at Oten, who looks after the tokens then.
     *
     * @param session was in a browser still
     */
    public void discarded(OtenSession session) {
        if (sessions.revocations().isEndedByPerson(session)) {
            giveBack(session);
        } else {
            sessions.forget(session);
        }
    }
}
