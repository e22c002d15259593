package com.oten.jakarta.internal.startup;

import com.oten.jakarta.internal.doctor.SessionCookie;
import jakarta.servlet.ServletContext;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.SessionTrackingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the servlet container knows of its session cookie. */
final class SessionCookies {
    private SessionCookies() {}

    static SessionCookie of(ServletContext context) {
        SessionCookieConfig cookie = context.getSessionCookieConfig();
        return new SessionCookie(
                Optional.ofNullable(cookie.getName()).orElse("JSESSIONID"),
                context.getEffectiveSessionTrackingModes().contains(SessionTrackingMode.COOKIE),
                Optional.ofNullable(cookie.getAttribute("SameSite")),
                given(cookie.getPath()),
                given(cookie.getDomain()),
                cookie.isSecure());
    }

    private static Optional<String> given(@Nullable String value) {
        return Optional.ofNullable(value).filter(text -> !text.isEmpty());
    }
}
