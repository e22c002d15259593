package com.oten.jakarta.internal.web.login;

import com.oten.jakarta.internal.login.CallbackQuery;
import com.oten.jakarta.internal.login.CookieSlot;
import com.oten.jakarta.internal.login.LoginTransaction;
import com.oten.jakarta.internal.login.MatchedCallback;
import com.oten.jakarta.internal.login.TransactionCookies;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Keeps login transactions where they belong: in the user's browser. */
public final class TransactionCookieStore {
    private final TransactionCookies cookies;
    private final Duration lifetime;

    TransactionCookieStore(TransactionCookies cookies, Duration lifetime) {
        this.cookies = cookies;
        this.lifetime = lifetime;
    }

    /** Where this browser can remember another login. */
    CookieSlot slot(HttpServletRequest in, boolean isSecure) {
        Map<String, String> values = new HashMap<>();
        sent(in).forEach(cookie -> values.putIfAbsent(cookie.getName(), cookie.getValue()));
        return cookies.next(values, isSecure);
    }

    /** The {@code Set-Cookie} line that makes a browser remember a transaction, in the place of what was there. */
    String remember(LoginTransaction transaction, boolean isSecure) {
        return line(name(transaction.state(), isSecure), cookies.seal(transaction), lifetime, isSecure);
    }

    /** The line that makes it forget the transaction of a state. */
    String forget(String state, boolean isSecure) {
        return line(name(state, isSecure), "", Duration.ZERO, isSecure);
    }

    /**
     * What it remembers of the login that a callback answers: hostile.
     *
     * @throws com.oten.jakarta.error.OtenRejectedException if nothing; the login that waits in the slot goes on waiting
     */
    String remembered(String state, HttpServletRequest in, boolean isSecure) {
        CookieSlot slot = CookieSlot.of(state).orElseThrow(TransactionCookies::unknown);
        String value = value(cookies.name(slot, isSecure), in);
        if (!cookies.isOf(state, value)) {
            throw TransactionCookies.unknown();
        }
        return value;
    }

    /**
     * Puts a callback and the login that it answers together.
     *
     * @throws com.oten.jakarta.error.OtenRejectedException if the login cannot be opened, and can be forgotten
     */
    MatchedCallback match(CallbackQuery query, String remembered) {
        return cookies.match(query, remembered);
    }

    private String name(String state, boolean isSecure) {
        return cookies.name(CookieSlot.of(state).orElseThrow(), isSecure);
    }

    /** What the browser sent under a name; empty if nothing. */
    public static String value(String name, HttpServletRequest in) {
        return sent(in).filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst()
                .orElse("");
    }

    private static Stream<Cookie> sent(HttpServletRequest in) {
        Cookie[] cookies = in.getCookies();
        return cookies == null ? Stream.empty() : Arrays.stream(cookies);
    }

    /** Lax, because Oten's redirect back is a cross-site navigation; the path is what {@code __Host-} demands. */
    public static String line(String name, String value, Duration life, boolean isSecure) {
        return name + "=" + value + "; Path=/; Max-Age=" + life.toSeconds() + "; HttpOnly; SameSite=Lax"
                + (isSecure ? "; Secure" : "");
    }
}
