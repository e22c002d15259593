package com.oten.jakarta.internal.web.login;

import com.oten.jakarta.OtenLogin;
import com.oten.jakarta.internal.login.LoginFlow;
import com.oten.jakarta.internal.login.LoginTransaction;
import com.oten.jakarta.internal.login.ReturnUrl;
import com.oten.jakarta.internal.web.http.ApplicationUrls;
import com.oten.jakarta.internal.web.http.Navigation;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** The page where a login or a form of the library ends: always one of this application. */
public final class ReturnPages {
    private final LoginFlow flow;
    private final ApplicationUrls urls;

    public ReturnPages(LoginFlow flow, ApplicationUrls urls) {
        this.flow = flow;
        this.urls = urls;
    }

    /** {@return the URL of the page that a form named; the front page if it named none, or one outside of the application} */
    public String ofForm(@Nullable String wanted) {
        String inside = wanted == null ? "" : urls.toInside(wanted);
        return urls.toOutside(flow.returnUrl(inside, urls.contextPath()));
    }

    /** The page that the login names; else the requested one, which a request with a body cannot come back to. */
    ReturnUrl of(OtenLogin login, HttpServletRequest in) {
        String wanted = login.returnTo()
                .map(urls::toInside)
                .orElseGet(() -> Navigation.isSafe(in) ? Navigation.here(in) : urls.contextPath() + "/");
        return flow.returnUrl(wanted, urls.contextPath());
    }

    /** Checked when the login started, and again: the cookie may be of another version of the application. */
    ReturnUrl of(LoginTransaction transaction) {
        return flow.returnUrl(transaction.returnTo(), urls.contextPath());
    }
}
