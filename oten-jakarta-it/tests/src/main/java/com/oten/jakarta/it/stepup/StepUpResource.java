package com.oten.jakarta.it.stepup;

import com.oten.jakarta.OtenStepUp;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

/** Step-up on the class, on methods, and together with roles. */
@Path("step-up")
@OtenStepUp(acr = "gold")
public class StepUpResource {
    /** For the container. */
    public StepUpResource() {}

    /**
     * As on the class.
     *
     * @param caller who asks
     * @return a word
     */
    @GET
    @Path("gold")
    @PermitAll
    public String gold(@Context SecurityContext caller) {
        return "gold " + caller.getUserPrincipal().getName();
    }

    /**
     * Less than on the class.
     *
     * @param caller who asks
     * @return a word
     */
    @GET
    @Path("recent")
    @OtenStepUp(maxAge = "PT5M")
    public String recent(@Context SecurityContext caller) {
        return "recent " + caller.getUserPrincipal().getName();
    }

    /**
     * With a role in addition.
     *
     * @return a word
     */
    @GET
    @Path("admin")
    @RolesAllowed("admins")
    public String admin() {
        return "admin";
    }
}
