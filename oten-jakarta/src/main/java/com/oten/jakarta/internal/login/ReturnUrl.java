package com.oten.jakarta.internal.login;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a user goes after a login: a place inside this application. Only {@link #check} makes one. Everything that a
 * browser, a proxy or a server could read as another place is refused, however it is encoded; what is accepted is kept
 * unchanged.
 */
public final class ReturnUrl {
    private static final int LONGEST = 512;

    private final String path;

    private ReturnUrl(String path) {
        this.path = path;
    }

    static ReturnUrl front(String contextPath) {
        return new ReturnUrl(contextPath + "/");
    }

    /**
     * Checks a return URL.
     *
     * @param wanted from a request or a cookie, untrusted
     * @param contextPath the application's, empty at the root
     * @param ownPath prefix of the library's own paths, where a return would loop
     * @return {@code wanted} without its fragment; empty if it could leave the application
     */
    public static Optional<ReturnUrl> check(String wanted, String contextPath, String ownPath) {
        int fragment = wanted.indexOf('#');
        String url = fragment < 0 ? wanted : wanted.substring(0, fragment);
        if (url.isEmpty() || url.length() > LONGEST || !isPlainAscii(url) || !url.startsWith("/")) {
            return Optional.empty();
        }
        int query = url.indexOf('?');
        Optional<String> path = ServedPath.decoded(query < 0 ? url : url.substring(0, query));
        boolean isInside = ServedPath.end(url, contextPath).isPresent();
        if (path.isEmpty() || !isInside || isOwn(path.get(), contextPath + ownPath)) {
            return Optional.empty();
        }
        return isPathOnly(url) ? Optional.of(new ReturnUrl(url)) : Optional.empty();
    }

    /**
     * The place.
     *
     * @return a path that begins with the context path, perhaps with a query
     */
    public String path() {
        return path;
    }

    /**
     * The same place with one more parameter, replacing any of that name.
     *
     * @param name a word
     * @param value to be encoded
     * @return inside the application as this one is
     */
    public ReturnUrl with(String name, String value) {
        int question = path.indexOf('?');
        String others = question < 0
                ? ""
                : Arrays.stream(path.substring(question + 1).split("&"))
                        .filter(parameter -> !parameter.isEmpty() && !parameter.startsWith(name + "="))
                        .map(parameter -> parameter + "&")
                        .collect(Collectors.joining());
        return new ReturnUrl((question < 0 ? path : path.substring(0, question)) + "?" + others + name + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ReturnUrl url && url.path.equals(path);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }

    private static boolean isPlainAscii(String url) {
        return url.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != '\\');
    }

    private static boolean isOwn(String path, String ownPath) {
        String mapped = ServedPath.normalised(path);
        return mapped.equals(ownPath) || mapped.startsWith(ownPath + "/");
    }

    private static boolean isPathOnly(String url) {
        try {
            URI uri = new URI(url);
            return uri.getScheme() == null && uri.getRawAuthority() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
