package com.oten.jakarta.internal.config;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Where the application is, seen from outside. Never learned from a {@code Host} or {@code X-Forwarded-*} header,
 * except for loopback hosts in development.
 *
 * @param baseUrl scheme, host and port, and what a proxy puts before the context path; no trailing slash
 * @param path prefix of every path that the library serves, below the context path; begins with a slash
 * @param redirectUri the callback, if it is not the usual one
 * @param protect patterns of paths that need a login
 * @param errorPage path of the application's own error page, below the context path
 */
public record SiteConfig(
        Optional<URI> baseUrl,
        String path,
        Optional<URI> redirectUri,
        List<String> protect,
        Optional<String> errorPage) {
    /** Copies the list. */
    public SiteConfig {
        protect = List.copyOf(protect);
    }

    /**
     * The application's context path as browsers see it, where a proxy may have put something before it or taken it away.
     *
     * @param contextPath as the server has it
     * @return without a trailing slash; empty at the root
     */
    public String pathSeenByBrowsers(String contextPath) {
        return redirectUri
                .map(uri -> uri.getRawPath().substring(0, uri.getRawPath().length() - (path + "/callback").length()))
                .orElseGet(() -> baseUrl.map(URI::getRawPath).orElse("") + contextPath);
    }
}
