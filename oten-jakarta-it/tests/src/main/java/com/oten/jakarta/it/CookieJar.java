package com.oten.jakarta.it;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The cookies of one browser, shared by all its tabs. Safe for several threads. */
public final class CookieJar {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1");

    private final Clock clock;
    private final boolean trustsLoopback;
    private final List<Cookie> cookies; // guarded by this
    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    CookieJar(Clock clock) {
        this(clock, false, List.of());
    }

    private CookieJar(Clock clock, boolean trustsLoopback, List<Cookie> cookies) {
        this.clock = clock;
        this.trustsLoopback = trustsLoopback;
        this.cookies = new ArrayList<>(cookies);
    }

    /**
     * Accepts {@code Secure} cookies from the loopback host over http too: RFC 6265bis section 5.7 leaves that to the
     * browser.
     */
    static CookieJar trustingLoopback(Clock clock) {
        return new CookieJar(clock, true, List.of());
    }

    synchronized CookieJar copy() {
        return new CookieJar(clock, trustsLoopback, cookies);
    }

    synchronized void store(URI from, List<String> setCookieLines) {
        Instant now = clock.instant();
        for (String line : setCookieLines) {
            Cookie.parse(line, trusted(from), now).filter(this::isWanted).ifPresent(cookie -> {
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
                .filter(cookie -> cookie.goesTo(trusted(to), journey, isNavigation, method))
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
     * Removes a cookie.
     *
     * @param cookie one of this jar's
     */
    public synchronized void remove(Cookie cookie) {
        cookies.remove(cookie);
    }

    /**
     * Adds or replaces a cookie, as a user can.
     *
     * @param cookie stored unchanged
     */
    public synchronized void put(Cookie cookie) {
        cookies.removeIf(cookie::replaces);
        cookies.add(cookie);
    }

    /** Drops cookies of this name from now on, as a browser does that cannot or must not keep them. */
    void refuse(String name) {
        refused.add(name);
    }

    private boolean isWanted(Cookie cookie) {
        return !refused.contains(cookie.name());
    }

    /** Removes all cookies. */
    public synchronized void clear() {
        cookies.clear();
    }

    private URI trusted(URI url) {
        boolean isTrusted = trustsLoopback && LOOPBACK.contains(url.getHost());
        return isTrusted ? URI.create("https:" + url.getRawSchemeSpecificPart()) : url;
    }
}
