package com.oten.jakarta.it.app;

import com.oten.jakarta.OtenLogin;
import com.oten.jakarta.OtenTokenService;
import com.oten.jakarta.error.OtenException;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Open to everybody, but what it does needs a login. */
@WebServlet("/open-page/*")
public class OpenPageServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient OtenTokenService tokens;

    @Inject
    private transient AdminsBean admins;

    /** For the container. */
    public OpenPageServlet() {}

    @Override
    protected void service(HttpServletRequest in, HttpServletResponse out) throws IOException, ServletException {
        switch (in.getPathInfo()) {
            case "/form" -> out.getWriter().print("form lost: " + OtenLogin.isFormLost(in));
            case "/bean" -> out.getWriter().print(admins.secret());
            case "/wrapped" -> {
                out.getWriter().print("half a page");
                out.setHeader("Content-Disposition", "attachment");
                try {
                    tokens.accessToken();
                } catch (OtenException e) {
                    throw new ServletException("wrapped", e);
                }
            }
            case "/other" -> throw new IllegalStateException("a fault of the application");
            default -> {
                tokens.accessToken();
                out.getWriter().print("has a token");
            }
        }
    }
}
