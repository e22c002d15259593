package com.oten.jakarta.it.app;

import com.oten.jakarta.OtenStepUp;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

/** Every kind of rule, and which one wins. */
@Path("rules")
@RolesAllowed("admins")
public class RulesResource {
    /** For the container. */
    public RulesResource() {}

    /**
     * The class's rule.
     *
     * @return a word
     */
    @GET
    @Path("class")
    public String asTheClassSays() {
        return "class";
    }

    /**
     * For everybody, against the class's rule.
     *
     * @return a word
     */
    @GET
    @Path("permitted")
    @PermitAll
    public String permitted() {
        return "permitted";
    }

    /**
     * How the caller has authenticated, for everybody.
     *
     * @param caller who asks
     * @return a word, or {@code null}
     */
    @GET
    @Path("scheme")
    @PermitAll
    public String scheme(@Context SecurityContext caller) {
        return String.valueOf(caller.getAuthenticationScheme());
    }

    /**
     * For nobody, against the class's rule.
     *
     * @return never
     */
    @GET
    @Path("denied")
    @DenyAll
    public String denied() {
        return "denied";
    }

    /**
     * For anybody who is logged in.
     *
     * @return a word
     */
    @GET
    @Path("any")
    @RolesAllowed("**")
    public String any() {
        return "any";
    }

    /**
     * For anybody who is logged in, whose browser may store it.
     *
     * @return a word
     */
    @GET
    @Path("stored")
    @RolesAllowed("**")
    public Response stored() {
        return Response.ok("stored")
                .header("Cache-Control", "private, max-age=60")
                .build();
    }

    /**
     * What the resource itself is told about a group that no annotation names.
     *
     * @param caller who asks
     * @return true or false
     */
    @GET
    @Path("undeclared")
    @PermitAll
    public String undeclared(@Context SecurityContext caller) {
        return String.valueOf(caller.isUserInRole("readers"));
    }

    /**
     * For whoever has just logged in at Oten.
     *
     * @return a word
     */
    @GET
    @Path("stepped-up")
    @PermitAll
    @OtenStepUp(maxAge = "PT1H")
    public String steppedUp() {
        return "stepped up";
    }
}
