package com.oten.jakarta.internal.web.session;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * The caller that the library's mechanism has named to the container for a request. An application may have another
 * mechanism, or call {@code login()}; then the container's caller counts, and a session of this library in a cookie is
 * ignored.
 */
public final class NamedCaller {
    private static final String ATTRIBUTE = NamedCaller.class.getName();
    private static final String NOBODY = "";

    private NamedCaller() {}

    /** The mechanism has been called, and has not named a caller yet. */
    public static void begin(HttpServletRequest in) {
        in.setAttribute(ATTRIBUTE, NOBODY);
    }

    public static void name(String callerName, HttpServletRequest in) {
        in.setAttribute(ATTRIBUTE, callerName);
    }

    /**
     * Whether the container's caller is the one that the mechanism named. Neither has a caller while the mechanism
     * completes a login and notifies observers.
     */
    public static boolean isCaller(HttpServletRequest in) {
        if (!(in.getAttribute(ATTRIBUTE) instanceof String named)) {
            return false;
        }
        @Nullable Principal principal = in.getUserPrincipal();
        return named.equals(principal == null ? NOBODY : principal.getName());
    }
}
