package com.oten.jakarta.it.app;

import com.oten.jakarta.OtenTokenService;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** Gets a service token for one scope; the library remembers refusals per scope. */
@Path("service/{scope}")
@RequestScoped
@PermitAll
public class ScopedServiceResource {
    @Inject
    private OtenTokenService tokens;

    /** For the container. */
    public ScopedServiceResource() {}

    /**
     * Gets it and returns nothing.
     *
     * @param scope of the token
     * @return nothing
     */
    @GET
    public Response service(@PathParam("scope") String scope) {
        tokens.serviceToken(scope);
        return Response.noContent().build();
    }
}
