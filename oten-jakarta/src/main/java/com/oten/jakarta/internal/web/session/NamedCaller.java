package com.oten.jakarta.internal.web.session;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * Whom the library's mechanism has named to the container for a request. An application may have another mechanism, or log
 * somebody in by itself; whoever the container then names is the caller, and a session of this library that comes along in a
 * cookie is somebody else's.
 */
public final class NamedCaller {
    private static final String ATTRIBUTE = NamedCaller.class.getName();
    private static final String NOBODY = "";

    private NamedCaller() {}

    /** The mechanism has been asked, and has named nobody yet. */
    public static void begin(HttpServletRequest in) {
        in.setAttribute(ATTRIBUTE, NOBODY);
    }

    public static void name(String callerName, HttpServletRequest in) {
        in.setAttribute(ATTRIBUTE, callerName);
    }

    /**
     * Whether the container goes by what the mechanism said. It names nobody yet while a login ends in the mechanism, which
     * tells observers of it.
     */
    public static boolean isCaller(HttpServletRequest in) {
        if (!(in.getAttribute(ATTRIBUTE) instanceof String named)) {
            return false;
        }
        @Nullable Principal principal = in.getUserPrincipal();
        return named.equals(principal == null ? NOBODY : principal.getName());
    }
}
