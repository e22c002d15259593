package com.oten.jakarta.rs;

import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.pages.Answer;
import com.oten.jakarta.web.Redirection;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;

/** The library's answers as JAX-RS responses. */
final class Responses {
    private Responses() {}

    /** What the error table says about a failure. */
    static Response of(OtenException failure) {
        HttpServletRequest request = Current.request();
        return of(Current.handlers().failures().answer(failure, request), request);
    }

    /** As bytes, so that no message body writer of the application's changes it. */
    static Response of(Answer made, HttpServletRequest request) {
        Answer answer = Current.handlers().failures().finished(made, request);
        Response.ResponseBuilder response =
                Response.status(answer.status()).entity(answer.bytes()).header("Content-Type", answer.contentType());
        answer.headers().forEach(response::header);
        return response.build();
    }

    static Response of(Redirection redirection) {
        Response.ResponseBuilder response = Response.status(redirection.status())
                .header("Location", redirection.location())
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer");
        redirection.setCookies().forEach(line -> response.header("Set-Cookie", line));
        return response.build();
    }
}
