package com.oten.sample;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Whether a form was sent from a page of this application: other sites can make a browser post, with its cookies. */
final class OwnForm {
    private OwnForm() {}

    /** Reads headers that no page can set; a program may send none, but has no cookies of other users either. */
    static boolean wasSent(HttpServletRequest in) {
        String site = in.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String origin = in.getHeader("Origin"); // older browsers
        return origin == null || isHere(origin, in.getHeader("Host"));
    }

    private static boolean isHere(String origin, @Nullable String host) {
        try {
            return host != null && host.equalsIgnoreCase(new URI(origin).getAuthority());
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
