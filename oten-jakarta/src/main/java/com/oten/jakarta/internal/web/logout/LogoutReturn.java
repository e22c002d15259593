package com.oten.jakarta.internal.web.logout;

import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.login.ServedPath;
import com.oten.jakarta.internal.login.TransactionCookies;
import com.oten.jakarta.internal.logout.LogoutState;
import com.oten.jakarta.internal.pages.Redirect;
import com.oten.jakarta.internal.text.LogThrottle;
import com.oten.jakarta.internal.web.http.ApplicationUrls;
import com.oten.jakarta.internal.web.http.Navigation;
import com.oten.jakarta.internal.web.login.TransactionCookieStore;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The page where a logout at Oten ends. If the browser comes back from Oten with the state that it was sent with, it is
 * redirected to the URL without it; anything else is an ordinary request for that page. Requests for other pages cost
 * one comparison of two strings.
 */
public final class LogoutReturn {
    private static final Logger LOG = System.getLogger("com.oten.jakarta");

    private final ApplicationUrls urls;
    private final LogoutState state;
    private final String path;
    private final String clean;
    private final LogThrottle lines = new LogThrottle(System::nanoTime);

    public LogoutReturn(ApplicationUrls urls, LogoutState state, String returnTo) {
        this.urls = urls;
        this.state = state;
        this.path = urls.contextPath() + returnTo;
        this.clean = urls.toOutside(path);
    }

    /** The page's URL as browsers see it. */
    String page() {
        return clean;
    }

    String freshState() {
        return state.fresh();
    }

    /** The {@code Set-Cookie} line for a logout that begins; one at a time is enough for a browser. */
    String remember(String fresh, HttpServletRequest in) {
        boolean isSecure = urls.isSecure(in);
        return TransactionCookieStore.line(name(isSecure), state.seal(fresh), LogoutState.LIFETIME, isSecure);
    }

    /**
     * Looks at a request before the application does.
     *
     * @return a redirect to the URL without the state; empty if the page is to be served as usual
     */
    public Optional<Redirect> receive(HttpServletRequest in) {
        if (!isHere(in)) {
            return Optional.empty();
        }
        String query = in.getQueryString();
        Optional<String> received = query == null ? Optional.empty() : LogoutState.in(query);
        // without a state the browser may still come from Oten, which has then lost it
        boolean concerns = received.isPresent() || "cross-site".equals(in.getHeader("Sec-Fetch-Site"));
        return concerns ? compare(received, in) : Optional.empty();
    }

    /** Browsers and proxies may have changed how the path is percent-encoded. */
    private boolean isPage(String uri) {
        return path.equals(uri)
                || (uri.indexOf('%') >= 0
                        && ServedPath.end(uri, path)
                                .filter(end -> end == uri.length())
                                .isPresent());
    }

    /** Whether a browser prefetches the page with the state of a logout, which must not be used up by that. */
    public boolean isTooEarly(HttpServletRequest in) {
        return isHere(in)
                && Navigation.isSpeculative(in)
                && in.getQueryString() != null
                && LogoutState.in(in.getQueryString()).isPresent();
    }

    private boolean isHere(HttpServletRequest in) {
        return isPage(in.getRequestURI()) && in.getMethod().equals("GET");
    }

    private Optional<Redirect> compare(Optional<String> received, HttpServletRequest in) {
        try {
            boolean isSecure = urls.isSecure(in);
            String stored = TransactionCookieStore.value(name(isSecure), in);
            if (received.filter(value -> state.fits(value, stored)).isPresent()) {
                String forget = TransactionCookieStore.line(name(isSecure), "", Duration.ZERO, isSecure);
                return Optional.of(new Redirect(303, clean, List.of(forget)));
            }
            if ((received.isPresent() || !stored.isEmpty()) && lines.admitOne()) {
                report(received.isPresent(), !stored.isEmpty());
            }
        } catch (OtenException e) {
            LOG.log(Level.DEBUG, "no logout can have begun on this host: {0}", e.getMessage());
        }
        return Optional.empty();
    }

    private static void report(boolean isReceived, boolean isStored) {
        LOG.log(
                isReceived && isStored ? Level.WARNING : Level.INFO,
                isReceived
                        ? "a browser came to the page after the logout with a state that is not from its own logout: an"
                                + " old URL, or a forged link; the state is ignored"
                        : "a browser came to the page after the logout from another site without the state of its"
                                + " logout; the page is served as usual");
    }

    /** With https, sibling domains cannot set it (RFC 6265bis section 4.1.3.2). */
    private String name(boolean isSecure) {
        return TransactionCookies.prefixed(state.cookieName(), isSecure);
    }
}
