package com.oten.benchmarks.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;

/** Makes whoever asks the caller: where there is nothing to measure but the container. */
@WebServlet("/login")
public class FloorLoginServlet extends HttpServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    /** For the container. */
    public FloorLoginServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.getSession().setAttribute(FloorMechanism.CALLER, "ada");
        response.sendRedirect("page");
    }
}
