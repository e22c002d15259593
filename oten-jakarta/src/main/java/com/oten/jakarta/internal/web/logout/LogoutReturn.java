package com.oten.jakarta.internal.web.logout;

import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.login.ServedPath;
import com.oten.jakarta.internal.logout.LogoutState;
import com.oten.jakarta.internal.pages.Redirect;
import com.oten.jakarta.internal.web.http.ApplicationUrls;
import com.oten.jakarta.internal.web.http.LogThrottle;
import com.oten.jakarta.internal.web.http.Navigation;
import com.oten.jakarta.internal.web.login.TransactionCookieStore;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The page where a logout at Oten ends. If Oten brings the state back that the browser left with, the address is cleared of
 * it; anything else is an ordinary request for that page. Other pages cost the comparison of two strings.
 */
public final class LogoutReturn {
    private static final Logger LOG = System.getLogger("com.oten.jakarta");

    private final ApplicationUrls urls;
    private final LogoutState state;
    private final String address;
    private final String clean;
    private final LogThrottle lines = new LogThrottle(System::nanoTime);

    public LogoutReturn(ApplicationUrls urls, LogoutState state, String returnTo) {
        this.urls = urls;
        this.state = state;
        this.address = urls.contextPath() + returnTo;
        this.clean = urls.toOutside(address);
    }

    /** The page's address as it stands in links. */
    String page() {
        return clean;
    }

    String freshState() {
        return state.fresh();
    }

    /** The {@code Set-Cookie} line of a logout that begins; one at a time is enough for a browser. */
    String remember(String fresh, HttpServletRequest in) {
        boolean isSecure = urls.isSecure(in);
        return TransactionCookieStore.line(name(isSecure), state.seal(fresh), LogoutState.LIFETIME, isSecure);
    }

    /**
     * Looks at a request before anything else of the application's does.
     *
     * @return the way to the clean address; empty if the page is to be served as ever
     */
    public Optional<Redirect> receive(HttpServletRequest in) {
        if (!isHere(in)) {
            return Optional.empty();
        }
        String query = in.getQueryString();
        Optional<String> brought = query == null ? Optional.empty() : LogoutState.in(query);
        // who comes without a state may still come from Oten, which then has lost it
        boolean concerns = brought.isPresent() || "cross-site".equals(in.getHeader("Sec-Fetch-Site"));
        return concerns ? compare(brought, in) : Optional.empty();
    }

    /** On its way through browsers and proxies an address may have been encoded otherwise. */
    private boolean isPage(String uri) {
        return address.equals(uri)
                || (uri.indexOf('%') >= 0
                        && ServedPath.end(uri, address)
                                .filter(end -> end == uri.length())
                                .isPresent());
    }

    /** Whether a browser fetches, before anybody goes there, what a logout ends with; that must not be used up. */
    public boolean isTooEarly(HttpServletRequest in) {
        return isHere(in)
                && Navigation.isSpeculative(in)
                && in.getQueryString() != null
                && LogoutState.in(in.getQueryString()).isPresent();
    }

    private boolean isHere(HttpServletRequest in) {
        return isPage(in.getRequestURI()) && in.getMethod().equals("GET");
    }

    private Optional<Redirect> compare(Optional<String> brought, HttpServletRequest in) {
        try {
            boolean isSecure = urls.isSecure(in);
            String kept = TransactionCookieStore.value(name(isSecure), in);
            if (brought.filter(value -> state.fits(value, kept)).isPresent()) {
                String forget = TransactionCookieStore.line(name(isSecure), "", Duration.ZERO, isSecure);
                return Optional.of(new Redirect(303, clean, List.of(forget)));
            }
            if ((brought.isPresent() || !kept.isEmpty()) && lines.admitOne()) {
                report(brought.isPresent(), !kept.isEmpty());
            }
        } catch (OtenException e) {
            LOG.log(Level.DEBUG, "no logout can have begun at this host: {0}", e.getMessage());
        }
        return Optional.empty();
    }

    private static void report(boolean isBrought, boolean isKept) {
        LOG.log(
                isBrought && isKept ? Level.WARNING : Level.INFO,
                isBrought
                        ? "a browser came to the page after the logout with a state that is not of its own logout: an old"
                                + " address, or a forged link; nothing follows from it"
                        : "a browser came to the page after the logout from another site without the state of its logout;"
                                + " nothing follows from it");
    }

    /** With https no sibling domain can set it (RFC 6265bis section 4.1.3.2). */
    private String name(boolean isSecure) {
        return isSecure ? "__Host-" + state.cookieName() : state.cookieName();
    }
}
