package com.oten.jakarta.it.app;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Logs out, and stores a message for the next page: POST does it, GET returns the message. */
@WebServlet("/farewell")
public class FarewellServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** For the container. */
    public FarewellServlet() {}

    @Override
    protected void doPost(HttpServletRequest in, HttpServletResponse out) throws ServletException, IOException {
        in.logout();
        Object cart = in.getSession().getAttribute("cart");
        in.getSession().setAttribute("message", "see you");
        out.getWriter().print("cart " + cart + ", user " + in.getUserPrincipal());
    }

    @Override
    protected void doGet(HttpServletRequest in, HttpServletResponse out) throws IOException {
        out.getWriter().print(String.valueOf(in.getSession().getAttribute("message")));
    }
}
