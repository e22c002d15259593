package com.oten.jakarta.it.inherited;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Local;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The resource is the local view of an enterprise bean. */
@Local
@Path("inherit/ejb-view")
public interface EjbView {
    /**
     * Asks for a role.
     *
     * @return a word
     */
    @GET
    @RolesAllowed("admins")
    String get();
}
