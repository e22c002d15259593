package com.oten.jakarta.internal.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A redirect, with cookies.
 *
 * @param status 302 or 303
 * @param location where to
 * @param setCookies lines for {@code Set-Cookie}
 */
public record Redirect(int status, String location, List<String> setCookies) implements Reply {
    /** Copies the list. */
    public Redirect {
        setCookies = List.copyOf(setCookies);
    }

    /** Never cached, and without referrer: the URL may hold a code or a request object. */
    @Override
    public Map<String, String> headers() {
        return Map.of("Location", location, "Cache-Control", "no-store", "Referrer-Policy", "no-referrer");
    }

    @Override
    public Redirect settingCookie(String line) {
        List<String> more = new ArrayList<>(setCookies);
        more.add(line);
        return new Redirect(status, location, more);
    }

    @Override
    public String toString() {
        return "Redirect[" + status + "]";
    }
}
