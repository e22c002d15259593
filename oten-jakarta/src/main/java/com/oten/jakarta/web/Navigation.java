package com.oten.jakarta.web;

import jakarta.servlet.http.HttpServletRequest;

/** Tells a person who goes to a page from a program that fetches data: only the first can be sent to a login. */
public final class Navigation {
    private Navigation() {}

    /**
     * Whether a person waits for a page (Fetch Metadata: {@code Sec-Fetch-Mode: navigate}; older browsers: GET or HEAD that
     * accepts HTML).
     *
     * @param in the request
     * @return false for fetch, XHR, forms of unknown origin and prefetches
     */
    public static boolean is(HttpServletRequest in) {
        String purpose = in.getHeader("Sec-Purpose");
        if (purpose != null && purpose.startsWith("prefetch")) {
            return false;
        }
        String mode = in.getHeader("Sec-Fetch-Mode");
        if (mode != null) {
            return mode.equals("navigate");
        }
        String accept = in.getHeader("Accept");
        return isSafe(in)
                && accept != null
                && (accept.contains("text/html") || accept.contains("application/xhtml+xml"))
                && in.getHeader("X-Requested-With") == null;
    }

    /** The page that was asked for, with its query: the place to come back to. */
    static String here(HttpServletRequest in) {
        String query = in.getQueryString();
        return in.getRequestURI() + (query == null ? "" : "?" + query);
    }

    /** Whether the request can be repeated as it is after a login. */
    static boolean isSafe(HttpServletRequest in) {
        return in.getMethod().equals("GET") || in.getMethod().equals("HEAD");
    }
}
