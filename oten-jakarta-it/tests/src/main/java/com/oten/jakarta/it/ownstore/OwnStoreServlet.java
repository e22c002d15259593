package com.oten.jakarta.it.ownstore;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Makes the store unreachable, {@code ?off}, and reachable again. */
@WebServlet("/own-store")
public class OwnStoreServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient OwnStore store;

    /** For the container. */
    public OwnStoreServlet() {}

    @Override
    protected void doPost(HttpServletRequest in, HttpServletResponse out) throws IOException {
        store.cutOff("off".equals(in.getQueryString()));
        out.getWriter().print("done");
    }
}
