package com.oten.jakarta;

/**
 * The sessions of the current caller in all browsers and on all nodes: inject it where users look after their account, or
 * where a password has changed. Sessions on other nodes end within a second of their next request.
 *
 * <p>Only sessions of this application end. Users stay logged in at Oten, and may come back without being asked; the
 * form of {@code /oten/logout} with {@code sessions=all} logs the browser out there too. Thread-safe.
 */
public interface OtenSessions {
    /**
     * Ends all sessions of the caller that have begun so far, except the current one.
     *
     * @throws com.oten.jakarta.error.OtenLoginRequiredException if nobody is logged in, or only with a bearer token
     * @throws com.oten.jakarta.error.OtenUnavailableException if other nodes could not be told; try again
     */
    void endOthers();

    /**
     * Ends all sessions of the caller that have begun so far. From now on nobody is logged in.
     *
     * @throws com.oten.jakarta.error.OtenLoginRequiredException if nobody is logged in, or only with a bearer token
     * @throws com.oten.jakarta.error.OtenUnavailableException if other nodes could not be told; the current session has
     *     ended all the same
     */
    void endAll();
}
