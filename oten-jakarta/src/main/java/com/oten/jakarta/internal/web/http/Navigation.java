package com.oten.jakarta.internal.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a user who goes to a page from a program that fetches data: only the first can be sent to a login. */
public final class Navigation {
    /** Fetch Metadata's names of what a page can be shown in besides a window. */
    private static final Set<String> FRAMES = Set.of("iframe", "frame", "fencedframe", "embed", "object");

    private Navigation() {}

    /**
     * Whether a user waits for a page (Fetch Metadata: {@code Sec-Fetch-Mode: navigate}; older browsers: GET or HEAD that
     * accepts HTML).
     *
     * @param in the request
     * @return false for fetch, XHR, forms of unknown origin and prefetches
     */
    public static boolean is(HttpServletRequest in) {
        if (isSpeculative(in)) {
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

    /**
     * Whether a browser only prepares for a click that may never come: it keeps the answer, and must not make anything
     * happen. Current browsers say {@code Sec-Purpose}, also for prerendering; the others are older.
     */
    public static boolean isSpeculative(HttpServletRequest in) {
        return isOneOf(in.getHeader("Sec-Purpose"), "prefetch")
                || isOneOf(in.getHeader("Purpose"), "prefetch", "preview")
                || isOneOf(in.getHeader("X-Purpose"), "prefetch", "preview")
                || isOneOf(in.getHeader("X-Moz"), "prefetch");
    }

    private static boolean isOneOf(@Nullable String header, String... values) {
        return header != null && Arrays.stream(values).anyMatch(header.toLowerCase(Locale.ROOT)::startsWith);
    }

    /** Whether the browser says that the answer is for something else than a page: an image, a script, a fetch. */
    public static boolean isSaidToBeNone(HttpServletRequest in) {
        String mode = in.getHeader("Sec-Fetch-Mode");
        return mode != null && !mode.equals("navigate");
    }

    /** Whether the browser says that the page becomes a part of another one. */
    public static boolean isFramed(HttpServletRequest in) {
        String destination = in.getHeader("Sec-Fetch-Dest");
        return destination != null && FRAMES.contains(destination);
    }

    /** The page that was asked for, with its query: the place to come back to. */
    public static String here(HttpServletRequest in) {
        String query = in.getQueryString();
        return in.getRequestURI() + (query == null ? "" : "?" + query);
    }

    /** Whether the request can be repeated as it is after a login. */
    public static boolean isSafe(HttpServletRequest in) {
        return in.getMethod().equals("GET") || in.getMethod().equals("HEAD");
    }
}
