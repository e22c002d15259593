package com.oten.jakarta.it.proxied;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A redirect and a cookie with the context path as the server has it. */
@WebServlet("/moving")
public class MovingServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** For the container. */
    public MovingServlet() {}

    @Override
    protected void doGet(HttpServletRequest in, HttpServletResponse out) throws IOException {
        Cookie cookie = new Cookie("own", "value");
        cookie.setPath(in.getContextPath());
        cookie.setHttpOnly(true);
        out.addCookie(cookie);
        out.sendRedirect(in.getContextPath() + "/profile?from=moving");
    }
}
