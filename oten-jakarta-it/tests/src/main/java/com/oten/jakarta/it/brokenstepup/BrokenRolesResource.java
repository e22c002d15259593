package com.oten.jakarta.it.brokenstepup;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Has contradicting annotations on one method. */
@Path("broken-roles")
public class BrokenRolesResource {
    /** For the container. */
    public BrokenRolesResource() {}

    /**
     * For everybody and for nobody.
     *
     * @return never
     */
    @GET
    @PermitAll
    @DenyAll
    public String torn() {
        return "torn";
    }
}
