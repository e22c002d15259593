package com.oten.jakarta.internal.session;

import java.time.Instant;

/** An entry for a logout that came from Oten: it ends the sessions that began by then, in seconds of Oten's clock. */
final class LogoutTime {
    private LogoutTime() {}

    static String written(Instant at) {
        return Long.toString(at.getEpochSecond());
    }

    static boolean covers(String entry, OtenSession session) {
        return seconds(entry) >= beganAt(session);
    }

    /** Logout tokens may arrive in another order than they were issued. */
    static String merged(String one, String other) {
        return Long.toString(Math.max(seconds(one), seconds(other)));
    }

    private static long seconds(String entry) {
        try {
            return Long.parseLong(entry);
        } catch (NumberFormatException e) {
            return 0; // not written by this library: ends no session
        }
    }

    /** By Oten's clock as well: when the login's ID token was issued. */
    private static long beganAt(OtenSession session) {
        return session.claims().get("iat") instanceof Number seconds
                ? seconds.longValue()
                : session.loggedInAt().getEpochSecond();
    }
}
