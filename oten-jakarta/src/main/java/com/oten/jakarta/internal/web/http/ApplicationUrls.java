package com.oten.jakarta.internal.web.http;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.config.Loopback;
import com.oten.jakarta.internal.config.SiteConfig;
import com.oten.jakarta.internal.http.Parameters;
import com.oten.jakarta.internal.login.ReturnUrl;
import com.oten.jakarta.internal.login.ServedPath;
import com.oten.jakarta.internal.text.PlainText;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The application's own URLs. Scheme and host come from the configuration; they are taken from the request only if its
 * host is this machine, because anyone can send any {@code Host} header.
 */
public final class ApplicationUrls {
    private final SiteConfig config;
    private final String contextPath;
    private final String seen;
    private final String ownPrefix;

    public ApplicationUrls(SiteConfig config, String contextPath) {
        this.config = config;
        this.contextPath = contextPath;
        this.seen = config.pathSeenByBrowsers(contextPath);
        this.ownPrefix = config.path() + "/";
    }

    public String contextPath() {
        return contextPath;
    }

    /** The path of one of the library's own URLs, as browsers see it. */
    public String own(String name) {
        return seen + config.path() + name;
    }

    /** The path that starts a login, as browsers see it. */
    public String login(Map<String, String> query) {
        return own("/login") + (query.isEmpty() ? "" : "?" + Parameters.encoded(query));
    }

    /** The same as an absolute URL. */
    public String absoluteLogin(Map<String, String> query, HttpServletRequest in) {
        return origin(in) + login(query);
    }

    /** The path of the application's front page, as browsers see it. */
    public String front() {
        return seen + "/";
    }

    /**
     * Turns a path on the server into what browsers see, where a proxy changes the prefix. Without a prefix two slashes
     * that came after it would begin the name of a host.
     */
    public String toOutside(String path) {
        return ServedPath.end(path, contextPath)
                .map(end -> seen + path.substring(end))
                .filter(outside -> !seen.isEmpty() || ServedPath.isLocal(outside))
                .orElse(front());
    }

    public String toOutside(ReturnUrl page) {
        return toOutside(page.path());
    }

    /** The opposite; paths that are already of the server stay, because pages may use either. */
    public String toInside(String path) {
        if (seen.equals(contextPath)) {
            return path;
        }
        return ServedPath.end(path, seen)
                .map(end -> contextPath + path.substring(end))
                .orElse(path);
    }

    public URI redirectUri(HttpServletRequest in) {
        return config.redirectUri().orElseGet(() -> URI.create(origin(in) + own("/callback")));
    }

    /** An absolute URL of this application. */
    public URI outside(HttpServletRequest in, String pathInApplication) {
        return URI.create(origin(in) + seen + pathInApplication);
    }

    /** Whether browsers reach the application by https; TLS may end at a proxy, so the request does not know. */
    public boolean isSecure(HttpServletRequest in) {
        return origin(in).startsWith("https:");
    }

    /** The path inside the application without the path parameters that Payara leaves in higher segments. */
    public static String path(HttpServletRequest in) {
        return ServedPath.withoutParameters(containersPath(in));
    }

    /**
     * Whether the path has a semicolon, of a parameter or an escaped one: then only the container knows who serves it.
     */
    public static boolean hasSemicolon(HttpServletRequest in) {
        return containersPath(in).indexOf(';') >= 0;
    }

    /**
     * The path below the context path as it was requested, if it has path parameters. Payara ignores everything after
     * the first semicolon when it maps a path, but code that reads the request URI itself, as Jersey does, sees all of
     * it.
     */
    public static Optional<String> cutOff(HttpServletRequest in) {
        String asked = in.getRequestURI();
        return asked.indexOf(';') < 0
                ? Optional.empty()
                : ServedPath.end(asked, in.getContextPath()).map(asked::substring);
    }

    private static String containersPath(HttpServletRequest in) {
        String info = in.getPathInfo();
        return info == null ? in.getServletPath() : in.getServletPath() + info;
    }

    /** The path below {@code oten.path}; the empty string if the request is not for the library. */
    public String ownName(HttpServletRequest in) {
        String path = path(in);
        return path.startsWith(ownPrefix) ? path.substring(ownPrefix.length() - 1) : "";
    }

    /** Scheme, host and port (RFC 6454). */
    public String origin(HttpServletRequest in) {
        return config.baseUrl()
                .or(config::redirectUri)
                .map(uri -> uri.getScheme().toLowerCase(Locale.ROOT) + "://"
                        + uri.getRawAuthority().toLowerCase(Locale.ROOT))
                .orElseGet(() -> ofRequest(in));
    }

    /**
     * Whether the browser is probably at another host than Oten sends it back to, or has come without TLS: the cookie of a
     * login would stay behind there. A proxy may have changed what the request says, so this may only cost a detour.
     */
    public boolean isElsewhere(HttpServletRequest in) {
        URI home = URI.create(origin(in));
        String host = in.getServerName();
        boolean isProxys = Loopback.is(host) && !Loopback.is(home.getHost()); // on the same machine
        boolean isOther = !isProxys && !host.equalsIgnoreCase(home.getHost());
        // browsers send this header by https only, and to loopback hosts
        boolean isPlain = isSecure(in) && !in.isSecure() && in.getHeader("Sec-Fetch-Mode") == null;
        return isOther || isPlain;
    }

    private static String ofRequest(HttpServletRequest in) {
        String host = in.getServerName();
        if (!Loopback.is(host)) {
            throw OtenErrorCode.CONFIGURATION.exception("oten.base-url is not set, and the request is for "
                    + PlainText.of(host, 60) + ", not for this machine: set it to the application's outside URL");
        }
        boolean isUsualPort = in.getServerPort() == (in.isSecure() ? 443 : 80);
        String inUri = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        return in.getScheme() + "://" + inUri + (isUsualPort ? "" : ":" + in.getServerPort());
    }
}
