package com.oten.jakarta.it.stepup;

import com.oten.jakarta.OtenStepUp;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Registers servlets with step-up in every possible way, after the library has scanned the application. */
@WebListener
public class LateServlets implements ServletContextListener {
    /** For the container. */
    public LateServlets() {}

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        context.addServlet("late-class", Late.class).addMapping("/late/class");
        context.addServlet("late-name", Late.class.getName()).addMapping("/late/name/*");
        context.addServlet("late-instance", new Late()).addMapping("*.late");
        context.addServlet("late-subclass", new Late() {
                    private static final long serialVersionUID = 1L;
                })
                .addMapping("/late/subclass");
        context.addServlet("late-welcome", new Late()).addMapping("/area/welcome");
        try {
            context.addServlet("late-created", context.createServlet(Late.class))
                    .addMapping("/late/created");
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Requires an {@code acr}. */
    @OtenStepUp(acr = "gold")
    public static class Late extends HttpServlet {
        private static final long serialVersionUID = 1L;

        /** For the container and the listener. */
        public Late() {}

        @Override
        protected void service(HttpServletRequest in, HttpServletResponse out) throws IOException {
            out.setContentType("text/plain");
            out.getWriter()
                    .print("gold "
                            + (in.getUserPrincipal() == null
                                    ? "nobody"
                                    : in.getUserPrincipal().getName()));
        }
    }
}
