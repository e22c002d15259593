package com.oten.jakarta.internal.web.login;

import com.oten.jakarta.OtenLogin;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.login.LoginFlow;
import com.oten.jakarta.internal.login.LoginTransaction;
import com.oten.jakarta.internal.login.ReturnUrl;
import com.oten.jakarta.internal.web.http.ApplicationUrls;
import com.oten.jakarta.internal.web.http.Navigation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The page where a login or a form of the library ends: always one of this application. */
public final class ReturnPages {
    /** {@link OtenLogin#refusal} and {@link OtenLogin#isFormLost} read it. */
    private static final String SIGN = "oten_error";

    private static final String FORM_LOST = "form_not_processed";

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

    /**
     * The page of a form that was sent and cannot be processed without a login, as browsers see it, told so ({@link
     * OtenLogin#isFormLost}). The browser names the page; it is the front page if it names none, or another site's.
     */
    String ofLostForm(HttpServletRequest in) {
        return told(flow.returnUrl(named(in).orElse(""), urls.contextPath()));
    }

    /** The same for a form that a view of Faces has sent by script: to its own URL, so a browser need not name it. */
    String ofLostView(HttpServletRequest in) {
        return told(named(in)
                .map(page -> flow.returnUrl(page, urls.contextPath()))
                .orElseGet(() -> flow.requested(Navigation.here(in), urls.contextPath())));
    }

    private String told(ReturnUrl page) {
        return urls.toOutside(page.with(SIGN, FORM_LOST));
    }

    /** The page of this origin in {@code Referer}; empty also if the browser gives only the origin. */
    private Optional<String> named(HttpServletRequest in) {
        @Nullable String referer = in.getHeader("Referer");
        String root = urls.origin(in) + "/";
        return referer != null && referer.startsWith(root) && !referer.equals(root)
                ? Optional.of(urls.toInside(referer.substring(root.length() - 1)))
                : Optional.empty();
    }

    /** The page that the login names; else the requested one, which a request with a body cannot come back to. */
    ReturnUrl of(OtenLogin login, HttpServletRequest in) {
        Optional<String> named = login.returnTo().map(urls::toInside);
        if (named.isPresent()) {
            return flow.returnUrl(named.get(), urls.contextPath());
        }
        return Navigation.isSafe(in) ? flow.requested(Navigation.here(in), urls.contextPath()) : front();
    }

    ReturnUrl front() {
        return flow.returnUrl("", urls.contextPath());
    }

    /** The page that asked for a silent login, told why there is none. */
    ReturnUrl ofRefused(LoginTransaction transaction, OtenErrorCode refusal) {
        return of(transaction).with(SIGN, refusal.oauthError().orElseThrow());
    }

    /** The page where a login that was started ends. */
    ReturnUrl of(LoginTransaction transaction) {
        return flow.end(transaction, urls.contextPath());
    }
}
