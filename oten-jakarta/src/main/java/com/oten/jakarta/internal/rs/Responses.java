package com.oten.jakarta.internal.rs;

import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.pages.Page;
import com.oten.jakarta.internal.pages.Reply;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;

/** Makes JAX-RS responses of the library's replies. */
final class Responses {
    private Responses() {}

    /** The response to a failure, as the error table has it. */
    static Response of(OtenException failure) {
        HttpServletRequest request = Current.request();
        return of(Current.handlers().failures().respond(failure, request), request);
    }

    /** The body as bytes, so that no message body writer of the application changes it. */
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
