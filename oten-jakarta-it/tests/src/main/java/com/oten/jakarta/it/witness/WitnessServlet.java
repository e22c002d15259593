package com.oten.jakarta.it.witness;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** Prints the report of the witness. */
@WebServlet(value = "/report", loadOnStartup = 1)
public class WitnessServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** For the container. */
    public WitnessServlet() {}

    @Override
    public void init() throws ServletException {
        try {
            ManagementFactory.getPlatformMBeanServer().registerMBean(Witness.ONE, new ObjectName(WitnessMBean.NAME));
        } catch (JMException e) {
            throw new ServletException(e);
        }
    }

    @Override
    public void destroy() {
        try {
            ManagementFactory.getPlatformMBeanServer().unregisterMBean(new ObjectName(WitnessMBean.NAME));
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected void doGet(HttpServletRequest in, HttpServletResponse out) throws IOException {
        out.getWriter().print(Witness.ONE.report());
    }
}
