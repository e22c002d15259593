package com.oten.jakarta.it.mpjwt;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

/** Says who calls. */
@Path("caller")
public class MachinesResource {
    /** For the container. */
    public MachinesResource() {}

    /**
     * The caller.
     *
     * @param security of the request
     * @return the name
     */
    @GET
    @RolesAllowed("**")
    public String caller(@Context SecurityContext security) {
        return security.getUserPrincipal().getName();
    }
}
