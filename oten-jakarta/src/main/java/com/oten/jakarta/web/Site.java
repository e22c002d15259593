package com.oten.jakarta.web;

import com.oten.jakarta.config.Loopback;
import com.oten.jakarta.config.SiteConfig;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.PlainText;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;

/**
 * The application's own addresses. The outside ones come from the configuration; a request is asked only while its host is
 * this very machine, because anyone can write a {@code Host} header.
 */
final class Site {
    private final SiteConfig config;
    private final String contextPath;
    private final String ownPrefix;

    Site(SiteConfig config, String contextPath) {
        this.config = config;
        this.ownPrefix = config.path() + "/";
        this.contextPath = contextPath;
    }

    String contextPath() {
        return contextPath;
    }

    /** A path of the library's as it stands in links. */
    String own(String name) {
        return contextPath + config.path() + name;
    }

    /** The application's front page as it stands in links. */
    String front() {
        return contextPath + "/";
    }

    URI redirectUri(HttpServletRequest in) {
        return config.redirectUri().orElseGet(() -> URI.create(baseUrl(in) + own("/callback")));
    }

    /** An address of this application, seen from outside. */
    URI outside(HttpServletRequest in, String pathInApplication) {
        return URI.create(baseUrl(in) + contextPath + pathInApplication);
    }

    /** Whether browsers reach the application by https; TLS may end at a proxy, so the request does not know. */
    boolean isSecure(HttpServletRequest in) {
        return config.redirectUri()
                .or(config::baseUrl)
                .map(uri -> "https".equalsIgnoreCase(uri.getScheme()))
                .orElseGet(in::isSecure);
    }

    /** The path inside the application, as the container understood it. */
    static String path(HttpServletRequest in) {
        String info = in.getPathInfo();
        return info == null ? in.getServletPath() : in.getServletPath() + info;
    }

    /** What comes after the prefix of the library's paths; empty string if the request is not for the library. */
    String ownName(HttpServletRequest in) {
        String path = path(in);
        return path.startsWith(ownPrefix) ? path.substring(ownPrefix.length() - 1) : "";
    }

    private String baseUrl(HttpServletRequest in) {
        return config.baseUrl()
                .or(() -> config.redirectUri().map(uri -> URI.create(uri.getScheme() + "://" + uri.getRawAuthority())))
                .map(URI::toString)
                .orElseGet(() -> whileDeveloping(in));
    }

    private static String whileDeveloping(HttpServletRequest in) {
        String host = in.getServerName();
        if (!Loopback.is(host)) {
            throw OtenErrorCode.CONFIGURATION.exception("oten.base-url is not set, and the request is for "
                    + PlainText.of(host, 60) + ", not for this machine: set it to the application's outside URL");
        }
        boolean isUsualPort = in.getServerPort() == (in.isSecure() ? 443 : 80);
        return in.getScheme() + "://" + host + (isUsualPort ? "" : ":" + in.getServerPort());
    }
}
