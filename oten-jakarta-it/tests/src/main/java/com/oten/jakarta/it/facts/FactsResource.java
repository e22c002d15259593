package com.oten.jakarta.it.facts;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Returns what its bean sees. */
@Path("/seen")
@RequestScoped
public class FactsResource {
    @Inject
    @SuppressWarnings("NullAway.Init")
    private FactsBean bean;

    /**
     * The path of the request.
     *
     * @return below the context path
     */
    @GET
    public String seen() {
        return bean.path();
    }
}
