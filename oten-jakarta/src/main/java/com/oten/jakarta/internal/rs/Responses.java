package com.oten.jakarta.internal.rs;

import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.pages.Page;
import com.oten.jakarta.internal.pages.Reply;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;

/** What the library replies, as JAX-RS responses. */
final class Responses {
    private Responses() {}

    /** What the error table says about a failure. */
    static Response of(OtenException failure) {
        HttpServletRequest request = Current.request();
        return of(Current.handlers().failures().answer(failure, request), request);
    }

    /** As bytes, so that no message body writer of the application's changes it. */
    static Response of(Reply made, HttpServletRequest request) {
        Reply reply = Current.handlers().writer().finished(made, request);
        Response.ResponseBuilder response = Response.status(reply.status());
        if (reply instanceof Page page) {
            response.entity(page.bytes()).header("Content-Type", page.contentType());
        }
        reply.headers().forEach(response::header);
        reply.setCookies().forEach(line -> response.header("Set-Cookie", line));
        return response.build();
    }
}
