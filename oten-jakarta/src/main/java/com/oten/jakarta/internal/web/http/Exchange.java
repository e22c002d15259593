package com.oten.jakarta.internal.web.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/**
 * The container's request and response: JAX-RS providers have no response, and their request is a proxy that cannot be
 * used for an include on WildFly.
 */
final class Exchange {
    private static final String ATTRIBUTE = Exchange.class.getName();

    final HttpServletRequest in;
    final HttpServletResponse out;

    private Exchange(HttpServletRequest in, HttpServletResponse out) {
        this.in = in;
        this.out = out;
    }

    /** Stores both in the request, for code that is given the request only. */
    static void keep(HttpServletRequest in, HttpServletResponse out) {
        in.setAttribute(ATTRIBUTE, new Exchange(in, out));
    }

    static Optional<Exchange> of(HttpServletRequest in) {
        return in.getAttribute(ATTRIBUTE) instanceof Exchange exchange ? Optional.of(exchange) : Optional.empty();
    }
}
