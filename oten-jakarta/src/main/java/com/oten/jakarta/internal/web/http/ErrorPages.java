package com.oten.jakarta.internal.web.http;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/**
 * The error pages of {@code web.xml}. Containers show them for servlets, and not for what JAX-RS has written itself. Read
 * when they are needed first.
 */
final class ErrorPages {
    private static final Logger LOG = System.getLogger("com.oten.jakarta");
    private static final String ATTRIBUTE = ErrorPages.class.getName();

    private final Map<String, String> pages;

    private ErrorPages(Map<String, String> pages) {
        this.pages = Map.copyOf(pages);
    }

    static ErrorPages of(ServletContext context) {
        if (context.getAttribute(ATTRIBUTE) instanceof ErrorPages known) {
            return known;
        }
        ErrorPages read = new ErrorPages(read(context));
        context.setAttribute(ATTRIBUTE, read);
        return read;
    }

    /** The page that the application has for a status, or for every status. */
    Optional<String> page(int status) {
        return WebXml.page(status, pages);
    }

    private static Map<String, String> read(ServletContext context) {
        try (InputStream webXml = context.getResourceAsStream("/WEB-INF/web.xml")) {
            return webXml == null ? Map.of() : WebXml.errorPages(webXml);
        } catch (IOException | XMLStreamException e) {
            LOG.log(Level.DEBUG, "web.xml cannot be read", e);
            return Map.of();
        }
    }
}
