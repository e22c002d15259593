package com.oten.jakarta.web;

import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;

/** A servlet response that takes everything and remembers nothing. */
final class StubResponse {
    private StubResponse() {}

    static HttpServletResponse any() {
        return (HttpServletResponse) Proxy.newProxyInstance(
                StubResponse.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, method, args) -> null);
    }
}
