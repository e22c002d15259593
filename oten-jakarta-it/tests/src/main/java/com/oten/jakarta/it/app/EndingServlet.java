package com.oten.jakarta.it.app;

import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;

/**
 * Invalidates the container's session behind the library's back, for anybody: at once, as soon as a login changes its
 * id, or with a message in a new one.
 */
@WebServlet("/ending")
public class EndingServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** For the container. */
    public EndingServlet() {}

    @Override
    protected void doPost(HttpServletRequest in, HttpServletResponse out) {
        if ("with-message".equals(in.getQueryString())) {
            in.getSession().invalidate();
            in.getSession().setAttribute("cart", "see you soon");
        } else if (in.getQueryString() != null) {
            in.getSession().setAttribute("ends", in.getQueryString());
        } else {
            in.getSession().invalidate();
        }
    }

    /** Does what a concurrent request may do at this moment. */
    @WebListener
    public static class AtLogin implements HttpSessionIdListener {
        /** For the container. */
        public AtLogin() {}

        @Override
        public void sessionIdChanged(HttpSessionEvent event, String oldId) {
            if ("at-login".equals(event.getSession().getAttribute("ends"))) {
                event.getSession().invalidate();
            }
        }
    }
}
