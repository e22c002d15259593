package com.oten.jakarta.internal.web.access;

import com.oten.jakarta.internal.login.ServedPath;
import com.oten.jakarta.internal.web.http.ApplicationUrls;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Predicate;

/**
 * The patterns of {@code oten.protect}, with the meaning that servlet mappings have (Servlet 6.0 section 12.2). The
 * container and the code behind it may normalise a path differently, so a path is protected if any of its readings is
 * ({@link ServedPath}).
 */
public final class ProtectedPaths {
    private final List<String> patterns;

    public ProtectedPaths(List<String> patterns) {
        this.patterns = patterns;
    }

    /** Whether a request needs a login. */
    public boolean contain(HttpServletRequest in) {
        return !patterns.isEmpty() && isAnyReading(in, this::contain);
    }

    /** Whether the path is protected only under a reading that differs from the container's. */
    public boolean isAmbiguous(HttpServletRequest in) {
        return contain(in) && !isAnyReading(in, this::isMapped);
    }

    private static boolean isAnyReading(HttpServletRequest in, Predicate<String> test) {
        return test.test(ApplicationUrls.path(in))
                || ApplicationUrls.cutOff(in).filter(test).isPresent();
    }

    /** The same for one reading of a path below the context path. */
    boolean contain(String path) {
        return isMapped(path) || isRead(path);
    }

    /** The same for one reading. */
    boolean isAmbiguous(String path) {
        return !isMapped(path) && isRead(path);
    }

    private boolean isMapped(String path) {
        return isAny(path) || isAny(ServedPath.normalised(path));
    }

    private boolean isRead(String path) {
        return ServedPath.loosest(path).map(this::isAny).orElse(!patterns.isEmpty());
    }

    private boolean isAny(String path) {
        for (String pattern : patterns) {
            if (matches(pattern, path)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(String pattern, String path) {
        if (pattern.endsWith("/*")) {
            int end = pattern.length() - 2;
            return path.regionMatches(0, pattern, 0, end) && (path.length() == end || path.charAt(end) == '/');
        }
        // JAX-RS serves a resource also with a slash at the end (Jakarta REST 3.1 section 3.7.3)
        if (pattern.startsWith("*.")) {
            String extension = pattern.substring(1);
            return path.endsWith(extension) || path.endsWith(extension + "/");
        }
        // "/" is the default mapping: everything
        return pattern.equals("/") || path.equals(pattern) || path.equals(pattern + "/");
    }
}
