package com.oten.jakarta.it.witness;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;

/** Deploys and undeploys on Payara Micro, which has no remote administration. */
@WebServlet("/micro")
public class MicroServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** For the container. */
    public MicroServlet() {}

    @Override
    protected void doPost(HttpServletRequest in, HttpServletResponse out) throws ServletException {
        try {
            Object micro = Class.forName("fish.payara.micro.PayaraMicro")
                    .getMethod("getInstance")
                    .invoke(null);
            Object runtime = micro.getClass().getMethod("getRuntime").invoke(micro);
            if (in.getParameter("deploy") != null) {
                runtime.getClass().getMethod("deploy", File.class).invoke(runtime, new File(in.getParameter("deploy")));
            } else {
                runtime.getClass().getMethod("undeploy", String.class).invoke(runtime, in.getParameter("undeploy"));
            }
        } catch (ReflectiveOperationException e) {
            throw new ServletException(e);
        }
    }
}
