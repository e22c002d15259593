package com.oten.jakarta.internal.web.http;

import com.oten.jakarta.OtenErrorPage;
import com.oten.jakarta.internal.pages.Page;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
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
        boolean isErrorPage = own.contentType().startsWith("text/html")
                && in.getAttribute(OtenErrorPage.ATTRIBUTE) instanceof OtenErrorPage page
                && page.getStatus() == own.status();
        Optional<Exchange> exchange = Exchange.of(in);
        return path.isEmpty() || !isErrorPage || exchange.isEmpty()
                ? own
                : text(path.get(), exchange.get()).map(own::saying).orElse(own);
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
            LOG.log(Level.ERROR, "oten.error-page={0} writes nothing, the library''s own page is shown", path);
        }
        return text;
    }
}
