package com.oten.jakarta.web;

import java.util.List;

/** The patterns of {@code oten.protect}, with the meaning that servlet mappings have (Servlet 6.0 section 12.2). */
final class ProtectedPaths {
    private final List<String> patterns;

    ProtectedPaths(List<String> patterns) {
        this.patterns = patterns;
    }

    boolean contain(String path) {
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
        if (pattern.startsWith("*.")) {
            return path.endsWith(pattern.substring(1));
        }
        return pattern.equals("/") || path.equals(pattern); // "/" is whatever no other pattern has: everything
    }
}
