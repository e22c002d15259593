package com.oten.jakarta.web;

import com.oten.jakarta.login.ServedPath;
import java.util.List;

/**
 * The patterns of {@code oten.protect}, with the meaning that servlet mappings have (Servlet 6.0 section 12.2). What a path
 * leads to is decided by the container and by what is behind it, so a path is protected if one of its readings is
 * ({@link ServedPath}).
 */
final class ProtectedPaths {
    private final List<String> patterns;

    ProtectedPaths(List<String> patterns) {
        this.patterns = patterns;
    }

    /**
     * Whether a request needs a login.
     *
     * @param path below the context path, as the container gives it
     */
    boolean contain(String path) {
        return isMapped(path) || isRead(path);
    }

    /** Whether it cannot be told: only somebody who reads a path otherwise than containers do comes to a protected place. */
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
            String prefix = pattern.substring(0, pattern.length() - 2);
            return path.equals(prefix) || path.startsWith(prefix + "/");
        }
        // JAX-RS serves a resource also with a slash at the end (Jakarta REST 3.1 section 3.7.3)
        if (pattern.startsWith("*.")) {
            String extension = pattern.substring(1);
            return path.endsWith(extension) || path.endsWith(extension + "/");
        }
        // "/" is whatever no other pattern has: everything
        return pattern.equals("/") || path.equals(pattern) || path.equals(pattern + "/");
    }
}
