package com.oten.jakarta.it.app;

import com.oten.jakarta.OtenLoginFailed;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Lists the logins that failed since the last request: one per line, code and incident. */
@WebServlet("/failed-logins")
public class FailedLoginsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets it
    private transient FailedLogins logins;

    /** For the container. */
    public FailedLoginsServlet() {}

    @Override
    protected void doGet(HttpServletRequest in, HttpServletResponse out) throws IOException {
        for (OtenLoginFailed failed : logins.forget()) {
            out.getWriter().println(failed.code() + " " + failed.incident());
        }
    }
}
