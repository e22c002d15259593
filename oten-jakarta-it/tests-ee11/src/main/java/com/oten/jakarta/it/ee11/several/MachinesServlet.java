package com.oten.jakarta.it.ee11.several;

import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** For machines only. */
@WebServlet("/machines")
@ServletSecurity(@HttpConstraint(rolesAllowed = "machines"))
public class MachinesServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** For the container. */
    public MachinesServlet() {}

    @Override
    protected void doGet(HttpServletRequest in, HttpServletResponse out) throws IOException {
        out.setContentType("text/plain;charset=UTF-8");
        out.getWriter().print(in.getUserPrincipal().getName());
    }
}
