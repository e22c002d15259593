package com.oten.sample;

import static com.oten.sample.JsonObjects.JSON;

import jakarta.ws.rs.core.Response;

/** The application's own errors, in the form that the library's have (RFC 9457). */
final class Problem {
    private Problem() {}

    static Response of(int status, String title, String detail) {
        return Response.status(status)
                .type("application/problem+json")
                .entity(JSON.createObjectBuilder()
                        .add("title", title)
                        .add("status", status)
                        .add("detail", detail)
                        .build()
                        .toString())
                .build();
    }
}
