package com.oten.jakarta.it.lab;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** What the filter lets pass. */
@WebServlet("/lab/filter/*")
public class SilentServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** For the container. */
    public SilentServlet() {}

    @Override
    protected void doGet(HttpServletRequest in, HttpServletResponse out) {
        out.setContentType("application/json");
    }
}
