package com.oten.jakarta.it.lab;

import com.oten.jakarta.CallerTokens;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Everything that a servlet can do with a request but respond itself. */
@WebServlet(urlPatterns = "/lab/dispatch/*", asyncSupported = true)
@SuppressWarnings("NullAway.Init") // the container sets the fields
public class DispatchServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** For which {@code web.xml} has a page. */
    private static final int ERROR = 418;

    @Inject
    private transient Sight sight;

    @Inject
    private transient LabBean bean;

    /** For the container. */
    public DispatchServlet() {}

    @Override
    protected void doGet(HttpServletRequest in, HttpServletResponse out) throws ServletException, IOException {
        switch (in.getPathInfo()) {
            case "/forward" -> in.getRequestDispatcher(SightServlet.PATH).forward(in, out);
            case "/include" -> in.getRequestDispatcher(SightServlet.PATH).include(in, out);
            case "/error" -> out.sendError(ERROR);
            case "/async" -> in.startAsync().dispatch(SightServlet.PATH);
            case "/async-bean" -> in.startAsync().dispatch("/lab/dispatch/bean");
            case "/start" -> start(in);
            case "/bean" -> out.getWriter().print(bean.sight());
            default -> out.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private void start(HttpServletRequest in) {
        Optional<CallerTokens> captured = sight.capture();
        AsyncContext async = in.startAsync();
        async.start(() -> {
            try {
                HttpServletRequest same = (HttpServletRequest) async.getRequest();
                async.getResponse().getWriter().print(sight.of(same::getUserPrincipal, same::isUserInRole, captured));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                async.complete();
            }
        });
    }
}
