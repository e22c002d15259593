package com.oten.jakarta.login;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Where a person goes after a login: a place inside this application, or nothing. Everything that a browser, a proxy or a
 * server could read as another place is refused, however it is encoded; what is good is kept to the letter.
 */
final class ReturnUrl {
    private static final int LONGEST = 512;

    private ReturnUrl() {}

    /**
     * Checks a return URL.
     *
     * @param wanted from a request or a cookie: hostile
     * @param contextPath the application's, empty at the root
     * @param ownPath prefix of the library's own paths, where a return would loop
     * @return {@code wanted} without its fragment; empty if it could leave the application
     */
    static Optional<String> check(String wanted, String contextPath, String ownPath) {
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
        return isPathOnly(url) ? Optional.of(url) : Optional.empty();
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
