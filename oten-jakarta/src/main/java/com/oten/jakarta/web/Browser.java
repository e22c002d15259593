package com.oten.jakarta.web;

import com.oten.jakarta.login.LoginTransaction;
import com.oten.jakarta.login.TransactionCookies;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Keeps login transactions where they belong: in the person's browser. */
final class Browser {
    private final TransactionCookies cookies;
    private final Duration lifetime;

    Browser(TransactionCookies cookies, Duration lifetime) {
        this.cookies = cookies;
        this.lifetime = lifetime;
    }

    /** The {@code Set-Cookie} lines that make a browser remember a transaction, and forget the oldest ones. */
    List<String> remember(LoginTransaction transaction, HttpServletRequest in, boolean isSecure) {
        List<String> lines = new ArrayList<>();
        cookies.surplus(names(in), isSecure).forEach(name -> lines.add(line(name, "", Duration.ZERO, isSecure)));
        lines.add(line(cookies.name(transaction, isSecure), cookies.seal(transaction), lifetime, isSecure));
        return lines;
    }

    /** Finds the transaction of a callback and makes the browser forget it, whatever comes of it. */
    LoginTransaction take(String state, HttpServletRequest in, HttpServletResponse out, boolean isSecure) {
        String name = cookies.find(state, names(in), isSecure).orElseThrow(TransactionCookies::unknown);
        out.addHeader("Set-Cookie", line(name, "", Duration.ZERO, isSecure));
        return cookies.open(state, name, value(name, in));
    }

    /** What the browser sent under a name; empty if nothing. */
    static String value(String name, HttpServletRequest in) {
        return sent(in).filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst()
                .orElse("");
    }

    private static List<String> names(HttpServletRequest in) {
        return sent(in).map(Cookie::getName).toList();
    }

    private static Stream<Cookie> sent(HttpServletRequest in) {
        Cookie[] cookies = in.getCookies();
        return cookies == null ? Stream.empty() : Arrays.stream(cookies);
    }

    /** Lax, because Oten's redirect back is a cross-site navigation; the path is what {@code __Host-} demands. */
    static String line(String name, String value, Duration life, boolean isSecure) {
        return name + "=" + value + "; Path=/; Max-Age=" + life.toSeconds() + "; HttpOnly; SameSite=Lax"
                + (isSecure ? "; Secure" : "");
    }
}
