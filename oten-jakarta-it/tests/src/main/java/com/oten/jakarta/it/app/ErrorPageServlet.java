package com.oten.jakarta.it.app;

import com.oten.jakarta.OtenErrorPage;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;

/** The application's own error page. A cookie makes it fail in a certain way. */
@WebServlet("/login-error")
public class ErrorPageServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** For the container. */
    public ErrorPageServlet() {}

    @Override
    protected void service(HttpServletRequest in, HttpServletResponse out) throws ServletException, IOException {
        switch (mood(in)) {
            case "throws" -> throw new ServletException("the page is broken");
            case "refuses" -> out.sendError(410, "gone");
            case "sends-away" -> out.sendRedirect("elsewhere");
            case "stays-silent" -> {}
            default -> write((OtenErrorPage) in.getAttribute(OtenErrorPage.ATTRIBUTE), out);
        }
    }

    private static void write(OtenErrorPage page, HttpServletResponse out) throws IOException {
        // the page cannot change any of this
        out.setStatus(200);
        out.setHeader("Cache-Control", "public, max-age=3600");
        out.addHeader("X-Page", "own");
        out.setIntHeader("X-Page-Number", 1);
        out.setDateHeader("Expires", 4_102_444_800_000L);
        out.addCookie(new Cookie("page", "own"));
        out.setContentType("text/html;charset=ISO-8859-1");
        PrintWriter text = out.getWriter();
        text.printf("<!DOCTYPE html><html lang='%s'><title>Shop: %s</title>", page.getLanguage(), page.getTitle());
        text.printf("<p id=text>%s</p><p id=number>%s</p>", page.getText(), page.getIncident());
        text.printf("<p id=code>%s %d</p><p>€</p>", page.getCode(), page.getStatus());
        if (page.isTryAgain()) {
            text.printf("<a id=again href='%s'>again</a>", page.getLoginUrl());
        }
        text.printf("<a id=front href='%s'>front</a>", page.getFrontUrl());
        text.flush();
        out.flushBuffer();
    }

    private static String mood(HttpServletRequest in) {
        Cookie[] cookies = in.getCookies();
        return cookies == null
                ? ""
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals("mood"))
                        .map(Cookie::getValue)
                        .findFirst()
                        .orElse("");
    }
}
