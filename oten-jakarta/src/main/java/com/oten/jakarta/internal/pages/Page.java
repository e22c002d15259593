package com.oten.jakarta.internal.pages;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A response of the library with a body: never cached, without referrer, and not to be framed unless stated otherwise.
 *
 * @param status the HTTP status
 * @param headers all headers but the content's type and length, and cookies
 * @param setCookies lines for {@code Set-Cookie}
 * @param contentType with its charset
 * @param body text
 */
public record Page(int status, Map<String, String> headers, List<String> setCookies, String contentType, String body)
        implements Reply {
    /** Copies what could change. */
    public Page {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        setCookies = List.copyOf(setCookies);
    }

    /**
     * A document for a program.
     *
     * @param contentType its media type
     * @param body text
     * @return status 200, not to be cached
     */
    public static Page document(String contentType, String body) {
        return of(200, contentType, "default-src 'none'", body);
    }

    /**
     * The response to a prefetch. Browsers discard responses that are not successful, and request the page again at a
     * click.
     *
     * @return status 503, without a body
     */
    public static Page unprepared() {
        return of(503, "text/plain;charset=UTF-8", "default-src 'none'", "");
    }

    static Page of(int status, String contentType, String contentSecurityPolicy, String body) {
        return of(status, contentType, contentSecurityPolicy, body, "'none'", "DENY");
    }

    /** A page that may be shown in a frame of the same origin. */
    static Page framed(int status, String contentType, String contentSecurityPolicy, String body) {
        return of(status, contentType, contentSecurityPolicy, body, "'self'", "SAMEORIGIN");
    }

    private static Page of(
            int status, String contentType, String policy, String body, String ancestors, String frameOptions) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Cache-Control", "no-store");
        headers.put("Content-Security-Policy", policy + "; frame-ancestors " + ancestors);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", frameOptions);
        headers.put("Referrer-Policy", "no-referrer");
        return new Page(status, headers, List.of(), contentType, body);
    }

    /** RFC 9110 section 15.5.2 demands a challenge with a 401; browsers do not open a dialog for this one. */
    Page challenging() {
        return status == 401 ? with("WWW-Authenticate", "Login realm=\"oten\"") : this;
    }

    /**
     * The same with another header.
     *
     * @param name its name
     * @param value its value
     * @return a copy
     */
    public Page with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Page(status, more, setCookies, contentType, body);
    }

    /**
     * The same with HTML of the application.
     *
     * @param text HTML
     * @return a copy, without the restrictions of the library's policy
     */
    public Page saying(String text) {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.remove("Content-Security-Policy"); // it allows the library's style and nothing else
        return new Page(status, fewer, setCookies, contentType, text);
    }

    @Override
    public Page settingCookie(String line) {
        List<String> more = new ArrayList<>(setCookies);
        more.add(line);
        return new Page(status, headers, more, contentType, body);
    }

    @Override
    public String toString() {
        return "Page[" + status + "]"; // request objects are pages too
    }

    /**
     * The body as it is sent.
     *
     * @return UTF-8
     */
    public byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
