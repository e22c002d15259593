package com.oten.jakarta.internal.web.http;

import com.oten.jakarta.OtenErrorPage;
import com.oten.jakarta.internal.pages.Page;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * The application's own error page ({@code oten.error-page}): included, so that only its text is taken and the status and
 * the protecting headers stay the library's. What it is to say is a request attribute ({@link OtenErrorPage}).
 */
public final class ApplicationsPage {
    private static final Logger LOG = System.getLogger("com.oten.jakarta");
    private static final String EXCHANGE = ApplicationsPage.class.getName();

    private final Optional<String> path;

    public ApplicationsPage(Optional<String> path) {
        this.path = path;
    }

    /**
     * Request and response as the container knows them: JAX-RS providers have no response, and a request that WildFly
     * includes nothing into, since it is a proxy.
     */
    private static final class Exchange {
        private final HttpServletRequest in;
        private final HttpServletResponse out;

        Exchange(HttpServletRequest in, HttpServletResponse out) {
            this.in = in;
            this.out = out;
        }
    }

    void prepare(HttpServletRequest in, HttpServletResponse out) {
        if (path.isPresent()) {
            in.setAttribute(EXCHANGE, new Exchange(in, out));
        }
    }

    public void willSay(OtenErrorPage page, HttpServletRequest in) {
        in.setAttribute(OtenErrorPage.ATTRIBUTE, page);
    }

    /** The application's page in the place of the library's; the library's own if there is none or it fails. */
    Page replace(Page own, HttpServletRequest in) {
        boolean isErrorPage = own.contentType().startsWith("text/html")
                && in.getAttribute(OtenErrorPage.ATTRIBUTE) instanceof OtenErrorPage page
                && page.getStatus() == own.status();
        if (path.isEmpty() || !isErrorPage || !(in.getAttribute(EXCHANGE) instanceof Exchange exchange)) {
            return own;
        }
        return text(path.get(), exchange).map(own::saying).orElse(own);
    }

    private static Optional<String> text(String path, Exchange exchange) {
        RequestDispatcher dispatcher = exchange.in.getRequestDispatcher(path);
        BufferedResponse buffer = new BufferedResponse(exchange.out);
        try {
            if (dispatcher != null) {
                dispatcher.include(exchange.in, buffer);
            }
        } catch (ServletException | IOException | RuntimeException e) {
            LOG.log(Level.ERROR, "oten.error-page=" + path + " failed, the library's own page is shown", e);
            return Optional.empty();
        }
        Optional<String> text = buffer.text();
        if (text.isEmpty()) {
            LOG.log(Level.ERROR, "oten.error-page={0} gives no page, the library''s own is shown", path);
        }
        return text;
    }
}
