package com.oten.jakarta.web;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A servlet request of which tests say the parts that matter. */
final class StubRequest {
    private final Map<String, Object> answers = new TreeMap<>();
    private final Map<String, String> parameters = new TreeMap<>();
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private StubRequest() {}

    /** GET http://localhost:8080/app/profile. */
    static StubRequest get() {
        return new StubRequest()
                .with("getMethod", "GET")
                .with("getScheme", "http")
                .with("isSecure", false)
                .with("getServerName", "localhost")
                .with("getServerPort", 8080)
                .with("getContextPath", "/app")
                .with("getServletPath", "/profile")
                .with("getLocale", Locale.ENGLISH);
    }

    /** Sets what a method without parameters answers. */
    StubRequest with(String method, Object answer) {
        answers.put(method, answer);
        return this;
    }

    /** Sets a header. */
    StubRequest header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Sets a parameter. */
    StubRequest parameter(String name, String value) {
        parameters.put(name, value);
        return this;
    }

    /** What no test has said is null. */
    HttpServletRequest request() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                StubRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getHeader" -> headers.get((String) arguments[0]);
                    case "getParameter" -> parameters.get((String) arguments[0]);
                    default -> answers.get(method.getName());
                });
    }
}
