package com.oten.jakarta.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/**
 * Where a browser is sent, and what it has to remember.
 *
 * @param status 302 or 303
 * @param location where to
 * @param setCookies lines for {@code Set-Cookie}
 */
public record Redirection(int status, String location, List<String> setCookies) {
    /** Copies the list. */
    public Redirection {
        setCookies = List.copyOf(setCookies);
    }

    void writeTo(HttpServletResponse out) throws IOException {
        out.setStatus(status);
        out.setHeader("Location", location);
        out.setHeader("Cache-Control", "no-store");
        out.setHeader("Referrer-Policy", "no-referrer");
        setCookies.forEach(line -> out.addHeader("Set-Cookie", line));
        // what is only flushed, WildFly and Open Liberty try to replace by an answer of their own
        out.getOutputStream().close();
    }

    @Override
    public String toString() {
        return "Redirection[" + status + "]";
    }
}
