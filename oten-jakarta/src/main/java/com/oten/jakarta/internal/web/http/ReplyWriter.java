package com.oten.jakarta.internal.web.http;

import com.oten.jakarta.internal.pages.Page;
import com.oten.jakarta.internal.pages.Reply;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** Writes the replies of the handlers; nothing else on the servlet side writes responses. */
public final class ReplyWriter {
    private final ApplicationsPage applicationsPage;
    private final CrossOrigin crossOrigin;

    public ReplyWriter(ApplicationsPage applicationsPage, CrossOrigin crossOrigin) {
        this.applicationsPage = applicationsPage;
        this.crossOrigin = crossOrigin;
    }

    /** Stores the response in the request, for code that is given the request only. */
    public void prepare(HttpServletRequest in, HttpServletResponse out) {
        Exchange.keep(in, out);
    }

    /**
     * The reply as a JAX-RS resource sends it: an error page may be the application's own.
     *
     * @param made the reply of a handler
     * @param in its request
     * @return the same, or one with the application's page
     */
    public Reply finishedAtResource(Reply made, HttpServletRequest in) {
        return made instanceof Page page ? applicationsPage.replaceAtResource(page, in) : made;
    }

    /**
     * Lets scripts of other origins read an error response that JAX-RS writes. The application may have set its own
     * headers there, or in a filter around JAX-RS.
     *
     * @param reply what is sent
     * @param in its request
     * @param isSet whether JAX-RS will send a header
     * @param add adds one
     */
    public void allowCrossOrigin(
            Reply reply, HttpServletRequest in, Predicate<String> isSet, BiConsumer<String, String> add) {
        Optional<Exchange> exchange = Exchange.of(in);
        crossOrigin.allow(
                reply,
                in,
                name -> isSet.test(name)
                        || exchange.filter(it -> it.out.containsHeader(name)).isPresent(),
                add);
    }

    /**
     * Writes the reply. The stream of a page is closed, because WildFly and Open Liberty try to replace an error response
     * that is only flushed by a page of their own. A redirect is committed, or Open Liberty would make one of its own, but
     * not closed, nor given a length: of a complete exchange WildFly clears the attributes before it calls the listeners, and after an
     * invalidated session Weld misses one of its own there ({@code WELD-000717}, and {@code WELD-000335} in the thread's next request, with its URL).
     *
     * @throws IOException if the browser has disconnected
     */
    public void write(Reply made, HttpServletRequest in, HttpServletResponse out) throws IOException {
        prepare(in, out);
        Reply reply = made instanceof Page page ? applicationsPage.replace(page, in) : made;
        out.setStatus(reply.status());
        reply.headers().forEach(out::setHeader);
        reply.setCookies().forEach(line -> out.addHeader("Set-Cookie", line));
        crossOrigin.allow(reply, in, out::containsHeader, out::addHeader);
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
