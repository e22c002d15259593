package com.oten.jakarta.internal.web.http;

import com.oten.jakarta.OtenErrorPage;
import com.oten.jakarta.internal.pages.Page;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;

/**
 * The application's own error page ({@code oten.error-page}). It is included, so that only its text is used, while
 * status and security headers stay the library's. It finds the error in a request attribute ({@link OtenErrorPage}).
 */
public final class ApplicationsPage {
    private static final Logger LOG = System.getLogger("com.oten.jakarta");

    private final Optional<String> path;

    public ApplicationsPage(Optional<String> path) {
        this.path = path;
    }

    public void offer(OtenErrorPage page, HttpServletRequest in) {
        in.setAttribute(OtenErrorPage.ATTRIBUTE, page);
    }

    /** The application's page instead of the library's; the library's if there is no other or it fails. */
    Page replace(Page own, HttpServletRequest in) {
        return path.isPresent() && isErrorPage(own, in)
                ? Exchange.of(in)
                        .flatMap(exchange -> text(path.get(), "oten.error-page", exchange))
                        .map(own::saying)
                        .orElse(own)
                : own;
    }

    /**
     * The same for the response of a JAX-RS resource, where a page of {@code web.xml} does as well: the application's
     * servlets get it for the same status.
     */
    Page replaceAtResource(Page own, HttpServletRequest in) {
        if (path.isPresent() || !isErrorPage(own, in)) {
            return replace(own, in);
        }
        return Exchange.of(in)
                .flatMap(exchange -> ErrorPages.of(exchange.in.getServletContext())
                        .page(own.status())
                        .flatMap(page -> errorText(page, own.status(), exchange)))
                .map(own::saying)
                .orElse(own);
    }

    private static boolean isErrorPage(Page own, HttpServletRequest in) {
        return own.contentType().startsWith("text/html")
                && in.getAttribute(OtenErrorPage.ATTRIBUTE) instanceof OtenErrorPage page
                && page.getStatus() == own.status();
    }

    /** Tells the page what containers tell error pages (Servlet 6.0 section 10.9.1). */
    private static Optional<String> errorText(String page, int status, Exchange exchange) {
        Map<String, Object> told = Map.of(
                RequestDispatcher.ERROR_STATUS_CODE,
                status,
                RequestDispatcher.ERROR_MESSAGE,
                "",
                RequestDispatcher.ERROR_REQUEST_URI,
                exchange.in.getRequestURI());
        told.forEach(exchange.in::setAttribute);
        try {
            return text(page, "error-page of web.xml", exchange);
        } finally {
            told.keySet().forEach(exchange.in::removeAttribute);
        }
    }

    private static Optional<String> text(String path, String origin, Exchange exchange) {
        RequestDispatcher dispatcher = exchange.in.getRequestDispatcher(path);
        BufferedResponse buffer = new BufferedResponse(exchange.out);
        try {
            if (dispatcher != null) {
                dispatcher.include(exchange.in, buffer);
            }
        } catch (ServletException | IOException | RuntimeException e) {
            LOG.log(Level.ERROR, origin + "=" + path + " failed, the library's own page is shown", e);
            return Optional.empty();
        }
        Optional<String> text = buffer.text();
        if (text.isEmpty()) {
            LOG.log(Level.ERROR, "{0}={1} writes nothing, the library''s own page is shown", origin, path);
        }
        return text;
    }
}
