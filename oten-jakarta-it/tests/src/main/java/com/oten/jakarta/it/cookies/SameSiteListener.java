package com.oten.jakarta.it.cookies;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.annotation.WebListener;

/** Sets what the application wants of the session cookie in code: WildFly does not read an {@code <attribute>} of it in {@code web.xml}. */
@WebListener
public class SameSiteListener implements ServletContextListener {
    /** The context parameter. */
    public static final String PARAMETER = "same-site";

    /** For the container. */
    public SameSiteListener() {}

    @Override
    public void contextInitialized(ServletContextEvent event) {
        String wanted = event.getServletContext().getInitParameter(PARAMETER);
        if (wanted != null) {
            SessionCookieConfig cookie = event.getServletContext().getSessionCookieConfig();
            cookie.setAttribute("SameSite", wanted);
            cookie.setSecure(wanted.equals("None"));
        }
    }
}
