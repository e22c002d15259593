package com.oten.jakarta.it.cookies;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Remembers which cookies came with a request, by what the request calls itself in {@code as}; without that it tells what it
 * remembers of {@code of}, once.
 */
@WebServlet("/sent-cookies")
public class SentCookiesServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, String> seen = new ConcurrentHashMap<>();

    /** For the container. */
    public SentCookiesServlet() {}

    @Override
    protected void service(HttpServletRequest in, HttpServletResponse out) throws IOException {
        String name = in.getParameter("as");
        if (name != null) {
            boolean isUsers = in.getUserPrincipal() != null;
            boolean isOurs = cookies(in).anyMatch(cookie -> cookie.getName().contains("oten-round-"));
            seen.put(name, (isUsers ? "user" : "nobody") + (isOurs ? ", ours" : ""));
        }
        out.setContentType("text/plain");
        String wanted = in.getParameter("of");
        String remembered = wanted == null ? null : seen.remove(wanted);
        out.getWriter().print(remembered == null ? "" : remembered);
    }

    private static Stream<Cookie> cookies(HttpServletRequest in) {
        return in.getCookies() == null ? Stream.empty() : Arrays.stream(in.getCookies());
    }
}
