package com.oten.jakarta.internal.web.login;

import com.oten.jakarta.internal.login.CallbackQuery;
import com.oten.jakarta.internal.login.CookieSlot;
import com.oten.jakarta.internal.login.LoginPlace;
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

/** Stores login transactions in cookies of the user's browser. */
public final class TransactionCookieStore {
    private final TransactionCookies cookies;
    private final Duration lifetime;

    TransactionCookieStore(TransactionCookies cookies, Duration lifetime) {
        this.cookies = cookies;
        this.lifetime = lifetime;
    }

    /** The place for another login of this browser. */
    LoginPlace place(HttpServletRequest in, boolean isSecure) {
        Map<String, String> values = new HashMap<>();
        sent(in).forEach(cookie -> values.putIfAbsent(cookie.getName(), cookie.getValue()));
        return cookies.next(values, isSecure);
    }

    /** The {@code Set-Cookie} line that stores a transaction, replacing what was in its slot. */
    String remember(LoginTransaction transaction, boolean isSecure) {
        return line(name(transaction.state(), isSecure), cookies.seal(transaction), lifetime, isSecure);
    }

    /** The line that deletes the transaction of a state. */
    String forget(String state, boolean isSecure) {
        return line(name(state, isSecure), "", Duration.ZERO, isSecure);
    }

    /**
     * The cookie value for the state of a callback; untrusted.
     *
     * @throws com.oten.jakarta.error.OtenRejectedException if there is none; another login in the same slot is not
     *     affected
     */
    String remembered(String state, HttpServletRequest in, boolean isSecure) {
        CookieSlot slot = CookieSlot.of(state).orElseThrow(TransactionCookies::unknown);
        String value = value(cookies.name(slot, isSecure), in);
        if (!cookies.isOf(state, value)) {
            throw TransactionCookies.unknown();
        }
        return value;
    }

    /** Whether this browser had a login of this state, and has taken its slot for another one. */
    boolean isDropped(String state, HttpServletRequest in, boolean isSecure) {
        return CookieSlot.of(state)
                .filter(slot -> cookies.isDropped(state, value(cookies.name(slot, isSecure), in)))
                .isPresent();
    }

    /**
     * Matches a callback with its login.
     *
     * @throws com.oten.jakarta.error.OtenRejectedException if the cookie cannot be opened; it can be deleted then
     */
    MatchedCallback match(CallbackQuery query, String remembered) {
        return cookies.match(query, remembered);
    }

    private String name(String state, boolean isSecure) {
        return cookies.name(CookieSlot.of(state).orElseThrow(), isSecure);
    }

    /** The value of a cookie; empty if the browser did not send it. */
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
