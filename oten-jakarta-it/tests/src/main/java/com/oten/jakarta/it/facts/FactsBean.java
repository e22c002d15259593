package com.oten.jakarta.it.facts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;

/** Application-scoped, and yet it sees the current request. */
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
