package com.oten.jakarta.it.facts;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.util.Set;

/** Maps the servlet and sets the session cookie, without a web.xml entry. */
public final class FactsInitializer implements ServletContainerInitializer {
    @Override
    public void onStartup(Set<Class<?>> classes, ServletContext application) {
        application.addServlet("facts", FactsServlet.class).addMapping("/mapped/*", "/protected/*");
        application.getSessionCookieConfig().setHttpOnly(true);
        application.getSessionCookieConfig().setPath(application.getContextPath());
    }
}
