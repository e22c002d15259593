package com.oten.jakarta.it.stepup;

import com.oten.jakarta.OtenStepUp;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Requires an {@code acr}, and no role. */
@WebServlet(
        urlPatterns = {"/gold", "/gold/*"},
        asyncSupported = true)
@OtenStepUp(acr = "gold")
public class GoldServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** For the container. */
    public GoldServlet() {}

    @Override
    protected void service(HttpServletRequest in, HttpServletResponse out) throws IOException {
        out.setContentType("text/plain");
        out.getWriter().print("gold " + in.getUserPrincipal().getName() + " " + in.getMethod());
    }
}
