package com.oten.benchmarks.core;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** GET https://shop.example/app/account/profile. What it has to allocate, it has allocated before it is measured. */
final class FakeRequest extends HttpServletRequestWrapper {
    private final Map<String, Object> attributes = new HashMap<>();
    private final FakeSession session = new FakeSession();
    private Cookie[] cookies = {};

    FakeRequest() {
        super(Unused.of(HttpServletRequest.class));
    }

    void send(Cookie... sent) {
        cookies = sent;
    }

    @Override
    public Cookie[] getCookies() {
        return cookies;
    }

    @Override
    public HttpSession getSession(boolean create) {
        return session;
    }

    @Override
    public String changeSessionId() {
        return "another";
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        return attributes.get(name);
    }

    @Override
    public void setAttribute(String name, Object value) {
        attributes.put(name, value);
    }

    @Override
    public String getMethod() {
        return "GET";
    }

    @Override
    public String getContextPath() {
        return Application.CONTEXT_PATH;
    }

    @Override
    public String getServletPath() {
        return "/account/profile";
    }

    @Override
    @SuppressWarnings("NullAway") // as the specification has it
    public String getPathInfo() {
        return null;
    }

    @Override
    public String getRequestURI() {
        return "/app/account/profile";
    }

    @Override
    @SuppressWarnings("NullAway") // as the specification has it
    public String getQueryString() {
        return null;
    }

    @Override
    @SuppressWarnings("NullAway") // as the specification has it
    public String getHeader(String name) {
        return null;
    }
}
