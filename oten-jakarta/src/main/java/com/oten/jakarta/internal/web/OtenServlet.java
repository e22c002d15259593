package com.oten.jakarta.internal.web;

import com.oten.jakarta.OtenLogin;
import com.oten.jakarta.internal.pages.Page;
import com.oten.jakarta.internal.pages.Reply;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;

/**
 * Makes the library's paths exist: Open Liberty does not call the authentication mechanism for paths without a servlet.
 * The mechanism does the work; this writes the pages that it made, and serves what the application forwards here.
 */
public class OtenServlet extends HttpServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    /** The request attribute with a page that the mechanism has made. */
    static final String PAGE = Page.class.getName();

    @Inject
    private transient RequestHandlers oten;

    /** For the container. */
    public OtenServlet() {}

    @Override
    protected void service(HttpServletRequest in, HttpServletResponse out) throws IOException {
        oten.writer().write(reply(in), in, out);
    }

    private Reply reply(HttpServletRequest in) {
        if (in.getAttribute(OtenLogin.class.getName()) instanceof OtenLogin login) {
            return oten.askedLogins().start(login, in);
        }
        return in.getAttribute(PAGE) instanceof Page made ? made : oten.routes().serve(in);
    }
}
