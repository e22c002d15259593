package com.oten.jakarta.internal.session;

import java.util.Optional;

/**
 * Where the session of the current request is stored. Another request may end it or log in again at any moment, so
 * changes are conditional on the current state, and atomic among the threads of a node.
 */
public interface SessionStore {
    /**
     * The session as it is now; read at each call.
     *
     * @return empty if nobody is logged in
     */
    Optional<OtenSession> current();

    /**
     * Replaces an older state of the same login by a newer one ({@link OtenSession#mayBecome}).
     *
     * @param newer the newer state
     * @return false if that login has ended, was followed by another, or has a newer state: then nothing has changed
     */
    boolean replace(OtenSession newer);

    /**
     * Ends this login, whatever its tokens are by now.
     *
     * @param session any state of it
     * @return its last state, for the one caller that has ended it; empty for all others
     */
    Optional<OtenSession> end(OtenSession session);
}
