package com.oten.jakarta.internal.session;

import java.util.Optional;

/**
 * Where the session of the current request is kept. Another request may end it or log in anew at any moment, so whoever
 * changes it says what it has to be; looking and changing are one step for all threads of a node.
 */
public interface SessionStore {
    /**
     * The session as it is now; looked up anew at each call.
     *
     * @return empty if nobody is logged in
     */
    Optional<OtenSession> current();

    /**
     * Puts a newer state in the place of an older one of the same login ({@link OtenSession#mayBecome}).
     *
     * @param newer the whole
     * @return false if that login has ended, was followed by another, or has moved on: then nothing has changed
     */
    boolean replace(OtenSession newer);

    /**
     * Ends this very login, whatever its tokens are by now.
     *
     * @param session any state of it
     * @return its last state, for the one caller who has ended it; empty for everybody else
     */
    Optional<OtenSession> end(OtenSession session);
}
