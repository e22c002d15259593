package com.oten.jakarta.it;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The cookies of one browser, shared by all its tabs. Safe for several threads. */
public final class CookieJar {
    private final Clock clock;
    private final List<Cookie> cookies; // guarded by this

    CookieJar(Clock clock) {
        this(clock, List.of());
    }

    private CookieJar(Clock clock, List<Cookie> cookies) {
        this.clock = clock;
        this.cookies = new ArrayList<>(cookies);
    }

    synchronized CookieJar copy() {
        return new CookieJar(clock, cookies);
    }

    synchronized void take(URI from, List<String> setCookieLines) {
        Instant now = clock.instant();
        for (String line : setCookieLines) {
            Cookie.parse(line, from, now).ifPresent(cookie -> {
                cookies.removeIf(cookie::replaces);
                if (!cookie.isExpired(now)) {
                    cookies.add(cookie);
                }
            });
        }
    }

    /** The {@code Cookie} header of a request; empty when there is nothing to send. */
    synchronized Optional<String> header(URI to, Journey journey, boolean isNavigation, String method) {
        Instant now = clock.instant();
        cookies.removeIf(cookie -> cookie.isExpired(now));
        String line = cookies.stream()
                .filter(cookie -> cookie.goesTo(to, journey, isNavigation, method))
                .map(cookie -> cookie.name() + "=" + cookie.value())
                .collect(Collectors.joining("; "));
        return line.isEmpty() ? Optional.empty() : Optional.of(line);
    }

    /**
     * All cookies that the browser has for this host.
     *
     * @param host for example {@code localhost}
     * @return the cookies, in the order in which they were set
     */
    public synchronized List<Cookie> of(String host) {
        return cookies.stream().filter(cookie -> cookie.host().equals(host)).toList();
    }

    /**
     * Throws a cookie away.
     *
     * @param cookie one of this jar's
     */
    public synchronized void remove(Cookie cookie) {
        cookies.remove(cookie);
    }

    /**
     * Puts a cookie in, or in the place of the one of the same name, as somebody at the keyboard can.
     *
     * @param cookie taken as it is
     */
    public synchronized void put(Cookie cookie) {
        cookies.removeIf(cookie::replaces);
        cookies.add(cookie);
    }

    /** Forgets everything. */
    public synchronized void clear() {
        cookies.clear();
    }
}
