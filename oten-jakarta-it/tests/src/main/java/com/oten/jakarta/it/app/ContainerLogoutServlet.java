package com.oten.jakarta.it.app;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Logs out as the servlet specification has it. */
@WebServlet("/container-logout")
public class ContainerLogoutServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** For the container. */
    public ContainerLogoutServlet() {}

    @Override
    protected void doPost(HttpServletRequest in, HttpServletResponse out) throws ServletException {
        in.logout();
    }
}
