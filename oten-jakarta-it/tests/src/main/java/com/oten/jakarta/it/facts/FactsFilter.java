package com.oten.jakarta.it.facts;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;

/** A bean, so that its fields are injected on every server. */
@Dependent
public class FactsFilter implements ContainerResponseFilter {
    @Inject
    @SuppressWarnings("NullAway.Init")
    private FactsBean bean;

    @Override
    public void filter(ContainerRequestContext in, ContainerResponseContext out) {
        out.getHeaders().add("X-Filter-Saw", bean.path());
    }
}
