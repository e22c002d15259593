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
 * Where a user goes after a login: a place inside this application, kept to the letter. What a browser, a proxy or a
 * server could read as another place is refused, however it is encoded. A value that anybody can write is judged more
 * strictly ({@link #check}) than the URL of a request that the server has accepted ({@link #ofRequest}): where that
 * leads to, the browser has been.
 */
public final class ReturnUrl {
    /** More than a login's cookie holds, unless the URL repeats itself. */
    static final int LONGEST = 1_500;

    private final String path;

    private ReturnUrl(String path) {
        this.path = path;
    }

    static ReturnUrl front(String contextPath) {
        return new ReturnUrl(contextPath + "/");
    }

    /**
     * Checks a return URL that somebody wrote.
     *
     * @param wanted from a parameter or a header, untrusted
     * @param contextPath the application's, empty at the root
     * @param ownPath prefix of the library's own paths, where a return would loop
     * @return {@code wanted} without its fragment; empty if it could leave the application
     */
    public static Optional<ReturnUrl> check(String wanted, String contextPath, String ownPath) {
        return wanted.indexOf('\\') < 0 && isPathOnly(pathOf(wanted))
                ? inside(wanted, ServedPath.decoded(pathOf(wanted)), contextPath, ownPath)
                : Optional.empty();
    }

    /**
     * The URL of a request that the server has accepted. Browsers send braces, bars and bare percent signs as they are,
     * and applications have URLs as parts of a path.
     *
     * @param requested the path as it was requested, and the query
     * @param contextPath the application's, empty at the root
     * @param ownPath prefix of the library's own paths, where a return would loop
     * @return {@code requested}; empty if a browser could leave the application with it
     */
    public static Optional<ReturnUrl> ofRequest(String requested, String contextPath, String ownPath) {
        return inside(requested, ServedPath.decodedAsServed(pathOf(requested)), contextPath, ownPath);
    }

    private static Optional<ReturnUrl> inside(
            String wanted, Optional<String> decodedPath, String contextPath, String ownPath) {
        int fragment = wanted.indexOf('#');
        String url = fragment < 0 ? wanted : wanted.substring(0, fragment);
        boolean isInside = url.startsWith("/")
                && url.length() <= LONGEST
                && isVisibleAscii(url)
                && ServedPath.end(url, contextPath).isPresent()
                && decodedPath
                        .filter(path -> !isOwn(path, contextPath + ownPath))
                        .isPresent();
        return isInside ? Optional.of(new ReturnUrl(url)) : Optional.empty();
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

    private static String pathOf(String url) {
        int end = 0;
        while (end < url.length() && url.charAt(end) != '?' && url.charAt(end) != '#') {
            end++;
        }
        return url.substring(0, end);
    }

    private static boolean isVisibleAscii(String url) {
        return url.chars().allMatch(c -> c > 0x20 && c < 0x7f);
    }

    private static boolean isOwn(String path, String ownPath) {
        String mapped = ServedPath.normalised(path);
        return mapped.equals(ownPath) || mapped.startsWith(ownPath + "/");
    }

    private static boolean isPathOnly(String path) {
        try {
            URI uri = new URI(path);
            return uri.getScheme() == null && uri.getRawAuthority() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
