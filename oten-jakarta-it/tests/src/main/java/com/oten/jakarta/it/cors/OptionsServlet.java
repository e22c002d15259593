package com.oten.jakarta.it.cors;

import com.oten.jakarta.error.OtenErrorCode;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers preflights by itself, and says too much. */
@WebServlet({"/guarded/options", "/filtered/options", "/filtered/failing"})
public class OptionsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** For the container. */
    public OptionsServlet() {}

    @Override
    protected void doGet(HttpServletRequest in, HttpServletResponse out) throws IOException {
        if (in.getServletPath().endsWith("failing")) {
            throw OtenErrorCode.SERVER_ERROR.exception("for the test");
        }
        out.setHeader("X-Done", in.getMethod());
        out.getWriter().print("protected");
    }

    @Override
    protected void doOptions(HttpServletRequest in, HttpServletResponse out) throws IOException {
        out.setHeader("Access-Control-Allow-Methods", "PUT");
        out.setContentLength("protected".length());
        out.getWriter().print("protected");
    }
}
