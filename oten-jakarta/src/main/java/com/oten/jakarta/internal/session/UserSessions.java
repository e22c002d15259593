package com.oten.jakarta.internal.session;

import com.oten.jakarta.OtenEvent;
import com.oten.jakarta.OtenLoggedOut;
import com.oten.jakarta.OtenLoggedOut.Reason;
import java.util.function.Consumer;

/**
 * Ends the sessions of a user in all browsers. Sessions of other browsers cannot be reached: they are discarded when
 * they are next used, and their refresh tokens are revoked then. Thread-safe.
 */
public final class UserSessions {
    private final Sessions sessions;
    private final Consumer<OtenEvent> events;

    public UserSessions(Sessions sessions, Consumer<OtenEvent> events) {
        this.sessions = sessions;
        this.events = events;
    }

    /**
     * Ends the user's sessions, except the current one.
     *
     * @param store where the current session is
     * @throws com.oten.jakarta.error.OtenException if nobody is logged in, or the shared store fails
     */
    public void endOthers(SessionStore store) {
        OtenSession mine = Sessions.current(store);
        sessions.revocations().endOthers(mine);
        events.accept(new OtenLoggedOut(mine.subject(), Reason.OTHERS));
    }

    /**
     * Ends the user's sessions, the current one in any case.
     *
     * @param store where the current session is
     * @throws com.oten.jakarta.error.OtenException if nobody is logged in, or the shared store fails
     */
    public void endAll(SessionStore store) {
        OtenSession mine = Sessions.current(store);
        endAll(mine, () -> {
            revokeTokens(store.end(mine).orElse(mine));
            events.accept(new OtenLoggedOut(mine.subject(), Reason.APPLICATION));
        });
    }

    /**
     * Revokes all sessions of a user before anything else that may fail, and then ends the current one, whether the
     * shared store works or not.
     *
     * @param mine the current one
     * @param here ends it
     * @throws com.oten.jakarta.error.OtenException if the shared store fails
     */
    public void endAll(OtenSession mine, Runnable here) {
        try {
            sessions.revocations().endAll(mine);
        } finally {
            here.run();
        }
    }

    /**
     * Revokes the tokens of a session that has ended, and removes them from the shared store.
     *
     * @param ended a session that is not used any more
     */
    public void revokeTokens(OtenSession ended) {
        sessions.revokeTokens(ended);
    }

    /**
     * Cleans up after a session that had ended but was still in a browser. If the user ended it, its tokens are
     * revoked; if it was ended at Oten, Oten revokes them itself.
     *
     * @param session one that was revoked
     */
    public void discarded(OtenSession session) {
        if (sessions.revocations().isEndedByUser(session)) {
            revokeTokens(session);
        } else {
            sessions.forget(session);
        }
    }
}
