package com.oten.jakarta.it.facts;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;

/** Logs a user in, or prints what it sees. */
public class FactsServlet extends HttpServlet {
    @Inject
    @SuppressWarnings("NullAway.Init")
    private FactsBean bean;

    @Override
    protected void doGet(HttpServletRequest in, HttpServletResponse out) throws IOException {
        String status = in.getParameter("status");
        if (in.getParameter("login") != null) {
            in.getSession(true).setAttribute(FactsMechanism.CALLER, "alice");
            in.changeSessionId();
            out.getWriter().print(in.getSession(false).getId());
        } else if (status != null) {
            MechanismResponse.write(Integer.parseInt(status), out);
        } else {
            Principal caller = in.getUserPrincipal();
            out.getWriter()
                    .print((caller == null ? "nobody" : caller.getName()) + " " + in.isUserInRole("declared") + " "
                            + bean.path());
        }
    }
}
