package com.oten.jakarta.session;

import java.util.Optional;

/** Where the session of the current request is kept. */
public interface SessionStore {
    /**
     * The session as it is now; looked up anew at each call.
     *
     * @return empty if nobody is logged in
     */
    Optional<OtenSession> current();

    /**
     * Puts a newer state of the session in place of the old one; does nothing if the container's session has ended
     * meanwhile.
     *
     * @param newer the whole
     */
    void replace(OtenSession newer);

    /** Ends the login: from now on nobody is logged in. */
    void end();
}
