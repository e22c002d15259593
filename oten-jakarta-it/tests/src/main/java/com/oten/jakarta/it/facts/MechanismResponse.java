package com.oten.jakarta.it.facts;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes the responses of an authentication mechanism. */
final class MechanismResponse {
    static final String BODY = "<p>written by the mechanism: \u00e9</p>";

    private MechanismResponse() {}

    /**
     * The stream is closed at the end. Otherwise WildFly replaces the body of an error and Open Liberty fails on a
     * redirect; flushed only, WildFly logs an error each time.
     */
    static void write(int status, HttpServletResponse out) throws IOException {
        out.setStatus(status);
        out.setHeader("Cache-Control", "no-store");
        out.addHeader("Set-Cookie", "first=1; Path=/; HttpOnly");
        out.addHeader("Set-Cookie", "second=2; Path=/; HttpOnly");
        if (status == 303) {
            out.setHeader("Location", "http://127.0.0.1:9/authorize");
        } else {
            out.setContentType("text/html;charset=UTF-8");
            out.getOutputStream().write(BODY.getBytes(StandardCharsets.UTF_8));
        }
        out.getOutputStream().close();
    }
}
