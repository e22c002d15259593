package com.oten.jakarta.internal.web.http;

import com.oten.jakarta.internal.pages.Page;
import com.oten.jakarta.internal.pages.Reply;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;

/** Writes what the handlers reply, here and nowhere else on the servlet side. */
public final class ReplyWriter {
    private final ApplicationsPage applicationsPage;

    public ReplyWriter(ApplicationsPage applicationsPage) {
        this.applicationsPage = applicationsPage;
    }

    /** Remembers what is needed where only a request can be had. */
    public void prepare(HttpServletRequest in, HttpServletResponse out) {
        applicationsPage.prepare(in, out);
    }

    /**
     * The reply as it is sent: an error page may be the application's own.
     *
     * @param made what a handler has replied
     * @param in the request it is for
     * @return the same, or the application's
     */
    public Reply finished(Reply made, HttpServletRequest in) {
        return made instanceof Page page ? applicationsPage.replace(page, in) : made;
    }

    /**
     * Writes it whole, and closes: what is only flushed, WildFly and Open Liberty try to replace by a page of their own.
     *
     * @throws IOException if the browser has gone
     */
    public void write(Reply made, HttpServletRequest in, HttpServletResponse out) throws IOException {
        prepare(in, out);
        Reply reply = finished(made, in);
        out.setStatus(reply.status());
        reply.headers().forEach(out::setHeader);
        reply.setCookies().forEach(line -> out.addHeader("Set-Cookie", line));
        byte[] body = {};
        if (reply instanceof Page page) {
            body = page.bytes();
            out.setContentType(page.contentType());
            out.setContentLength(body.length);
        }
        try (OutputStream stream = out.getOutputStream()) {
            if (!in.getMethod().equals("HEAD")) {
                stream.write(body);
            }
        }
    }
}
