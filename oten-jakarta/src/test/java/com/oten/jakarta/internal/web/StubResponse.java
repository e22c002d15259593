package com.oten.jakarta.internal.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A servlet response that remembers what was written. */
public final class StubResponse {
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int status;
    private boolean isClosed;
    private boolean isCommitted;
    private boolean isDisconnected;

    /** The browser has disconnected: nothing can be written any more. */
    public StubResponse disconnected() {
        isDisconnected = true;
        return this;
    }

    public HttpServletResponse response() {
        return (HttpServletResponse) Proxy.newProxyInstance(
                StubResponse.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, method, given) -> {
                    switch (method.getName()) {
                        case "setStatus" -> status = (int) given[0];
                        case "setHeader" -> headers.put((String) given[0], new ArrayList<>(List.of((String) given[1])));
                        case "addHeader" ->
                            headers.computeIfAbsent((String) given[0], none -> new ArrayList<>())
                                    .add((String) given[1]);
                        case "setContentType" -> headers.put("Content-Type", List.of((String) given[0]));
                        case "setContentLength" -> headers.put("Content-Length", List.of(String.valueOf(given[0])));
                        case "getOutputStream" -> {
                            return stream();
                        }
                        case "flushBuffer" -> isCommitted = true;
                        default -> throw new UnsupportedOperationException(method.getName());
                    }
                    return null;
                });
    }

    private ServletOutputStream stream() {
        return new ServletOutputStream() {
            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void write(int b) throws IOException {
                if (isDisconnected) {
                    throw new IOException("broken pipe");
                }
                body.write(b);
            }

            @Override
            public void close() {
                isClosed = true;
                isCommitted = true;
            }
        };
    }

    /** Zero if nobody has set it. */
    public int status() {
        return status;
    }

    /** Whether it was written whole. */
    public boolean isClosed() {
        return isClosed;
    }

    /** Whether nobody can change it any more. */
    public boolean isCommitted() {
        return isCommitted;
    }

    public List<String> headers(String name) {
        return headers.getOrDefault(name, List.of());
    }

    public String body() {
        return body.toString(StandardCharsets.UTF_8);
    }
}
