package com.oten.jakarta.internal.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Distinguishes a user who opens a page from a program that fetches data: only users can be sent to a login. */
public final class Navigation {
    /** The values of {@code Sec-Fetch-Dest} for a page inside another one. */
    private static final Set<String> FRAMES = Set.of("iframe", "frame", "fencedframe", "embed", "object");

    private Navigation() {}

    /** What browsers send forms as (HTML section 4.10.19.6); scripts seldom do, and do not accept HTML then. */
    private static final List<String> FORMS =
            List.of("application/x-www-form-urlencoded", "multipart/form-data", "text/plain");

    /**
     * Whether a user waits for a page. Browsers say so (Fetch Metadata: {@code Sec-Fetch-Mode: navigate}), unless they are
     * old or the connection is neither TLS nor local: then it is a GET, a HEAD or a form that accepts HTML. A partial
     * request of Faces is none, whatever it accepts.
     *
     * @param in the request
     * @return false for fetch, XHR and prefetches
     */
    public static boolean is(HttpServletRequest in) {
        if (isSpeculative(in) || isPartial(in)) {
            return false;
        }
        String mode = in.getHeader("Sec-Fetch-Mode");
        if (mode != null) {
            return mode.equals("navigate");
        }
        String accept = in.getHeader("Accept");
        return (isSafe(in) || isForm(in))
                && accept != null
                && (accept.contains("text/html") || accept.contains("application/xhtml+xml"))
                && in.getHeader("X-Requested-With") == null;
    }

    private static boolean isForm(HttpServletRequest in) {
        @Nullable String type = in.getContentType();
        return in.getMethod().equals("POST")
                && (type == null || FORMS.stream().anyMatch(type.toLowerCase(Locale.ROOT)::startsWith));
    }

    /**
     * Whether a browser prefetches for a click that may never come: the request must have no effect. Current browsers
     * send {@code Sec-Purpose}, also for prerendering; the other headers are older.
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

    /** Whether the browser says that the request is not for a page but, say, for an image, a script or a fetch. */
    public static boolean isSubresource(HttpServletRequest in) {
        String mode = in.getHeader("Sec-Fetch-Mode");
        return mode != null && !mode.equals("navigate");
    }

    /**
     * Whether a page of Jakarta Faces sends its form by script, and can be told to go elsewhere. Another site cannot send
     * the header without being allowed to (CORS); whoever is allowed is still not a page of this application.
     */
    public static boolean isPartial(HttpServletRequest in) {
        String site = in.getHeader("Sec-Fetch-Site");
        return in.getMethod().equals("POST")
                && "partial/ajax".equals(in.getHeader("Faces-Request"))
                && (site == null || site.equals("same-origin"));
    }

    /** Whether the browser says that the page will be shown in a frame. */
    public static boolean isFramed(HttpServletRequest in) {
        String destination = in.getHeader("Sec-Fetch-Dest");
        return destination != null && FRAMES.contains(destination);
    }

    /** The page that was requested, with its query: the place to come back to. */
    public static String here(HttpServletRequest in) {
        String query = in.getQueryString();
        return in.getRequestURI() + (query == null ? "" : "?" + query);
    }

    /** Whether the request can be repeated as it is after a login. */
    public static boolean isSafe(HttpServletRequest in) {
        return in.getMethod().equals("GET") || in.getMethod().equals("HEAD");
    }
}
