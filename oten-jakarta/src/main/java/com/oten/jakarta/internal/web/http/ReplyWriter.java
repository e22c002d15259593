package com.oten.jakarta.internal.web.http;

import com.oten.jakarta.internal.pages.Page;
import com.oten.jakarta.internal.pages.Reply;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;

/** Writes the replies of the handlers; nothing else on the servlet side writes responses. */
public final class ReplyWriter {
    private final ApplicationsPage applicationsPage;

    public ReplyWriter(ApplicationsPage applicationsPage) {
        this.applicationsPage = applicationsPage;
    }

    /** Stores the response in the request, for code that is given the request only. */
    public void prepare(HttpServletRequest in, HttpServletResponse out) {
        applicationsPage.prepare(in, out);
    }

    /**
     * The reply as it is sent: an error page may be the application's own.
     *
     * @param made the reply of a handler
     * @param in its request
     * @return the same, or one with the application's page
     */
    public Reply finished(Reply made, HttpServletRequest in) {
        return made instanceof Page page ? applicationsPage.replace(page, in) : made;
    }

    /**
     * Writes the reply. The stream of a page is closed, because WildFly and Open Liberty try to replace an error response
     * that is only flushed by a page of their own. A redirect is committed, or Open Liberty would make one of its own, but
     * not closed: of a complete exchange WildFly clears the attributes before it calls the listeners, and after an
     * invalidated session Weld misses one of its own there ({@code WELD-000717}, and {@code WELD-000335} in the thread's next request, with its URL).
     *
     * @throws IOException if the browser has disconnected
     */
    public void write(Reply made, HttpServletRequest in, HttpServletResponse out) throws IOException {
        prepare(in, out);
        Reply reply = finished(made, in);
        out.setStatus(reply.status());
        reply.headers().forEach(out::setHeader);
        reply.setCookies().forEach(line -> out.addHeader("Set-Cookie", line));
        if (reply instanceof Page page) {
            byte[] body = page.bytes();
            out.setContentType(page.contentType());
            out.setContentLength(body.length);
            try (OutputStream stream = out.getOutputStream()) {
                if (!in.getMethod().equals("HEAD")) {
                    stream.write(body);
                }
            }
        } else {
            out.flushBuffer();
        }
    }
}
