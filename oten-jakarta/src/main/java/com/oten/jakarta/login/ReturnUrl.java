package com.oten.jakarta.login;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where a person goes after a login: a place inside this application, or nothing. Everything that a browser, a proxy or a
 * server could read as another place is refused, however it is encoded; what is good is kept to the letter.
 */
final class ReturnUrl {
    private static final int LONGEST = 512;
    private static final int DECODING_ROUNDS = 3;

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
        Optional<String> path = decoded(query < 0 ? url : url.substring(0, query));
        if (path.isEmpty() || !isInside(path.get(), contextPath) || isOwn(path.get(), contextPath + ownPath)) {
            return Optional.empty();
        }
        return isPathOnly(url) ? Optional.of(url) : Optional.empty();
    }

    private static boolean isPlainAscii(String url) {
        return url.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != '\\');
    }

    /** Decodes until nothing changes, and looks at every layer, because we do not know who decodes how often. */
    private static Optional<String> decoded(String path) {
        String layer = path;
        for (int round = 0; round <= DECODING_ROUNDS; round++) {
            if (!isHarmless(layer)) {
                return Optional.empty();
            }
            Optional<String> next = percentDecoded(layer);
            if (next.isEmpty() || next.get().equals(layer)) {
                return next;
            }
            layer = next.get();
        }
        return Optional.empty();
    }

    private static boolean isHarmless(String path) {
        if (path.contains("//") || path.indexOf('\\') >= 0 || path.chars().anyMatch(Character::isISOControl)) {
            return false;
        }
        for (String segment : path.split("/", -1)) {
            String name = segment.split(";", 2)[0]; // servers drop path parameters before they resolve dots
            boolean vanishes = name.isEmpty() && !segment.isEmpty();
            if (vanishes || name.equals(".") || name.equals("..")) {
                return false;
            }
        }
        return true;
    }

    /** Not URLDecoder: in a path a plus is a plus. Empty if a percent sign is no escape, or the result no UTF-8. */
    private static Optional<String> percentDecoded(String text) {
        if (text.indexOf('%') < 0) {
            return Optional.of(text);
        }
        byte[] in = text.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[in.length];
        int length = 0;
        for (int i = 0; i < in.length; i++) {
            if (in[i] != '%') {
                out[length++] = in[i];
                continue;
            }
            int high = i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
            int low = i + 2 < in.length ? Character.digit(in[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                return Optional.empty();
            }
            out[length++] = (byte) (high * 16 + low);
            i += 2;
        }
        String decoded = new String(out, 0, length, StandardCharsets.UTF_8);
        return decoded.indexOf('\uFFFD') < 0 ? Optional.of(decoded) : Optional.empty();
    }

    private static boolean isInside(String path, String contextPath) {
        return path.equals(contextPath) || path.startsWith(contextPath + "/");
    }

    private static boolean isOwn(String path, String ownPath) {
        return path.equals(ownPath) || path.startsWith(ownPath + "/") || path.startsWith(ownPath + ";");
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
