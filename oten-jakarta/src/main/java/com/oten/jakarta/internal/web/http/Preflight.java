package com.oten.jakarta.internal.web.http;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The requests by which browsers ask whether a script of another origin may send one (Fetch standard, "CORS-preflight
 * request"). They carry no credentials, and only the application knows what to reply.
 */
public final class Preflight {
    private Preflight() {}

    /**
     * Whether a request of nobody is a preflight.
     *
     * @param in the request; whoever is logged in has not sent a preflight
     * @return false for any other {@code OPTIONS}
     */
    public static boolean is(HttpServletRequest in) {
        return in.getMethod().equals("OPTIONS")
                && in.getHeader("Origin") != null
                && in.getHeader("Access-Control-Request-Method") != null
                && in.getUserPrincipal() == null;
    }
}
