package com.oten.jakarta.internal.rs;

import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.pages.Page;
import com.oten.jakarta.internal.pages.Reply;
import com.oten.jakarta.internal.web.http.Preflight;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes JAX-RS responses of the library's replies. */
final class Responses {
    private static final String REPLY = Responses.class.getName();

    private Responses() {}

    /** The response to a failure, as the error table has it. */
    static Response of(OtenException failure) {
        HttpServletRequest request = Current.request();
        return of(Current.handlers().failures().respond(failure, request), request);
    }

    /**
     * The response to a request that needs a login, or a stronger one. A preflight is left to the application's response
     * filters, and its resource is not called.
     */
    static Response challenge(HttpServletRequest request, Supplier<Reply> challenge) {
        return Preflight.is(request) ? Response.noContent().build() : of(challenge.get(), request);
    }

    /** The body as bytes, so that no message body writer of the application changes it. */
    static Response of(Reply made, HttpServletRequest request) {
        Reply reply = Current.handlers().writer().finishedAtResource(made, request);
        Response.ResponseBuilder response = Response.status(reply.status());
        if (reply instanceof Page page) {
            response.entity(page.bytes()).header("Content-Type", page.contentType());
        }
        reply.headers().forEach(response::header);
        reply.setCookies().forEach(line -> response.header("Set-Cookie", line));
        request.setAttribute(REPLY, reply);
        return response.build();
    }

    /** What the library replied, if it did. */
    static Optional<Reply> replied(HttpServletRequest request) {
        return request.getAttribute(REPLY) instanceof Reply reply ? Optional.of(reply) : Optional.empty();
    }
}
