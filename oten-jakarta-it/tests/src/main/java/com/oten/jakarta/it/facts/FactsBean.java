package com.oten.jakarta.it.facts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;

/** One for the application, and yet it sees the request at hand. */
@ApplicationScoped
public class FactsBean {
    @Inject
    @SuppressWarnings("NullAway.Init")
    private HttpServletRequest request;

    @Inject
    @SuppressWarnings("NullAway.Init")
    private ServletContext application;

    String path() {
        return request.getRequestURI().substring(application.getContextPath().length());
    }
}
