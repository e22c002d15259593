package com.oten.jakarta.internal.web;

import jakarta.servlet.ServletContext;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A servlet request of which tests set the parts that matter. */
public final class StubRequest {
    /** With all defaults of the container's. */
    private static final ServletContext CONTEXT =
            stub(ServletContext.class, Map.of("getSessionCookieConfig", stub(SessionCookieConfig.class, Map.of())));

    private final Map<String, Object> values = new TreeMap<>();
    private final Map<String, List<String>> parameters = new TreeMap<>();
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Object> attributes = new TreeMap<>();

    private StubRequest() {}

    /** GET http://localhost:8080/app/profile. */
    public static StubRequest get() {
        return new StubRequest()
                .with("getMethod", "GET")
                .with("getScheme", "http")
                .with("isSecure", false)
                .with("getServerName", "localhost")
                .with("getServerPort", 8080)
                .with("getContextPath", "/app")
                .with("getServletPath", "/profile")
                .with("getLocale", Locale.ENGLISH)
                .with("getServletContext", CONTEXT);
    }

    /** A page of the application: GET http://localhost:8080/app/profile, say. */
    public static StubRequest page(String path) {
        return get().with("getServletPath", path).with("getRequestURI", "/app" + path);
    }

    /** The same for a page that a user goes to. */
    static StubRequest visit(String path) {
        return page(path).header("Sec-Fetch-Mode", "navigate");
    }

    /** One of the library's own paths, for instance {@code /login}. */
    static StubRequest own(String name) {
        return page("/oten" + name).with("getServletPath", "/oten").with("getPathInfo", name);
    }

    /** The same as a form that is sent. */
    StubRequest posted() {
        return with("getMethod", "POST");
    }

    /** The same as a form of Faces that a script of the page sends. */
    StubRequest partial() {
        return posted().header("Faces-Request", "partial/ajax")
                .header("Sec-Fetch-Mode", "cors")
                .header("Sec-Fetch-Site", "same-origin");
    }

    /** Sets what a method without parameters returns. */
    public StubRequest with(String method, Object value) {
        values.put(method, value);
        return this;
    }

    /** Adds a header. */
    public StubRequest header(String name, String value) {
        headers.computeIfAbsent(name, none -> new ArrayList<>()).add(value);
        return this;
    }

    /** Adds a parameter. */
    public StubRequest parameter(String name, String value) {
        parameters.computeIfAbsent(name, none -> new ArrayList<>()).add(value);
        return this;
    }

    /** What no test has set is null. */
    public HttpServletRequest request() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                StubRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getHeader" ->
                        headers.getOrDefault((String) arguments[0], List.of()).stream()
                                .findFirst()
                                .orElse(null);
                    case "getHeaders" ->
                        Collections.enumeration(headers.getOrDefault((String) arguments[0], List.of()));
                    case "getAttribute" -> attributes.get((String) arguments[0]);
                    case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                    case "removeAttribute" -> attributes.remove((String) arguments[0]);
                    case "getParameter" ->
                        parameters.getOrDefault((String) arguments[0], List.of()).stream()
                                .findFirst()
                                .orElse(null);
                    case "getParameterValues" ->
                        parameters.containsKey((String) arguments[0])
                                ? parameters.get((String) arguments[0]).toArray(String[]::new)
                                : null;
                    case "getParameterMap" ->
                        values.containsKey("getParameterMap") ? values.get("getParameterMap") : parameterMap();
                    default -> values.get(method.getName());
                });
    }

    private static <T> T stub(Class<T> type, Map<String, Object> results) {
        return type.cast(Proxy.newProxyInstance(
                StubRequest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> results.get(method.getName())));
    }

    private Map<String, String[]> parameterMap() {
        Map<String, String[]> map = new TreeMap<>();
        parameters.forEach((name, values) -> map.put(name, values.toArray(String[]::new)));
        return map;
    }
}
