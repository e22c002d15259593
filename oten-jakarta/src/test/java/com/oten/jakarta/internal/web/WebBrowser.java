package com.oten.jakarta.internal.web;

import com.oten.emulator.OtenEmulator;
import com.oten.jakarta.OtenLogin;
import com.oten.jakarta.WireBrowser;
import com.oten.jakarta.internal.pages.Redirect;
import com.oten.jakarta.internal.pages.Reply;
import com.oten.jakarta.internal.session.OtenSession;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A user's browser as the handlers meet it: it keeps cookies, and the container keeps a session for it. */
final class WebBrowser {
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final StubContainer container = new StubContainer();

    StubContainer container() {
        return container;
    }

    Map<String, String> cookies() {
        return cookies;
    }

    /** What this browser's request becomes in the container. */
    HttpServletRequest request(StubRequest in) {
        Cookie[] sent = cookies.entrySet().stream()
                .map(cookie -> new Cookie(cookie.getKey(), cookie.getValue()))
                .toArray(Cookie[]::new);
        in.with("getCookies", sent.length == 0 ? null : sent); // as containers have it
        return container.request(in);
    }

    /** Asks for one of the library's paths. */
    Reply send(RequestHandlers to, StubRequest in) {
        return keep(to.routes().serve(request(in)));
    }

    /** Goes to a page that asks for a login. */
    Reply begin(RequestHandlers at, OtenLogin login, StubRequest page) {
        return keep(at.logins().begin(login, request(page)));
    }

    /** The same for a usual login of a usual page. */
    Redirect begin(RequestHandlers at) {
        return (Redirect) begin(at, OtenLogin.fresh(), StubRequest.visit("/profile"));
    }

    /** Does what a reply says of cookies. */
    <R extends Reply> R keep(R reply) {
        for (String line : reply.setCookies()) {
            int equals = line.indexOf('=');
            String name = line.substring(0, equals);
            if (line.contains("; Max-Age=0;")) {
                cookies.remove(name);
            } else {
                cookies.put(name, line.substring(equals + 1, line.indexOf(';')));
            }
        }
        return reply;
    }

    /** A whole login of a user, up to the page that was asked for. */
    Reply logIn(String username, RequestHandlers at, OtenEmulator oten) {
        Redirect login = begin(at);
        oten.approveAll(username);
        return send(at, back(login));
    }

    /** The callback: goes to Oten, who sends it back. */
    static StubRequest back(Reply login) {
        URI callback = WireBrowser.next(URI.create(((Redirect) login).location()));
        return callback(WireBrowser.query(callback));
    }

    static StubRequest callback(Map<String, String[]> query) {
        StubRequest in = StubRequest.own("/callback").header("Sec-Fetch-Mode", "navigate");
        query.forEach((name, values) -> {
            for (String value : values) {
                in.parameter(name, value);
            }
        });
        return in;
    }

    /** Who is logged in in it, as far as the container knows. */
    Optional<OtenSession> session(RequestHandlers at) {
        return at.callers().session(request(StubRequest.page("/profile"))).current();
    }
}
