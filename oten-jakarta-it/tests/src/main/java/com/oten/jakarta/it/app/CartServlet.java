package com.oten.jakarta.it.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Keeps something in the session, for anybody: POST stores it, GET returns it. */
@WebServlet("/cart")
public class CartServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** For the container. */
    public CartServlet() {}

    @Override
    protected void doPost(HttpServletRequest in, HttpServletResponse out) {
        in.getSession().setAttribute("cart", "book");
    }

    @Override
    protected void doGet(HttpServletRequest in, HttpServletResponse out) throws IOException {
        var session = in.getSession(false);
        out.getWriter().print(session == null ? "no session" : String.valueOf(session.getAttribute("cart")));
    }
}
