package com.oten.jakarta.internal.web.login;

import com.oten.jakarta.OtenLogin;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.login.LoginFlow;
import com.oten.jakarta.internal.login.LoginPlace;
import com.oten.jakarta.internal.login.LoginTransaction;
import com.oten.jakarta.internal.login.ReturnUrl;
import com.oten.jakarta.internal.login.StartedLogin;
import com.oten.jakarta.internal.pages.Redirect;
import com.oten.jakarta.internal.request.LoginParameters;
import com.oten.jakarta.internal.web.http.ApplicationUrls;
import com.oten.jakarta.internal.web.http.Navigation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The redirects to Oten: of a login that starts, and of one that starts again. */
final class LoginStart {
    private final ApplicationUrls urls;
    private final LoginFlow flow;
    private final TransactionCookieStore cookies;
    private final LoginRoundCookie rounds;

    LoginStart(ApplicationUrls urls, LoginFlow flow, TransactionCookieStore cookies, LoginRoundCookie rounds) {
        this.urls = urls;
        this.flow = flow;
        this.cookies = cookies;
        this.rounds = rounds;
    }

    /**
     * A login that ends at a page. It begins at the host where Oten's response comes: a browser at another name of the
     * application is sent there first.
     *
     * @throws com.oten.jakarta.error.OtenException if it could only fail, or would go round in circles
     */
    Redirect of(LoginParameters asked, ReturnUrl page, HttpServletRequest in) {
        if (asked.isSilent()) {
            // an application that asks again on the page where it was told would never end
            OtenLogin.refusal(in).ifPresent(code -> {
                throw code.exception("a silent login was refused before this page, and the page asks for another one");
            });
        } else {
            checkFrame(in);
        }
        boolean isSentHome = !urls.ownName(in).isEmpty(); // by a login that began elsewhere, or it was a link
        if (!isSentHome && !asked.isSilent() && urls.isElsewhere(in)) {
            return toHome(asked, page, in);
        }
        int round = rounds.before(in);
        LoginPlace place = cookies.place(in, urls.isSecure(in));
        return redirect(flow.start(page, asked, urls.redirectUri(in), place, round), in);
    }

    /**
     * A login in place of one whose cookie a later one has taken.
     *
     * @throws com.oten.jakarta.error.OtenException as for any other
     */
    Redirect replacing(ReturnUrl page, HttpServletRequest in) {
        checkFrame(in);
        int round = rounds.before(in);
        LoginPlace place = cookies.place(in, urls.isSecure(in));
        return redirect(flow.replace(page, urls.redirectUri(in), place, round), in);
    }

    /** The same login once more, after it has failed. */
    Redirect again(LoginTransaction failed, HttpServletRequest in) {
        return redirect(flow.restart(failed, urls.redirectUri(in)), in);
    }

    /** Oten's pages refuse to be framed, and who types a password should see whose page it is. */
    private static void checkFrame(HttpServletRequest in) {
        if (Navigation.isFramed(in)) {
            throw OtenErrorCode.LOGIN_IN_FRAME.exception("a page in a frame needs a login that is not silent");
        }
    }

    private Redirect toHome(LoginParameters asked, ReturnUrl page, HttpServletRequest in) {
        Map<String, String> query = new LinkedHashMap<>();
        asked.values().forEach((parameter, value) -> query.put(parameter.toString(), value));
        query.put("return_to", urls.toOutside(page));
        return redirect(urls.absoluteLogin(query, in), List.of(), in);
    }

    private Redirect redirect(StartedLogin started, HttpServletRequest in) {
        String cookie = cookies.remember(started.transaction(), urls.isSecure(in));
        return redirect(started.location().toString(), List.of(cookie), in);
    }

    private static Redirect redirect(String location, List<String> cookies, HttpServletRequest in) {
        return new Redirect(Navigation.isSafe(in) ? 302 : 303, location, cookies);
    }
}
