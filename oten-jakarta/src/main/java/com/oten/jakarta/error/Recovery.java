package com.oten.jakarta.error;

/** What follows from an error during a login. */
public enum Recovery {
    /** A page that explains; trying again would change nothing. */
    PAGE,
    /** A page with a link that starts the same login again. */
    TRY_AGAIN,
    /** The login starts again by itself, once; the second time it is {@link #TRY_AGAIN}. */
    RESTART_ONCE,
    /**
     * Whoever asked for a silent login ({@code prompt=none}) is told; any other login is treated as {@link
     * #RESTART_ONCE}.
     */
    HAND_BACK
}
