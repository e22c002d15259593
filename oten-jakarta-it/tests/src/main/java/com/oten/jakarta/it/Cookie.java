package com.oten.jakarta.it;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A cookie as a server set it. Immutable.
 *
 * @param name case matters
 * @param value as it was sent
 * @param host it is sent to this host only
 * @param path it is sent to this path and below
 * @param expires absent for a cookie that lives as long as the browser
 * @param attributes all attributes of the line, the names in lower case
 */
public record Cookie(
        String name,
        String value,
        String host,
        String path,
        Optional<Instant> expires,
        Map<String, String> attributes) {
    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.RFC_1123_DATE_TIME,
            DateTimeFormatter.ofPattern("EEE, dd-MMM-yyyy HH:mm:ss zzz", Locale.ENGLISH));

    /** Copies the attributes. */
    public Cookie {
        attributes = Map.copyOf(attributes);
    }

    /** Reads one {@code Set-Cookie} line as RFC 6265bis says; empty when a browser would refuse it. */
    static Optional<Cookie> parse(String line, URI from, Instant now) {
        List<String> parts = new ArrayList<>(List.of(line.split(";", -1)));
        String pair = parts.remove(0);
        int equals = pair.indexOf('=');
        if (equals <= 0) {
            return Optional.empty();
        }
        Map<String, String> attributes = new TreeMap<>();
        for (String part : parts) {
            int at = part.indexOf('=');
            String key = (at < 0 ? part : part.substring(0, at)).strip().toLowerCase(Locale.ROOT);
            attributes.put(key, at < 0 ? "" : part.substring(at + 1).strip());
        }
        String path = attributes.getOrDefault("path", "");
        Cookie cookie = new Cookie(
                pair.substring(0, equals).strip(),
                pair.substring(equals + 1).strip(),
                from.getHost(),
                path.startsWith("/") ? path : defaultPath(from),
                expiry(attributes, now),
                attributes);
        return cookie.isAcceptableFrom(from) ? Optional.of(cookie) : Optional.empty();
    }

    /**
     * Whether scripts cannot read it.
     *
     * @return true if the attribute is there
     */
    public boolean isHttpOnly() {
        return attributes.containsKey("httponly");
    }

    /**
     * Whether it is sent over https only.
     *
     * @return true if the attribute is there
     */
    public boolean isSecure() {
        return attributes.containsKey("secure");
    }

    /**
     * When other sites may make the browser send it.
     *
     * @return {@code Lax}, {@code Strict}, {@code None}, or empty when the server did not say
     */
    public String sameSite() {
        return attributes.getOrDefault("samesite", "");
    }

    /**
     * The same cookie with another value.
     *
     * @param other anything
     * @return a copy
     */
    public Cookie withValue(String other) {
        return new Cookie(name, other, host, path, expires, attributes);
    }

    boolean isExpired(Instant now) {
        return expires.map(moment -> !moment.isAfter(now)).orElse(false);
    }

    boolean goesTo(URI to, Journey journey, boolean isNavigation, String method) {
        return host.equals(to.getHost())
                && pathMatches(to.getPath().isEmpty() ? "/" : to.getPath())
                && (!isSecure() || to.getScheme().equals("https"))
                && (!journey.isCrossSite() || allowsCrossSite(isNavigation, method));
    }

    /** Whether this one replaces the other. */
    boolean replaces(Cookie other) {
        return name.equals(other.name) && host.equals(other.host) && path.equals(other.path);
    }

    private boolean allowsCrossSite(boolean isNavigation, String method) {
        return switch (sameSite().toLowerCase(Locale.ROOT)) {
            case "none" -> true;
            case "strict" -> false;
            // without SameSite it is Lax, as in Chromium
            default -> isNavigation && method.equals("GET");
        };
    }

    private boolean pathMatches(String requested) {
        return requested.equals(path)
                || (requested.startsWith(path) && (path.endsWith("/") || requested.charAt(path.length()) == '/'));
    }

    private boolean isAcceptableFrom(URI from) {
        String domain = attributes.getOrDefault("domain", "");
        boolean isOurHost = domain.isEmpty() || domain.equals(from.getHost());
        boolean isSafe = !isSecure() || from.getScheme().equals("https");
        boolean keepsHostPrefix = !name.startsWith("__Host-") || (isSecure() && domain.isEmpty() && path.equals("/"));
        boolean keepsSecurePrefix = !name.startsWith("__Secure-") || isSecure();
        return isOurHost && isSafe && keepsHostPrefix && keepsSecurePrefix;
    }

    // Max-Age wins over Expires (RFC 6265 section 5.3)
    private static Optional<Instant> expiry(Map<String, String> attributes, Instant now) {
        if (attributes.getOrDefault("max-age", "").matches("-?[0-9]+")) {
            return Optional.of(now.plus(Duration.ofSeconds(Long.parseLong(attributes.getOrDefault("max-age", "0")))));
        }
        return Optional.ofNullable(attributes.get("expires")).flatMap(Cookie::date);
    }

    private static Optional<Instant> date(String text) {
        return DATES.stream().flatMap(format -> date(text, format).stream()).findFirst();
    }

    private static Optional<Instant> date(String text, DateTimeFormatter format) {
        try {
            return Optional.of(ZonedDateTime.parse(text, format).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    // RFC 6265 section 5.1.4
    private static String defaultPath(URI from) {
        int slash = from.getPath().lastIndexOf('/');
        return slash <= 0 ? "/" : from.getPath().substring(0, slash);
    }

    /** Leaves out the value. */
    @Override
    public String toString() {
        return name + " " + host + path + " " + attributes;
    }
}
