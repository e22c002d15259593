package com.oten.jakarta.internal.login;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a server, a proxy or a framework may take the path of a request for (Servlet 6.0 section 3.5). Decisions by path
 * consider all readings, because the one that counts is made elsewhere: a container maps without path parameters, and a
 * framework behind it may decode once more.
 */
public final class ServedPath {
    private static final int DECODING_ROUNDS = 3;

    private ServedPath() {}

    /**
     * The path as containers map it: section 3.5.2 takes the parameters away from every segment.
     *
     * @param path decoded or not
     * @return the same without what follows a semicolon
     */
    public static String withoutParameters(String path) {
        if (path.indexOf(';') < 0) {
            return path;
        }
        StringBuilder mapped = new StringBuilder(path.length());
        boolean isParameter = false;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            isParameter = c != '/' && (isParameter || c == ';');
            if (!isParameter) {
                mapped.append(c);
            }
        }
        return mapped.toString();
    }

    /**
     * The same without empty segments and without dots (section 3.5.2); nothing leads above the root.
     *
     * @param path decoded
     * @return begins with a slash
     */
    public static String normalised(String path) {
        String mapped = withoutParameters(path);
        if (!mapped.contains("//") && !mapped.contains("/.")) {
            return mapped;
        }
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : mapped.split("/", -1)) {
            if (segment.equals("..")) {
                segments.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        boolean isFolder = mapped.endsWith("/") || mapped.endsWith("/.") || mapped.endsWith("/..");
        return "/" + String.join("/", segments) + (isFolder && !segments.isEmpty() ? "/" : "");
    }

    /**
     * The path as read by software that decodes too often, treats backslashes as slashes or skips control characters:
     * section 3.5.3 has containers refuse that, and not all of them do.
     *
     * @param path decoded or not
     * @return normalised; empty if it is encoded suspiciously often
     */
    public static Optional<String> loosest(String path) {
        String layer = path;
        for (int round = 0; round <= DECODING_ROUNDS; round++) {
            String next = percentDecoded(layer);
            if (next.equals(layer)) {
                return Optional.of(normalised(plain(layer)));
            }
            layer = next;
        }
        return Optional.empty();
    }

    private static String plain(String path) {
        if (isPlain(path)) {
            return path;
        }
        StringBuilder plain = new StringBuilder(path.length());
        path.chars().filter(c -> !Character.isISOControl(c)).forEach(c -> plain.append(c == '\\' ? '/' : (char) c));
        return plain.toString();
    }

    /** Decodes until nothing changes; empty if a layer could be read as another place. */
    static Optional<String> decoded(String path) {
        return decoded(path, layer -> !layer.contains("//") && layer.indexOf('\uFFFD') < 0)
                .filter(last -> last.indexOf('%') < 0); // what is left is not an escape
    }

    /**
     * The same for the path of a request that a server has accepted. It may have empty segments, which lead nowhere else
     * unless the path begins with one, bytes that are not UTF-8, and percent signs that are not escapes.
     *
     * @param path as requested
     * @return decoded; empty if a layer leads to another host or path when it is asked for again
     */
    static Optional<String> decodedAsServed(String path) {
        return decoded(path, layer -> !layer.startsWith("//"));
    }

    /**
     * Whether a URL is a path on the server that a browser sees, and nothing takes it for the name of a host.
     *
     * @param url a path, perhaps with a query
     * @return true if it begins with one slash, however it is encoded
     */
    public static boolean isLocal(String url) {
        int query = url.indexOf('?');
        return url.startsWith("/")
                && decodedAsServed(query < 0 ? url : url.substring(0, query)).isPresent();
    }

    private static Optional<String> decoded(String path, Predicate<String> isAcceptable) {
        String layer = path;
        for (int round = 0; round <= DECODING_ROUNDS; round++) {
            if (!isHarmless(layer) || !isAcceptable.test(layer)) {
                return Optional.empty();
            }
            String next = percentDecoded(layer);
            if (next.equals(layer)) {
                return Optional.of(layer);
            }
            layer = next;
        }
        return Optional.empty();
    }

    private static boolean isPlain(String path) {
        return path.indexOf('\\') < 0 && path.chars().noneMatch(Character::isISOControl);
    }

    private static boolean isHarmless(String path) {
        if (!isPlain(path)) {
            return false;
        }
        for (String segment : path.split("/", -1)) {
            String name = withoutParameters(segment); // servers drop path parameters before they resolve dots
            boolean vanishes = name.isEmpty() && !segment.isEmpty();
            if (vanishes || name.equals(".") || name.equals("..")) {
                return false;
            }
        }
        return true;
    }

    /**
     * How much of a URL is the given prefix, however either is encoded.
     *
     * @param url a path as in a request or a link, perhaps with a query
     * @param prefix a context path, decoded or not; empty at the root
     * @return an index in {@code url}, of its end or of a slash or a question mark; empty if it begins with something else
     */
    public static Optional<Integer> end(String url, String prefix) {
        String wanted = percentDecoded(prefix);
        int longest = 3 * wanted.getBytes(StandardCharsets.UTF_8).length;
        for (int end = 0; end <= Math.min(url.length(), longest); end++) {
            char next = end == url.length() ? '?' : url.charAt(end);
            boolean isOver = next == '?';
            if ((isOver || next == '/') && percentDecoded(url.substring(0, end)).equals(wanted)) {
                return Optional.of(end);
            }
            if (isOver) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Not URLDecoder: in a path a plus is a plus. What is not an escape stays; what is not UTF-8 becomes U+FFFD. */
    private static String percentDecoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] in = text.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[in.length];
        int length = 0;
        for (int i = 0; i < in.length; i++) {
            int high = in[i] == '%' && i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(in[i + 2], 16) : -1;
            if (low < 0) {
                out[length++] = in[i];
                continue;
            }
            out[length++] = (byte) (high * 16 + low);
            i += 2;
        }
        return new String(out, 0, length, StandardCharsets.UTF_8);
    }
}
