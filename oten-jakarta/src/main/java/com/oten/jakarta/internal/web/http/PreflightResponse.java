package com.oten.jakarta.internal.web.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * The response to a preflight for something that needs a login: its status and its headers, which is all that browsers
 * look at. Whatever filters and servlets write into the body is dropped, as the request is nobody's.
 */
public final class PreflightResponse extends HttpServletResponseWrapper {
    private static final String ATTRIBUTE = PreflightResponse.class.getName();
    private static final String LENGTH = "Content-Length";

    private final PrintWriter writer = new PrintWriter(Writer.nullWriter());

    private PreflightResponse(HttpServletResponse real) {
        super(real);
    }

    /** The response for the application. */
    public static HttpServletResponse of(HttpServletRequest in, HttpServletResponse out) {
        if (isFor(in)) {
            return out;
        }
        in.setAttribute(ATTRIBUTE, true);
        return new PreflightResponse(out);
    }

    /** Whether a request was let through only because it is a preflight. */
    public static boolean isFor(HttpServletRequest in) {
        return in.getAttribute(ATTRIBUTE) != null;
    }

    @Override
    public PrintWriter getWriter() {
        return writer;
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return new BlockingStream(OutputStream.nullOutputStream(), "a preflight is not answered asynchronously");
    }

    /** Without the message, which the server would show. */
    @Override
    public void sendError(int status, String message) throws IOException {
        super.sendError(status);
    }

    // nothing is sent that would have this length

    @Override
    public void setContentLength(int length) {}

    @Override
    public void setContentLengthLong(long length) {}

    @Override
    public void setHeader(String name, String value) {
        if (!LENGTH.equalsIgnoreCase(name)) {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (!LENGTH.equalsIgnoreCase(name)) {
            super.addHeader(name, value);
        }
    }

    @Override
    public void setIntHeader(String name, int value) {
        if (!LENGTH.equalsIgnoreCase(name)) {
            super.setIntHeader(name, value);
        }
    }

    @Override
    public void addIntHeader(String name, int value) {
        if (!LENGTH.equalsIgnoreCase(name)) {
            super.addIntHeader(name, value);
        }
    }
}
