package com.oten.jakarta.internal.doctor;

import com.oten.jakarta.internal.config.Loopback;
import com.oten.jakarta.internal.config.SiteConfig;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether browsers bring the container's session cookie back to the page where a login ends. If they do not, the user is
 * logged in at the callback and nobody on the next page.
 */
final class SessionCookieCheck {
    private final SiteConfig site;
    private final String seen;

    SessionCookieCheck(SiteConfig site, String contextPath) {
        this.site = site;
        this.seen = site.pathSeenByBrowsers(contextPath);
    }

    void into(Findings findings, SessionCookie cookie) {
        String name = "session cookie " + cookie.name();
        if (!cookie.isTracked()) {
            findings.failed(
                    ChecklistItem.SESSION_COOKIE,
                    "sessions are not tracked by cookie, so every login is lost at once; expected is"
                            + " <tracking-mode>COOKIE</tracking-mode> in web.xml, or none at all");
            return;
        }
        int before = findings.size();
        if (cookie.sameSite().filter("Strict"::equalsIgnoreCase).isPresent()) {
            findings.warning(
                    ChecklistItem.SESSION_COOKIE,
                    name + " has SameSite=Strict, and browsers do not send it after Oten's redirect: every login is"
                            + " lost at once; expected is Lax (cookie-config in web.xml)");
        }
        cookie.path().filter(path -> !covers(path)).ifPresent(path -> {
            findings.warning(
                    ChecklistItem.SESSION_COOKIE,
                    name + " is for the path " + path + ", browsers see the application at " + seen + "/; expected is "
                            + (seen.isEmpty() ? "/" : seen) + " (cookie-config in web.xml, or oten.base-url)");
        });
        Optional<URI> outside = site.redirectUri().or(site::baseUrl);
        Optional<String> host = outside.map(URI::getHost);
        cookie.domain()
                .filter(domain -> host.filter(one -> !isWithin(one, domain)).isPresent())
                .ifPresent(domain -> findings.warning(
                        ChecklistItem.SESSION_COOKIE,
                        name + " is for the domain " + domain + ", the application is at " + host.orElseThrow()
                                + ": browsers refuse it; expected is none (cookie-config in web.xml)"));
        boolean isPlain = outside.filter(uri -> uri.getScheme().equalsIgnoreCase("http"))
                .filter(uri -> !Loopback.is(uri.getHost()))
                .isPresent();
        if (cookie.isSecure() && isPlain) {
            findings.warning(
                    ChecklistItem.SESSION_COOKIE,
                    name + " is Secure, and the application is reached by http: browsers refuse it; expected is https"
                            + " (oten.base-url)");
        }
        if (findings.size() == before) {
            findings.ok(ChecklistItem.SESSION_COOKIE, name + " comes back after Oten's redirect, as web.xml has it");
        }
    }

    /** RFC 6265 section 5.1.4. */
    private boolean covers(String path) {
        String pages = seen + "/";
        return pages.startsWith(path) && (path.endsWith("/") || pages.charAt(path.length()) == '/');
    }

    /** RFC 6265 section 5.1.3. */
    private static boolean isWithin(String host, String domain) {
        String wanted = (domain.startsWith(".") ? domain.substring(1) : domain).toLowerCase(Locale.ROOT);
        String own = host.toLowerCase(Locale.ROOT);
        return own.equals(wanted) || own.endsWith("." + wanted);
    }
}
