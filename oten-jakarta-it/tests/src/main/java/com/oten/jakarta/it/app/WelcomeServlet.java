package com.oten.jakarta.it.app;

import com.oten.jakarta.OtenLogin;
import com.oten.jakarta.error.OtenErrorCode;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Asks for a silent login; under its second name it ignores the result and asks again. */
@WebServlet({"/welcome", "/stubborn"})
public class WelcomeServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** For the container. */
    public WelcomeServlet() {}

    @Override
    protected void doGet(HttpServletRequest in, HttpServletResponse out) throws IOException, ServletException {
        boolean listens = in.getServletPath().equals("/welcome");
        Optional<OtenErrorCode> refusal = OtenLogin.refusal(in).filter(code -> listens);
        if (in.getUserPrincipal() != null) {
            out.getWriter().print("welcome " + in.getUserPrincipal().getName());
        } else if (refusal.isPresent()) {
            out.getWriter().print("welcome stranger: " + refusal.get());
        } else {
            OtenLogin.fresh().prompt("none").start(in, out);
        }
    }
}
